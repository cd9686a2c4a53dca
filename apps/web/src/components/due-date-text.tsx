import type { DueDateView } from '@dondoc/contracts';
import { formatDay, formatLongDay } from './plain-date-label.js';

/** The date of a due rule in long form; the day that the words name struck through where another one counts. */
export const DueDateText = ({ due }: { due: DueDateView | null }) => {
  if (due === null) return <span className="due-date">không hạn</span>;
  const { named, lastSafeDay, lastWorkingDay, hour } = due;
  return (
    <span className="due-date">
      {named === lastSafeDay ? null : (
        <>
          <del>
            <span className="visually-hidden">ngày nêu trong văn bản: </span>
            {formatDay(named)}
          </del>{' '}
          <span aria-hidden="true">→ </span>
        </>
      )}
      <strong>
        {hour === null ? 'hết ' : `${hour} `}
        {formatLongDay(lastSafeDay)}
      </strong>
      {lastWorkingDay === lastSafeDay ? null : (
        <span className="due-date-note">ngày nghỉ; ngày làm việc cuối cùng: {formatLongDay(lastWorkingDay)}</span>
      )}
    </span>
  );
};
