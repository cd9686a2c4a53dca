import { formatShare } from './number-text.js';
import { STATUS_LIST } from './status-vocabulary.js';

/** One stacked bar: the share of each status, told apart by pattern as well as by colour. */
export const StatusBar = ({ totals }: { totals: Readonly<Record<string, number>> }) => {
  const shown = STATUS_LIST.map(({ code, name }) => ({ code, name, count: totals[code] ?? 0 })).filter(
    ({ count }) => count > 0,
  );
  const all = shown.reduce((sum, { count }) => sum + count, 0);
  const words = shown.map(({ name, count }) => `${name}: ${count}`).join('; ');
  return (
    <div className="status-bar" role="img" aria-label={`Tình trạng của ${all} nghĩa vụ. ${words}`}>
      {shown.map(({ code, name, count }) => (
        <span
          key={code}
          className={`status-bar-part bar-${code}`}
          style={{ flexGrow: count }}
          title={`${name}: ${count} (${formatShare(count, all)})`}
        />
      ))}
    </div>
  );
};
