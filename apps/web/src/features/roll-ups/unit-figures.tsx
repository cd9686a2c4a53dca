import type { ReportFigureView, ReportView } from '@dondoc/contracts';
import { obligationAddress } from '../../components/addresses.js';
import { Link } from '../../components/moment-link.js';
import { formatNumber } from '../../components/number-text.js';
import { formatDay } from '../../components/plain-date-label.js';

const totalText = ({ total, unit, notAdded }: ReportFigureView): string =>
  total === null ? (notAdded ?? 'chưa có số liệu') : `${formatNumber(total)} ${unit}`;

const Source = ({
  source,
  figure,
  cascadeId,
}: {
  source: ReportFigureView['sources'][number];
  figure: ReportFigureView;
  cascadeId: string;
}) => (
  <tr>
    <th scope="row">
      <Link to={obligationAddress({ cascadeId, unitId: source.unitId, lineId: figure.lineId })}>{source.unitName}</Link>
    </th>
    <td className="number">
      {formatNumber(source.value)} {figure.unit}
      {source.far ? <span className="figure-far">⚠ khác xa các đơn vị khác, nên kiểm tra</span> : null}
    </td>
    <td>
      {source.documentNumber}, ngày {formatDay(source.signedOn)}
      {source.version > 1 ? `, lần nộp ${source.version}` : ''}
    </td>
  </tr>
);

/** What the screen leaves out. */
const Rest = ({ shown, total }: { shown: number; total: number }) =>
  shown < total ? (
    <p>
      Nêu {formatNumber(shown)} trong {formatNumber(total)}; bảng tính có đủ danh sách.
    </p>
  ) : null;

const Figure = ({ figure, report }: { figure: ReportFigureView; report: ReportView }) => (
  <li className="card">
    <h3>{report.line === null ? `${figure.label} (${figure.lineTitle})` : figure.label}</h3>
    <p>
      <strong>{totalText(figure)}</strong> · {formatNumber(figure.given)}/{formatNumber(figure.owed)} đơn vị có số liệu
      {figure.least === null || figure.most === null
        ? ''
        : ` · thấp nhất ${formatNumber(figure.least)}, cao nhất ${formatNumber(figure.most)}`}
    </p>
    {figure.sources.length === 0 ? null : (
      <details className="disclosure">
        <summary>Nguồn của từng số ({formatNumber(figure.given)})</summary>
        <div className="table-frame">
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col">Đơn vị</th>
                <th scope="col" className="number">
                  Giá trị
                </th>
                <th scope="col">Theo văn bản</th>
              </tr>
            </thead>
            <tbody>
              {figure.sources.map((source) => (
                <Source key={source.unitId} source={source} figure={figure} cascadeId={report.cascadeId} />
              ))}
            </tbody>
          </table>
        </div>
        <Rest shown={figure.sources.length} total={figure.given} />
      </details>
    )}
    {figure.without.length === 0 ? null : (
      <details className="disclosure">
        <summary>Đơn vị không có số liệu ({formatNumber(figure.owed - figure.given)})</summary>
        <ul>
          {figure.without.map(({ unitId, unitName, reason }) => (
            <li key={unitId}>
              {unitName}: {reason}
            </li>
          ))}
        </ul>
        <Rest shown={figure.without.length} total={figure.owed - figure.given} />
      </details>
    )}
  </li>
);

const List = ({ report }: { report: ReportView }) => (
  <ul className="cards-single report-figures">
    {report.figures.map((figure) => (
      <Figure key={`${figure.lineId} ${figure.key}`} figure={figure} report={report} />
    ))}
  </ul>
);

/** What the units' figures add up to; each sum opens who gave what, in which document. Over all lines they wait folded. */
export const UnitFigures = ({ report }: { report: ReportView }) => {
  if (report.figures.length === 0) return null;
  if (report.line === null) {
    return (
      <details className="disclosure">
        <summary>Số liệu của các đơn vị, từng nội dung ({report.figures.length})</summary>
        <List report={report} />
      </details>
    );
  }
  return (
    <section aria-labelledby="so-lieu">
      <h2 id="so-lieu">Số liệu của các đơn vị</h2>
      <List report={report} />
    </section>
  );
};
