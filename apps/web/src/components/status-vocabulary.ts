import type { StatusView } from '@dondoc/contracts';
import { formatNumber } from './number-text.js';
import { formatShortDay } from './plain-date-label.js';

export type StatusCode = StatusView['code'];

/** One list for every screen, in the order of the legend and of the bar: name and sign of each status. */
export const STATUS_LIST: readonly { code: StatusCode; name: string }[] = [
  { code: 'overdue', name: 'Quá hạn' },
  { code: 'due_today', name: 'Đến hạn hôm nay' },
  { code: 'due_soon', name: 'Sắp đến hạn' },
  { code: 'returned', name: 'Trả lại, cần bổ sung' },
  { code: 'received', name: 'Đã nộp, chờ duyệt' },
  { code: 'done_on_time', name: 'Hoàn thành đúng hạn' },
  { code: 'done_late', name: 'Hoàn thành quá hạn' },
  { code: 'tacit', name: 'Mặc nhiên thống nhất' },
  { code: 'exempt', name: 'Không áp dụng / được miễn' },
  { code: 'not_due', name: 'Chưa đến hạn' },
  { code: 'no_due', name: 'Không hạn' },
  { code: 'planned', name: 'Dự kiến' },
];

const codes: ReadonlyMap<string, StatusCode> = new Map(STATUS_LIST.map(({ code }) => [code, code]));

/** The status code of that text, if it is one. */
export const findStatusCode = (text: string): StatusCode | undefined => codes.get(text);

/** Statuses where something is still to be handed in or decided. */
const OPEN: ReadonlySet<StatusCode> = new Set(['overdue', 'due_today', 'due_soon', 'returned', 'received']);
export const isOpen = (code: StatusCode): boolean => OPEN.has(code);

/** Nothing can be said against the unit yet: left out by "Ẩn chưa đến hạn". */
export const isNotYet = (code: StatusCode): boolean => code === 'not_due' || code === 'planned';

/** The report lies there (as the server counts it). */
const HANDED_IN: ReadonlySet<StatusCode> = new Set(['received', 'done_on_time', 'done_late', 'tacit']);
export const isHandedIn = (code: StatusCode): boolean => HANDED_IN.has(code);

/**
 * The characters beside the sign of a cell, at most five: days left or late, or the date of receipt.
 * @param receivedOn plain date of the first receipt
 */
export const cellNote = ({ code, days }: StatusView, receivedOn: string | null): string => {
  switch (code) {
    case 'due_soon':
    case 'overdue':
      return formatNumber(days);
    case 'received':
    case 'done_late':
      // Without the point of thousands, which a cell has no room for; its name says it in full.
      return days > 0 ? `+${days}` : '';
    case 'done_on_time':
      return receivedOn === null ? '' : formatShortDay(receivedOn);
    case 'planned':
    case 'not_due':
    case 'due_today':
    case 'returned':
    case 'no_due':
    case 'tacit':
    case 'exempt':
      return '';
  }
};
