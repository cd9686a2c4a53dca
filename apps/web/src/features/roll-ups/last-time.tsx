import type { ReportView } from '@dondoc/contracts';
import { rollUpsAddress } from '../../components/addresses.js';
import { formatInstant } from '../../components/instant-label.js';
import { AS_OF_PARAMETER } from '../../components/keep-moment.js';
import { Link } from '../../components/moment-link.js';
import { LINE_PARAMETER } from './report-address.js';

const lineAddress = (cascadeId: string, lineId: string): string =>
  `${rollUpsAddress(cascadeId)}?${new URLSearchParams({ [LINE_PARAMETER]: lineId })}`;

/** The report of last time at its own moment. */
const lastAddress = (cascadeId: string, lineId: string, at: string): string =>
  `${lineAddress(cascadeId, lineId)}&${new URLSearchParams({ [AS_OF_PARAMETER]: formatInstant(at) })}`;

/** The comparison with the same point of last time; over all lines also duty by duty, each side opens its report. */
export const LastTime = ({ report }: { report: ReportView }) => {
  const { text, parts } = report.lastTime;
  return (
    <>
      <p className="report-last-time">{text}</p>
      {parts.length === 0 ? null : (
        <details className="disclosure">
          <summary>So với kỳ trước, từng nội dung ({parts.length})</summary>
          <ul className="report-items">
            {parts.map((part) => (
              <li key={part.lineId}>
                <Link to={lineAddress(report.cascadeId, part.lineId)}>{part.title}</Link>. {part.text}{' '}
                <Link to={lastAddress(part.cascadeId, part.lastLineId, part.at)}>Xem kỳ trước lúc đó</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};
