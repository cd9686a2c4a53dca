import type { DueItem, OwedItem, StatusView } from '@dondoc/contracts';
import { formatLongDay } from '../../components/plain-date-label.js';

/** A part of the list; `folded` parts start closed. */
export type DueSection = { key: string; title: string; folded: boolean; items: OwedItem[] };

const SECTIONS: readonly { key: string; title: string; folded: boolean; codes: readonly StatusView['code'][] }[] = [
  { key: 'overdue', title: 'Quá hạn', folded: false, codes: ['overdue'] },
  { key: 'returned', title: 'Trả lại, cần bổ sung', folded: false, codes: ['returned'] },
  { key: 'soon', title: 'Hôm nay và sắp đến hạn', folded: false, codes: ['due_today', 'due_soon'] },
  { key: 'later', title: 'Chưa đến hạn', folded: false, codes: ['not_due'] },
  { key: 'undated', title: 'Không hạn', folded: false, codes: ['no_due'] },
  { key: 'planned', title: 'Dự kiến (văn bản chưa ban hành)', folded: false, codes: ['planned'] },
  { key: 'received', title: 'Đã nộp, chờ duyệt', folded: false, codes: ['received'] },
  { key: 'done', title: 'Đã xong', folded: true, codes: ['done_on_time', 'done_late', 'tacit', 'exempt'] },
];

/** The date that counts, extended or not; what has none comes after what has one. */
const dateOf = ({ line, status }: DueItem): string => status.extendedTo ?? line.due?.lastSafeDay ?? '9999';
const bySoonest = (a: DueItem, b: DueItem): number => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0);

/** What presses first stands first; within a part the soonest date first, what is done newest first. */
export const dueSections = (items: readonly OwedItem[]): DueSection[] =>
  SECTIONS.map(({ codes, ...section }) => {
    const own = items.filter(({ status }) => codes.includes(status.code)).sort(bySoonest);
    return { ...section, items: section.key === 'done' ? own.reverse() : own };
  }).filter((section) => section.items.length > 0);

const standingDay = ({ status, line }: DueItem): string => status.extendedTo ?? line.due?.lastSafeDay ?? '';

/** How things stand in one sentence: what is late, what is due today, else the soonest date ahead. */
export const dueSentence = (items: readonly DueItem[]): string => {
  const having = (...codes: StatusView['code'][]): DueItem[] =>
    items.filter(({ status }) => codes.includes(status.code));
  const late = having('overdue').length;
  const today = having('due_today').length;
  const soon = having('due_soon').length;
  const parts = [
    ...(late > 0 ? [`${late} việc quá hạn`] : []),
    ...(today > 0 ? [`${today} việc đến hạn hôm nay`] : []),
    ...(soon > 0 ? [`${soon} việc sắp đến hạn`] : []),
  ];
  if (late > 0) return `${parts.join(', ')}.`;
  const [next] = having('due_soon', 'not_due').map(standingDay).filter(Boolean).sort();
  const ahead = today > 0 || next === undefined ? '' : ` Việc gần nhất: ${formatLongDay(next)}.`;
  return `Không còn việc quá hạn${today > 0 ? `; ${parts.join(', ')}` : ''}.${ahead}`;
};
