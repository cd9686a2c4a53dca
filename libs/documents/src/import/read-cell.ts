import { formatDate, type Instant, type PlainDate, readDateText, RuleViolation } from '@dondoc/domain';
import { meantText } from '../xlsx/safe-text.js';
import type { CellValue } from '../xlsx/read/workbook.js';
import { type ColumnSpec, headKey } from './sheet-spec.js';

/** Why a cell cannot be read, and how to mend it. */
export type CellFault = { code: string; value: string; reason: string; mend: string };
export type CellReading = { value: string | number } | { fault: CellFault };

const fault = (value: string, reason: string, mend: string, code = 'IMPORT.CELL_INVALID'): CellReading => ({
  fault: { code, value, reason, mend },
});

const GROUPED = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/;
const PLAIN = /^-?\d+(,\d+)?$/;
const TIME = /^(?:(\d{1,2})(?::|h|\s*giờ\s*)(\d{2})?,?\s+)?(.+?)(?:[\sT,]+(\d{1,2})(?::|h|\s*giờ\s*)(\d{2})?)?$/;

/** Text as people mean it: composed letters, no invisible ones, no spaces around. */
const tidy = (text: string): string =>
  meantText(
    text
      .normalize('NFC')
      .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
      .replace(/\u00a0/g, ' ')
      .trim(),
  );

const decimal = (number: number): string => String(number).replace('.', ',');

/** 0.07 → 7, without the dust of binary fractions. */
const inPercent = (number: number): number => Number((number * 100).toPrecision(15));

const shownNumber = ({ number, percent, digits = 0 }: CellValue & { kind: 'number' }): string => {
  if (percent) return `${decimal(inPercent(number))}%`;
  return Number.isInteger(number) && number >= 0 ? String(number).padStart(digits, '0') : decimal(number);
};

/** What people see in the cell. */
export const shownText = (cell: CellValue): string => {
  switch (cell.kind) {
    case 'text':
      return tidy(cell.text);
    case 'number':
      return shownNumber(cell);
    case 'date':
      return formatDate(cell.date);
    case 'flag':
      return cell.flag ? 'TRUE' : 'FALSE';
    case 'error':
      return cell.text;
  }
};

const readNumber = (cell: CellValue, { percent = false }: ColumnSpec): CellReading => {
  const shown = shownText(cell);
  if (cell.kind === 'number' && !cell.percent) return { value: cell.number };
  if (cell.kind === 'number' && percent) return { value: inPercent(cell.number) };
  if (shown.endsWith('%') && !percent) {
    return fault(
      shown,
      'Cột này không tính bằng phần trăm.',
      'Đổi định dạng ô thành số (Number), nhập số, ví dụ 1234.',
    );
  }
  const typed = shown.replace(/\s/g, '').replace(/%$/, '');
  if (cell.kind === 'text' && (GROUPED.test(typed) || PLAIN.test(typed))) {
    return { value: Number(typed.replaceAll('.', '').replace(',', '.')) };
  }
  return fault(shown, 'Đây không phải một số.', 'Nhập số, ví dụ 1234 hoặc 1.234,5 (dấu phẩy là dấu thập phân).');
};

const readPlainDate = (cell: CellValue, now: Instant): { date: PlainDate } | { fault: CellFault } => {
  if (cell.kind === 'date') return { date: cell.date };
  const shown = shownText(cell);
  if (cell.kind !== 'text') {
    return {
      fault: {
        code: 'DATE.NOT_REAL',
        value: shown,
        reason: 'Ô này không phải ngày.',
        mend: 'Đổi định dạng ô thành ngày (Date), hoặc nhập lại, ví dụ 28/02/2026.',
      },
    };
  }
  try {
    return { date: readDateText(shown, now) };
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    return { fault: { code: error.code, value: shown, reason: error.details.reason, mend: error.details.mend } };
  }
};

const readDate = (cell: CellValue, now: Instant): CellReading => {
  const read = readPlainDate(cell, now);
  return 'fault' in read ? read : { value: read.date };
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const momentText = (date: PlainDate, hour?: number, minute = 0): string =>
  hour === undefined ? formatDate(date) : `${formatDate(date)} ${twoDigits(hour)}:${twoDigits(minute)}`;

/**
 * `20/03/2026`, `20/03/2026 14:30`, `14h30 20/03/2026`: read to `20/03/2026 14:30`. What a day without an hour counts as is
 * the rule of whoever takes it, as on the screen.
 */
const readMoment = (cell: CellValue, now: Instant): CellReading => {
  if (cell.kind === 'date') {
    if (cell.minutes === 0) return { value: momentText(cell.date) };
    return { value: momentText(cell.date, Math.floor(cell.minutes / 60) % 24, cell.minutes % 60) };
  }
  const shown = shownText(cell);
  const match = TIME.exec(shown);
  const [hour, minute] = [match?.[1] ?? match?.[4], match?.[2] ?? match?.[5] ?? '0'];
  const read = readPlainDate({ kind: 'text', text: match?.[3] ?? shown }, now);
  if (cell.kind !== 'text' || 'fault' in read) {
    const why = 'fault' in read ? read.fault.reason : 'Ô này không phải ngày.';
    return fault(shown, why, 'Nhập ngày và giờ, ví dụ 20/03/2026 14:30.', 'DATE.NOT_REAL');
  }
  if (hour === undefined) return { value: momentText(read.date) };
  if (Number(hour) > 23 || Number(minute) > 59) {
    return fault(shown, 'Giờ không có thật.', 'Nhập ngày và giờ, ví dụ 20/03/2026 14:30.', 'INSTANT.NOT_REAL');
  }
  return { value: momentText(read.date, Number(hour), Number(minute)) };
};

const readChoice = (cell: CellValue, { choices = {} }: ColumnSpec): CellReading => {
  const shown = shownText(cell);
  const found = Object.entries(choices).find(([value, label]) =>
    [value, label].some((one) => headKey(one) === headKey(shown)),
  );
  if (found) return { value: found[0] };
  return fault(shown, 'Giá trị này không có trong danh sách.', `Chọn một trong: ${Object.values(choices).join('; ')}.`);
};

const readText = (cell: CellValue, { maxLength = 500 }: ColumnSpec): CellReading => {
  const shown = shownText(cell);
  if (shown.length <= maxLength) return { value: shown };
  return fault(
    `${shown.slice(0, 60)}…`,
    `Dài ${shown.length} ký tự, quá ${maxLength}.`,
    `Rút gọn còn không quá ${maxLength} ký tự.`,
  );
};

/** Reads one cell that is not empty as its column wants it. */
export const readCell = (cell: CellValue, column: ColumnSpec, now: Instant): CellReading => {
  if (cell.kind === 'error') {
    return fault(
      cell.text,
      'Ô này là công thức lỗi hoặc chưa có giá trị.',
      'Chép ô, dán lại chỉ giá trị, rồi lưu tệp.',
    );
  }
  switch (column.kind) {
    case 'number':
      return readNumber(cell, column);
    case 'date':
      return readDate(cell, now);
    case 'moment':
      return readMoment(cell, now);
    case 'choice':
      return readChoice(cell, column);
    case 'text':
      return readText(cell, column);
  }
};
