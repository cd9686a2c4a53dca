import { fullNumber } from '@dondoc/contracts';
import type { FoundDocument } from '../body/from-reading.js';
import { formatDay } from '../../../components/plain-date-label.js';

const Row = ({ name, text }: { name: string; text: string | null }) => (
  <>
    <dt>{name}</dt>
    <dd>{text === null || text === '' ? <span className="quiet">không tìm thấy trong văn bản</span> : text}</dd>
  </>
);

/** The issuer as printed, and which unit of the register that is. */
const issuerText = (printed: string | null, name: string | null): string | null => {
  if (printed === null || printed === name) return printed;
  return name === null ? `⚠ ${printed} (chưa khớp đơn vị nào: chọn khi soạn)` : `${printed} (trong danh mục: ${name})`;
};

/** What the head and the foot of the pasted document say. */
export const FoundDocumentBlock = ({ found, issuerName }: { found: FoundDocument; issuerName: string | null }) => {
  const { document, targets, warnings } = found;
  const numbered = document.number === null ? document.sign : fullNumber(document.number, document.sign ?? '');
  return (
    <section className="card" aria-labelledby="found-document">
      <h2 id="found-document">Văn bản đọc được</h2>
      <dl className="facts">
        <Row name="Loại" text={document.type} />
        <Row name="Số, ký hiệu" text={numbered} />
        <Row name="Ngày" text={document.issuedOn === null ? null : formatDay(document.issuedOn)} />
        <Row name="Cơ quan ban hành" text={issuerText(document.issuer, issuerName)} />
        <Row name="Trích yếu" text={document.subject} />
        <Row name="Thực hiện văn bản" text={document.carriesOut} />
      </dl>
      {targets.length === 0 ? null : (
        <details className="disclosure">
          <summary>Chỉ tiêu ({targets.length})</summary>
          <ul>
            {targets.map(({ number, text }) => (
              <li key={`${number} ${text}`}>
                {number}. {text}
              </li>
            ))}
          </ul>
        </details>
      )}
      {warnings.length === 0 ? null : (
        <div className="warnings" role="note">
          <ul>
            {warnings.map((text) => (
              <li key={text}>⚠ {text}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
};
