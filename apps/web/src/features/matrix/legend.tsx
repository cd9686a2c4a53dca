import { formatNumber } from '../../components/number-text.js';
import { StatusSign } from '../../components/status-sign.js';
import { STATUS_LIST, type StatusCode } from '../../components/status-vocabulary.js';
import type { MatrixAddress } from './matrix-filter.js';

/** Explains each sign and filters by it. Counts are of the columns of the chosen years and add up to their sum. */
export const Legend = ({ totals, address }: { totals: Readonly<Record<string, number>>; address: MatrixAddress }) => {
  const { statuses } = address.filter;
  const sum = Object.values(totals).reduce((all, count) => all + count, 0);
  const toggle = (code: StatusCode): void => {
    const next = statuses.includes(code) ? statuses.filter((one) => one !== code) : [...statuses, code];
    address.set('statuses', next.join(','));
  };
  return (
    <fieldset className="legend">
      <legend className="visually-hidden">Chú giải, bấm để lọc theo tình trạng</legend>
      {STATUS_LIST.filter(({ code }) => (totals[code] ?? 0) > 0 || statuses.includes(code)).map(({ code, name }) => (
        <button
          key={code}
          type="button"
          className={`legend-item st-${code}`}
          aria-pressed={statuses.includes(code)}
          onClick={() => toggle(code)}
        >
          <StatusSign code={code} />
          {name} <strong>{formatNumber(totals[code] ?? 0)}</strong>
        </button>
      ))}
      <span className="legend-sum">= {formatNumber(sum)} nghĩa vụ trong các cột đã chọn</span>
    </fieldset>
  );
};
