import type { ReportItemView, ReportView } from '@dondoc/contracts';
import { obligationAddress } from '../../components/addresses.js';
import { Link } from '../../components/moment-link.js';
import { formatNumber } from '../../components/number-text.js';
import { StatusTag } from '../../components/status-tag.js';

/** One obligation: who, what, where it stands, and what decided it. */
export const ItemLine = ({
  item,
  cascadeId,
  withLine,
}: {
  item: ReportItemView;
  cascadeId: string;
  withLine: boolean;
}) => (
  <li className="report-item">
    <Link to={obligationAddress({ cascadeId, unitId: item.unit.unitId, lineId: item.lineId })}>{item.unit.name}</Link>
    {withLine ? <span className="report-item-line">{item.lineTitle}</span> : null}
    <StatusTag status={item.status} />
    {item.why === '' ? null : <span className="report-item-why">{item.why}</span>}
  </li>
);

type Names = ReportView['missing'];

const List = ({
  title,
  names,
  report,
  open,
  text,
}: {
  title: string;
  names: Names;
  report: ReportView;
  open: boolean;
  text?: (item: ReportItemView) => string;
}) =>
  names.total === 0 ? null : (
    <details className="disclosure" open={open}>
      <summary>
        {title} ({formatNumber(names.total)})
      </summary>
      <ul className="report-items">
        {names.items.map((item) => (
          <li key={`${item.unit.unitId} ${item.lineId}`}>
            <Link
              to={obligationAddress({ cascadeId: report.cascadeId, unitId: item.unit.unitId, lineId: item.lineId })}
            >
              {item.unit.name}
            </Link>
            {report.line === null ? ` · ${item.lineTitle}` : ''}
            {text ? `: ${text(item)}` : ''}
          </li>
        ))}
      </ul>
      {names.total > names.items.length ? (
        <p>
          Nêu {names.items.length} trong {formatNumber(names.total)}; bảng tính có đủ danh sách.
        </p>
      ) : null}
    </details>
  );

const daysLate = ({ daysLate: days, status }: ReportItemView): string =>
  days !== null && days > 0 ? `chậm ${formatNumber(days)} ngày` : status.label;

/** Who is missing, late, left out; what lay with an intermediary is told apart from the units' own lateness. */
export const NameLists = ({ report }: { report: ReportView }) => {
  const few = report.line !== null;
  return (
    <section className="report-names" aria-label="Danh sách đơn vị">
      <List title="Chưa nộp" names={report.missing} report={report} open={few} text={({ status }) => status.label} />
      <List title="Nộp muộn" names={report.late} report={report} open={few} text={daysLate} />
      <List
        title="Được miễn, không áp dụng (không tính)"
        names={report.out}
        report={report}
        open={false}
        text={({ why }) => why}
      />
      <List
        title="Đầu mối chuyển tiếp chậm (không tính cho đơn vị nộp)"
        names={report.intermediaries}
        report={report}
        open={few}
        text={({ via }) => (via === null ? '' : `${via.name}, ${via.text.charAt(0).toLowerCase()}${via.text.slice(1)}`)}
      />
    </section>
  );
};
