import { formatDate, type Outline, type OutlineLine } from '@dondoc/domain';
import { countText, tableText } from './table.js';

const boundaryText = { before: 'trước ngày', on: 'chậm nhất' } as const;

/** "5 nghĩa vụ, 5 hạn, 23 đơn vị: 71 lượt nộp …"; without a register of units nothing is said of them. */
export const countsSentence = ({ counts, lines }: Outline, withUnits = true): string => {
  const own = `${countText(counts.obligations)} nghĩa vụ, ${countText(lines.length)} hạn`;
  if (!withUnits) return `${own}.`;
  const { heaviestWeek } = counts;
  const week =
    heaviestWeek === null
      ? ''
      : ` Tuần nặng nhất: ${formatDate(heaviestWeek.from)} – ${formatDate(heaviestWeek.to)}, ${countText(heaviestWeek.marks)} lượt nộp.`;
  const marks = `${countText(counts.dueMarks)} lượt nộp, khoảng ${countText(counts.messages)} lượt nhắc trước hạn`;
  return `${own}, ${countText(counts.units)} đơn vị: ${marks}.${week}`;
};

/** One line per due date. */
export const linesTable = (lines: readonly OutlineLine[]): string =>
  tableText(
    ['Hạn', 'Ngày cuối còn kịp', 'Ngày làm việc cuối', 'Đơn vị', 'Nghĩa vụ'],
    lines.map(({ due, units, title }) => [
      due ? `${boundaryText[due.boundary]} ${formatDate(due.named)}${due.hour ? ` ${due.hour}` : ''}` : 'không hạn',
      due ? formatDate(due.lastSafeDay) : '',
      due ? formatDate(due.lastWorkingDay) : '',
      countText(units),
      title,
    ]),
  );

/** More than this nobody reads on a terminal; `--json` has all. */
const MOST_WARNINGS = 40;

/** Numbered warnings and the slack between tiers. */
export const noticeLines = ({ warnings, slack }: Outline): string[] => [
  ...(warnings.length > 0 ? ['Cảnh báo:'] : []),
  ...warnings.slice(0, MOST_WARNINGS).map(({ number, text, code }) => `  ${number}. ${text} [${code}]`),
  ...(warnings.length > MOST_WARNINGS
    ? [`  … và ${countText(warnings.length - MOST_WARNINGS)} cảnh báo nữa, xem bằng --json (and more, see --json).`]
    : []),
  ...(slack.length > 0 ? ['Khoảng trống giữa các bước:'] : []),
  ...slack.map(({ text }) => `  - ${text}`),
];
