import type { RollUpView } from '@dondoc/contracts';
import { Link } from 'react-router';
import { useRollUps } from '../../api/cascades.js';
import { AS_OF_PARAMETER } from '../../components/keep-moment.js';
import { formatInstant } from '../../components/instant-label.js';
import { QueryState } from '../../components/query-state.js';
import { LINE_PARAMETER } from './report-address.js';

const Ratings = ({ tally }: Pick<RollUpView, 'tally'>) =>
  tally.ratings === undefined ? null : (
    <p className="roll-up-ratings">
      Xếp loại:{' '}
      {Object.entries(tally.ratings)
        .map(([label, units]) => `${label} ${units.length}`)
        .join(' · ')}
    </p>
  );

/** The whole report as of then. */
const asOf = ({ lineId, at }: RollUpView): URLSearchParams =>
  new URLSearchParams({ [LINE_PARAMETER]: lineId, [AS_OF_PARAMETER]: formatInstant(at) });

const RollUp = ({ rollUp }: { rollUp: RollUpView }) => (
  <li className="card roll-up">
    <h3>{rollUp.title}</h3>
    <p className="roll-up-sentence">{rollUp.sentence}</p>
    <Ratings tally={rollUp.tally} />
    <p className="as-of">
      Tổng hợp lúc {formatInstant(rollUp.at)}{' '}
      {rollUp.trigger === 'settled' ? '(mọi đơn vị đã xong)' : '(đến giờ tổng hợp)'} ·{' '}
      <Link to={`?${asOf(rollUp)}`}>Xem đủ số liệu lúc đó</Link>
    </p>
  </li>
);

/** What was reported to the issuer when each period ended; it does not change any more. Newest first. */
export const SettledRollUps = ({ cascadeId, line }: { cascadeId: string; line: string | null }) => (
  <QueryState query={useRollUps(cascadeId)}>
    {(list) => {
      const shown = list.filter(({ lineId }) => line === null || lineId === line);
      return shown.length === 0 ? null : (
        <details className="disclosure no-print" open={line !== null}>
          <summary>Kết quả đã chốt khi hết kỳ ({shown.length})</summary>
          <ul className="cards-single settled-roll-ups">
            {[...shown]
              .sort((a, b) => (a.at < b.at ? 1 : -1))
              .map((rollUp) => (
                <RollUp key={rollUp.lineId} rollUp={rollUp} />
              ))}
          </ul>
        </details>
      );
    }}
  </QueryState>
);
