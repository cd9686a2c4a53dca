import { StatusSign } from '../../components/status-sign.js';
import { STATUS_LIST } from '../../components/status-vocabulary.js';
import { formatDay } from '../../components/plain-date-label.js';
import type { GridSizes, Range } from './grid-window.js';
import { codeAt, type Line, placeOf, type RehearsedLife } from './life.js';

const names = new Map(STATUS_LIST.map(({ code, name }) => [code, name]));

export type Shown = { life: RehearsedLife; at: string; columns: Range; sizes: GridSizes; active: Place };
/** Row 0 holds the headings, column 0 the names. */
export type Place = { row: number; column: number };

export const cellId = ({ row, column }: Place): string => `life-${row}-${column}`;

const classAt = (name: string, place: Place, active: Place): string =>
  place.row === active.row && place.column === active.column ? `${name} life-active` : name;

const Heading = ({ line, place, active, width }: { line: Line; place: Place; active: Place; width: number }) => (
  <div
    role="columnheader"
    id={cellId(place)}
    data-place={`${place.row}:${place.column}`}
    aria-colindex={place.column + 1}
    className={classAt('life-heading', place, active)}
    style={{ width }}
    aria-label={`${line.title}, ${line.lastSafeDay === null ? 'không hạn' : `hạn ${formatDay(line.lastSafeDay)}`}`}
    title={line.title}
  >
    <span className="life-heading-name">{line.shortTitle}</span>
    <span className="column-date">{line.lastSafeDay === null ? 'không hạn' : formatDay(line.lastSafeDay)}</span>
  </div>
);

/** Names and dates of the lines that are in view. */
export const HeadRow = ({ life, columns, sizes, active }: Shown) => (
  <div role="row" aria-rowindex={1} className="life-row life-head" style={{ height: sizes.head }}>
    <div
      role="columnheader"
      id={cellId({ row: 0, column: 0 })}
      data-place="0:0"
      aria-colindex={1}
      className={classAt('life-name', { row: 0, column: 0 }, active)}
      style={{ width: sizes.name }}
    >
      Đơn vị
    </div>
    <span role="none" style={{ width: columns.first * sizes.column, flex: 'none' }} />
    {life.lines.slice(columns.first, columns.last).map((line, index) => (
      <Heading
        key={line.lineId}
        line={line}
        place={{ row: 0, column: columns.first + index + 1 }}
        active={active}
        width={sizes.column}
      />
    ))}
  </div>
);

const Mark = ({ life, at, unitId, lineId }: Pick<Shown, 'life' | 'at'> & { unitId: string; lineId: string }) => {
  const steps = life.steps.get(placeOf(unitId, lineId));
  const code = codeAt(steps, at);
  if (code === undefined) {
    return <span className="visually-hidden">{steps === undefined ? 'Không giao' : 'Chưa giao'}</span>;
  }
  return (
    <span className={`cell-mark st-${code}`}>
      <StatusSign code={code} />
      {code === 'done_late' ? <span aria-hidden="true">+</span> : null}
      <span className="visually-hidden">{names.get(code)}</span>
    </span>
  );
};

/** One unit's status of each line in view at that instant. */
export const UnitRow = ({ life, at, columns, sizes, active, index }: Shown & { index: number }) => {
  const unit = life.units[index];
  if (unit === undefined) return null;
  const row = index + 1;
  return (
    <div role="row" aria-rowindex={row + 1} className="life-row" style={{ height: sizes.row }}>
      <div
        role="rowheader"
        id={cellId({ row, column: 0 })}
        data-place={`${row}:0`}
        aria-colindex={1}
        className={classAt('life-name', { row, column: 0 }, active)}
        style={{ width: sizes.name }}
        title={unit.name}
      >
        <span>{unit.name}</span>
      </div>
      <span role="none" style={{ width: columns.first * sizes.column, flex: 'none' }} />
      {life.lines.slice(columns.first, columns.last).map(({ lineId }, offset) => {
        const place = { row, column: columns.first + offset + 1 };
        return (
          <div
            key={lineId}
            role="gridcell"
            id={cellId(place)}
            data-place={`${row}:${place.column}`}
            aria-colindex={place.column + 1}
            className={classAt('life-cell', place, active)}
            style={{ width: sizes.column }}
          >
            <Mark life={life} at={at} unitId={unit.unitId} lineId={lineId} />
          </div>
        );
      })}
    </div>
  );
};
