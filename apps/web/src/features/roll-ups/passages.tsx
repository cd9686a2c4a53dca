import type { ReportView } from '@dondoc/contracts';
import { Link } from 'react-router';
import { obligationAddress } from '../../components/addresses.js';
import { formatNumber } from '../../components/number-text.js';
import { formatDay } from '../../components/plain-date-label.js';

/** What the units wrote, each with the submission that it stands in. */
export const Passages = ({ report }: { report: ReportView }) =>
  report.passages.length === 0 ? null : (
    <details className="disclosure">
      <summary>Nội dung trích từ bài nộp ({formatNumber(report.passageCount)})</summary>
      <ul className="report-items">
        {report.passages.map(({ unitId, unitName, lineId, lineTitle, text, documentNumber, signedOn }) => (
          <li key={`${unitId} ${lineId}`}>
            <Link to={obligationAddress({ cascadeId: report.cascadeId, unitId, lineId })}>{unitName}</Link>
            {report.line === null ? ` · ${lineTitle}` : ''}: {text} ({documentNumber}, ngày {formatDay(signedOn)})
          </li>
        ))}
      </ul>
      {report.passageCount > report.passages.length ? (
        <p>
          Nêu {formatNumber(report.passages.length)} trong {formatNumber(report.passageCount)}; bảng tính có đủ danh
          sách.
        </p>
      ) : null}
    </details>
  );
