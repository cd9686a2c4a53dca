import type { DueDate, OrgUnit, PlainDate } from '@dondoc/domain';

/** One unit × line, the same in `dates` and in `rehearse`. `due` is the day that the words name; null: no date. */
export type DateRow = {
  unit: string;
  unitName: string;
  line: string;
  title: string;
  due: PlainDate | null;
  boundary: 'before' | 'on' | null;
  lastSafeDay: PlainDate | null;
  lastWorkingDay: PlainDate | null;
  hour: string | null;
};

type Facts = Pick<DueDate, 'named' | 'boundary' | 'lastSafeDay' | 'lastWorkingDay' | 'hour'>;

/** The facts of a due date under the names of the command line. */
export const dateFacts = (due: Facts | null): Omit<DateRow, 'unit' | 'unitName' | 'line' | 'title'> => ({
  due: due?.named ?? null,
  boundary: due?.boundary ?? null,
  lastSafeDay: due?.lastSafeDay ?? null,
  lastWorkingDay: due?.lastWorkingDay ?? null,
  hour: due?.hour ?? null,
});

export type OwedRow = { unitId: string; lineId: string; title: string; due: Facts | null };

const order = ({ due, line, unit }: DateRow): string => `${due ?? '9999'} ${line} ${unit}`;

/** Rows by date, line and unit. */
export const dateRows = (owed: readonly OwedRow[], units: readonly OrgUnit[]): DateRow[] => {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return owed
    .map(({ unitId, lineId, title, due }) => ({
      unit: unitId,
      unitName: names.get(unitId) ?? unitId,
      line: lineId,
      title,
      ...dateFacts(due),
    }))
    .map((row) => ({ row, key: order(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row);
};
