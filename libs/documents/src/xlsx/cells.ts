import type { PlainDate } from '@dondoc/domain';
import type { CellObject } from 'write-excel-file/node';

/** Most that a cell can hold. */
const LONGEST = 32_000;
const BORDER = { borderStyle: 'thin', borderColor: '#808080' } as const;
const IN_TABLE = { ...BORDER, wrap: true, alignVertical: 'top' } as const;

/** Text stays text, whatever it begins with: a cell that says "=1+1" must not be computed. */
export const text = (value: string, style: Partial<CellObject> = {}): CellObject => ({
  value: value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value,
  type: String,
  format: '@',
  ...style,
});

export const tableText = (value: string): CellObject => text(value, IN_TABLE);

export const tableHead = (value: string): CellObject =>
  text(value, {
    ...IN_TABLE,
    fontWeight: 'bold',
    align: 'center',
    alignVertical: 'center',
    backgroundColor: '#E7EDF5',
  });

export const tableNumber = (value: number): CellObject => ({ value, type: Number, ...IN_TABLE, align: 'center' });

/** A real date, shown as people write it; empty where there is none. */
export const tableDate = (date: PlainDate | null): CellObject =>
  date === null
    ? tableText('')
    : { value: new Date(`${date}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy', ...IN_TABLE, align: 'center' };
