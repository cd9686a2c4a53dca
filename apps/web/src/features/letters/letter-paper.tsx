/** The text of the letter as it will read, paragraph by paragraph. */
export const LetterPaper = ({ paragraphs, template }: { paragraphs: readonly string[]; template: string }) => (
  <section className="letter-paper" aria-labelledby="letter-paper-title">
    <h2 id="letter-paper-title">Công văn sẽ ghi</h2>
    <p className="as-of">{template}. Tải về mới thấy trình bày như khi in.</p>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
    <div className="paper" tabIndex={0} role="region" aria-label="Nội dung công văn">
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other identity
        <p key={index}>{paragraph}</p>
      ))}
    </div>
  </section>
);
