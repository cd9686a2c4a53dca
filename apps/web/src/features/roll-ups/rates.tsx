import type { ReportView } from '@dondoc/contracts';
import { FigureButton } from './figure-button.js';

/** n of m with the share; both numbers open who they are. */
export const Rates = ({ report }: { report: ReportView }) => {
  const line = report.line?.lineId ?? null;
  return (
    <dl className="report-rates">
      {report.total.rates.map(({ name, label, part, of, percent, partList, ofList }) => (
        <div key={name} className="card report-rate">
          <dt>{label}</dt>
          <dd>
            <FigureButton figure={{ list: partList, line, group: null }} count={part} label={`${label}, tử số`} />
            {' / '}
            <FigureButton figure={{ list: ofList, line, group: null }} count={of} label={`${label}, mẫu số`} />
            <span className="report-percent">{of === 0 ? 'chưa tính được' : `${percent} %`}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
};
