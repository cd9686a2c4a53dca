import { useMemo } from 'react';
import { formatNumber } from '../../components/number-text.js';
import { StatusBar } from '../../components/status-bar.js';
import { StatusSign } from '../../components/status-sign.js';
import { STATUS_LIST } from '../../components/status-vocabulary.js';
import { type RehearsedLife, totalsAt } from './life.js';

/** How many cells have which status at that instant; adds up to all cells. */
export const LifeTotals = ({ life, at }: { life: RehearsedLife; at: string }) => {
  const totals = useMemo(() => totalsAt(life, at), [life, at]);
  return (
    <>
      <StatusBar totals={totals} />
      <ul className="legend" data-testid="rehearsal-totals">
        {STATUS_LIST.filter(({ code }) => (totals[code] ?? 0) > 0).map(({ code, name }) => (
          <li key={code} className={`status-tag st-${code}`}>
            <StatusSign code={code} />
            {name} <strong>{formatNumber(totals[code] ?? 0)}</strong>
          </li>
        ))}
        <li className="legend-sum">= {formatNumber(Object.values(totals).reduce((a, b) => a + b, 0))} nghĩa vụ</li>
      </ul>
    </>
  );
};
