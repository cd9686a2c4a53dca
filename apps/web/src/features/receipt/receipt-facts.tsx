import type { ReceiptView } from '@dondoc/contracts';
import { formatNumber } from '../../components/number-text.js';
import { formatDay } from '../../components/plain-date-label.js';

const linesOf = (receipt: ReceiptView): [string, string][] => {
  const { document, late, timeliness } = receipt;
  return [
    ['Số biên nhận', `BN ${receipt.number}`],
    ['Đơn vị nộp', receipt.unit],
    ['Nghĩa vụ', receipt.obligation],
    ['Theo văn bản', `${receipt.directive}: ${receipt.subject}`],
    [
      'Văn bản đã nộp',
      `Số ${document.number}, ký ngày ${formatDay(document.signedOn)}; bản nộp thứ ${receipt.version}`,
    ],
    ...(document.sentOn === null ? [] : ([['Ngày gửi', formatDay(document.sentOn)]] as [string, string][])),
    ['Nhận lúc', receipt.receivedText],
    ...(late === null
      ? []
      : ([['Ghi sau khi nhận', `Vào hệ thống lúc ${late.recordedText}. Lý do: ${late.reason}`]] as [string, string][])),
    ...(timeliness.due === null ? [] : ([['Hạn nộp', timeliness.due]] as [string, string][])),
    ['Thời hạn', timeliness.text],
    ['Vì sao là ngày này', timeliness.why],
    ['Người đưa vào hệ thống', receipt.recordedBy],
    ['Cơ quan theo dõi', receipt.office],
  ];
};

/** The same lines as on the paper, to be compared with it. */
export const ReceiptFacts = ({ receipt }: { receipt: ReceiptView }) => (
  <>
    <dl className="receipt-facts">
      {linesOf(receipt).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    <h2>Tệp đã nhận ({receipt.files.length})</h2>
    <ol className="receipt-files">
      {receipt.files.map(({ name, size, sha256 }, index) => (
        // Two files of one name may stand in one receipt.
        <li key={`${index}-${sha256}`}>
          {name} <span className="clause">{formatNumber(size)} byte</span>
          <span className="hash">SHA-256: {sha256}</span>
        </li>
      ))}
    </ol>
  </>
);
