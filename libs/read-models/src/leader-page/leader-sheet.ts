import { formatDate, formatLongDate, type Instant, numberText, type PlainDate } from '@dondoc/domain';
import type { LeaderPage } from './leader-page.query.js';

type Row = { left: string; right: string };
type List = { title: string; empty: string; rows: Row[]; more: string | null };

const day = (date: string | null): string => (date === null ? '' : formatDate(date as PlainDate));

const moreText = (count: number, what: string): string | null =>
  count === 0 ? null : `… và ${numberText(count)} ${what}`;

const others = (count: number): string => (count > 1 ? ` và ${numberText(count - 1)} nội dung khác` : '');

const lateRest = ({ rows, units }: LeaderPage['mostLateMore']): string | null =>
  units === 0 ? null : `… và ${numberText(units)} đơn vị khác, ${numberText(rows)} nội dung`;

const listsOf = (page: LeaderPage): List[] => [
  {
    title: 'Quá hạn lâu nhất',
    empty: 'Không còn việc quá hạn.',
    rows: page.mostLate.map(({ unitName, title, days, dueOn, count }) => ({
      left: `${unitName}: ${title}${others(count)}`,
      right: `hạn ${day(dueOn)}, quá ${numberText(days)} ngày`,
    })),
    more: lateRest(page.mostLateMore),
  },
  {
    title: 'Đến hạn từ nay đến hết tuần',
    empty: 'Không có việc nào đến hạn trong tuần.',
    rows: page.dueThisWeek.map(({ title, day: due, missing, owed }) => ({
      left: `${formatLongDate(due as PlainDate)}: ${title}`,
      right: `còn ${numberText(missing)}/${numberText(owed)} đơn vị`,
    })),
    more: moreText(page.more.dueThisWeek, 'nội dung khác'),
  },
  {
    title: 'Đề nghị gia hạn chờ quyết định',
    empty: 'Không có đề nghị nào.',
    rows: page.extensions.map(({ unitName, title, until }) => ({
      left: `${unitName}: ${title}`,
      right: until === null ? '' : `xin đến ${day(until)}`,
    })),
    more: moreText(page.more.extensions, 'đề nghị khác'),
  },
  {
    title: 'Theo từng văn bản',
    empty: 'Chưa có văn bản nào được ban hành.',
    rows: page.cascades.map(({ title, overdue }) => ({ left: title, right: `${numberText(overdue)} quá hạn` })),
    more: moreText(page.more.cascades, 'văn bản khác'),
  },
];

const figuresOf = ({ counts }: LeaderPage) => [
  { label: 'đã nộp / đến hạn', value: `${numberText(counts.handedIn)}/${numberText(counts.asked)}`, alarming: false },
  { label: 'quá hạn', value: numberText(counts.overdue), alarming: counts.overdue > 0 },
  { label: 'đơn vị có việc quá hạn', value: numberText(counts.overdueUnits), alarming: false },
  { label: 'nộp muộn', value: numberText(counts.late), alarming: false },
  { label: 'đến hạn hôm nay', value: numberText(counts.dueToday), alarming: false },
  { label: 'đến hạn đến hết tuần', value: numberText(counts.dueThisWeek), alarming: false },
  { label: 'chờ duyệt', value: numberText(counts.waiting), alarming: false },
  { label: 'đề nghị gia hạn', value: numberText(counts.extensions), alarming: false },
];

/** The page as texts in the order of the sheet, for the PDF and the mail. @param asOf in words, `at` the same as instant */
export const leaderSheetOf = (page: LeaderPage, { at, asOf }: { at: Instant; asOf: string }) => ({
  issuer: page.issuer.name,
  leader: page.issuer.leader,
  asOf,
  at,
  week: `Tình hình thực hiện tuần ${day(page.week.from)} – ${day(page.week.to)}`,
  headline: page.headline,
  against: [page.against?.sentence, page.explanations?.sentence].filter(Boolean).join(' ') || null,
  figures: figuresOf(page),
  lists: listsOf(page),
});
