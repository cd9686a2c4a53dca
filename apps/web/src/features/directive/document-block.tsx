import type { CascadeDetail } from '@dondoc/contracts';
import { documentLabel } from '../../components/document-label.js';
import { formatNumber } from '../../components/number-text.js';

const List = ({ title, lines }: { title: string; lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <details className="disclosure">
      <summary>
        {title} ({lines.length})
      </summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );

const TargetResult = ({ met, text }: CascadeDetail['targetsMet'][number]) => (
  <span className={met === false ? 'target-result target-missed' : 'target-result'}>{text}</span>
);

const Targets = ({ targets, targetsMet }: Pick<CascadeDetail, 'targets' | 'targetsMet'>) =>
  targets.length === 0 ? null : (
    <details className="disclosure" open>
      <summary>Chỉ tiêu ({targets.length})</summary>
      <ol className="targets">
        {targets.map(({ number, text, binds }) => (
          <li key={number} value={number}>
            {text} <span className="binds">Áp dụng: {binds}</span>
            {targetsMet
              .filter((result) => result.number === number)
              .map((result) => (
                <TargetResult key={result.number} {...result} />
              ))}
          </li>
        ))}
      </ol>
    </details>
  );

/** The document as printed: number, date, issuer, subject, basis, recipients, targets. */
export const DocumentBlock = ({ cascade }: { cascade: CascadeDetail }) => {
  const { document, basis, recipients, targets, targetsMet, unitCount, obligationCount, sample } = cascade;
  return (
    <section className="card document-block" aria-labelledby="document-title">
      <h2 id="document-title">Văn bản chỉ đạo</h2>
      <dl className="facts">
        <dt>Số, ngày</dt>
        <dd data-testid="document-label">{documentLabel(document)}</dd>
        <dt>Cơ quan ban hành</dt>
        <dd>{document.issuer}</dd>
        <dt>Trích yếu</dt>
        <dd>{document.subject}</dd>
        <dt>Quy mô</dt>
        <dd>
          {formatNumber(unitCount)} đơn vị, {formatNumber(obligationCount)} nghĩa vụ
          {sample ? ' (dữ liệu mẫu)' : ''}
        </dd>
      </dl>
      <Targets targets={targets} targetsMet={targetsMet} />
      <List title="Căn cứ" lines={basis} />
      <List title="Nơi nhận" lines={recipients} />
    </section>
  );
};
