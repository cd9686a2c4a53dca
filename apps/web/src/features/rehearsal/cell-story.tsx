import { formatInstant } from '../../components/instant-label.js';
import { formatLongDay } from '../../components/plain-date-label.js';
import { StatusSign } from '../../components/status-sign.js';
import { STATUS_LIST } from '../../components/status-vocabulary.js';
import { placeOf, type RehearsedLife } from './life.js';
import type { Place } from './life-row.js';

const names = new Map(STATUS_LIST.map(({ code, name }) => [code, name]));

type StoryProps = { life: RehearsedLife; active: Place; at: string; onGo: (at: string) => void };

/** The chosen cell's whole life: every status with its moment, each leads the slider there. */
export const CellStory = ({ life, active, at, onGo }: StoryProps) => {
  const unit = life.units[active.row - 1];
  const line = life.lines[active.column - 1];
  const steps = unit && line ? life.steps.get(placeOf(unit.unitId, line.lineId)) : undefined;
  return (
    <section className="card cell-story" aria-labelledby="story-title" aria-live="polite">
      <h2 id="story-title">Ô đang chọn</h2>
      <p>
        <strong>{unit?.name ?? 'Mọi đơn vị'}</strong>
        <br />
        {line === undefined ? 'Mọi nghĩa vụ' : line.title}
        {line === undefined ? null : (
          <span className="due-date-note">
            {line.lastSafeDay === null ? 'không hạn' : `hạn: hết ${formatLongDay(line.lastSafeDay)}`}
          </span>
        )}
      </p>
      {steps === undefined ? (
        <p className="quiet">
          {unit && line ? 'Nghĩa vụ này không giao cho đơn vị.' : 'Chọn một ô trong bảng để xem diễn biến.'}
        </p>
      ) : (
        <ol className="story-steps">
          {steps.map((step) => (
            <li key={step.at} className={step.at <= at ? undefined : 'story-later'}>
              <button type="button" className="text-button" onClick={() => onGo(step.at)}>
                <StatusSign code={step.code} /> {names.get(step.code)}
              </button>{' '}
              <span className="clause">từ {formatInstant(step.at)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};
