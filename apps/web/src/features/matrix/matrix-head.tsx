import { memo } from 'react';
import { formatShare } from '../../components/number-text.js';
import { formatDay, formatLongDay } from '../../components/plain-date-label.js';
import type { Column, ColumnGroup } from './matrix-shape.js';

const ColumnHead = ({ column, first }: { column: Column; first: boolean }) => {
  const { shortTitle, title, lastSafeDay, handedIn, owed } = column;
  const due = lastSafeDay === null ? 'không hạn' : `hạn ${formatLongDay(lastSafeDay)}`;
  const name = `${title}, ${due}, đã nộp ${handedIn} trên ${owed}`;
  return (
    <th scope="col" role="columnheader" className={first ? 'column-head group-start' : 'column-head'} aria-label={name}>
      <span className="column-name">{shortTitle}</span>
      <span className="column-date">{lastSafeDay === null ? 'không hạn' : formatDay(lastSafeDay)}</span>
      <span className="column-share">
        <span className="share-bar" aria-hidden="true">
          <span style={{ width: owed === 0 ? 0 : `${(handedIn * 100) / owed}%` }} />
        </span>
        {formatShare(handedIn, owed)}
      </span>
    </th>
  );
};

/** Two heading rows: groups of obligations, then name, date and share done of each. */
export const MatrixHead = memo(({ groups }: { groups: readonly ColumnGroup[] }) => (
  <thead>
    <tr role="row" aria-rowindex={1}>
      <th scope="col" role="columnheader" rowSpan={2} className="corner">
        Đơn vị
      </th>
      {groups.map(({ group, label, columns }) => (
        <th
          key={group}
          scope="colgroup"
          role="columnheader"
          colSpan={columns.length}
          className="group-head group-start"
        >
          <span>{label}</span>
        </th>
      ))}
      <th scope="col" role="columnheader" rowSpan={2} className="last-column group-start">
        Đúng hạn / đã đến hạn
      </th>
    </tr>
    <tr role="row" aria-rowindex={2}>
      {groups.flatMap(({ columns }) =>
        columns.map((column, index) => <ColumnHead key={column.lineId} column={column} first={index === 0} />),
      )}
    </tr>
  </thead>
));
MatrixHead.displayName = 'MatrixHead';
