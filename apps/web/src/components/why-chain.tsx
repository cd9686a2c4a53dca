import type { DueDateView } from '@dondoc/contracts';

/** "Vì sao là ngày này": the chain as the server explains it, step by step. */
export const WhyChain = ({ why }: { why: DueDateView['why'] }) => (
  <ol className="why-chain">
    {why.map(({ step, text }) => (
      <li key={`${step} ${text}`} className={`why-${step}`}>
        {text}
      </li>
    ))}
  </ol>
);

/** The chain behind a disclosure, for lists. */
export const WhyDisclosure = ({ why }: { why: DueDateView['why'] }) => (
  <details className="disclosure">
    <summary>Vì sao là ngày này</summary>
    <WhyChain why={why} />
  </details>
);
