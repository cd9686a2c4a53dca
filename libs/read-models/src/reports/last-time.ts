import type { ReportView } from '@dondoc/contracts';
import {
  dateOf,
  formatDate,
  type Instant,
  newestFallenDue,
  numberText,
  type ReportItem,
  type ReportRow,
  reportRow,
  type ScheduleLine,
} from '@dondoc/domain';
import { isDated, type PeriodBefore, type PeriodsBefore, type Read } from './period-before.js';
import type { Placed } from './placed.js';
import { rowView } from './row-view.js';

type LastTime = ReportView['lastTime'];
/** One line of now and the same duty one period earlier. */
type Pair = { line: ScheduleLine; now: readonly ReportItem[]; before: PeriodBefore; then: readonly ReportItem[] };

const none = (text: string): LastTime => ({ text, row: null, cascadeId: null, lineId: null, at: null, parts: [] });

/** "tăng 4", "giảm 2", "không đổi". */
const moved = (now: number, then: number): string => {
  if (now === then) return 'không đổi';
  return now > then ? `tăng ${numberText(now - then)}` : `giảm ${numberText(then - now)}`;
};

const ofOwed = ({ handedIn, owed }: ReportRow): string => `${numberText(handedIn)}/${numberText(owed)}`;

const changes = (now: ReportRow, then: ReportRow): string => {
  const [overdueNow, overdueThen] = [now.counts.overdue, then.counts.overdue];
  const overdue = `${moved(overdueNow, overdueThen)} (${numberText(overdueThen)} → ${numberText(overdueNow)})`;
  return `đã nộp ${moved(now.handedIn, then.handedIn)} (${ofOwed(then)} → ${ofOwed(now)}); quá hạn, chưa nộp ${overdue}`;
};

const rowOf = (items: readonly ReportItem[]): ReportRow => reportRow({ key: 'last-time', label: 'Kỳ trước' }, items);
const day = (at: Instant): string => formatDate(dateOf(at));

const partOf = ({ line, now, before, then }: Pair): LastTime['parts'][number] => ({
  lineId: line.lineId,
  title: line.title,
  cascadeId: before.cascadeId,
  lastLineId: before.line.lineId,
  lastTitle: before.line.title,
  at: before.at,
  text: `So với ${before.line.title} tại ngày ${day(before.at)}: ${changes(rowOf(now), rowOf(then))}.`,
});

/** One line against the period before it, at the same distance from its date. */
export const lineLastTime = async (
  periods: PeriodsBefore,
  { line, placed, ...read }: Read & { line: ScheduleLine; placed: readonly Placed[] },
  at: Instant,
): Promise<LastTime> => {
  if (!isDated(line)) return none('Nội dung này không có hạn nên không so được với kỳ trước.');
  const before = await periods.find(read, line, at);
  if (!before) return none('Chưa có kỳ trước.');
  if (before.items === null) {
    return none(`Cùng thời điểm của kỳ trước (${day(before.at)}) là lúc kỳ đó chưa ban hành.`);
  }
  const then = rowOf(before.items);
  const now = rowOf(placed.map(({ item }) => item));
  const text = `So với cùng thời điểm kỳ trước (${before.line.title}, ${day(before.at)}): ${changes(now, then)}.`;
  const { cascadeId } = before;
  return { text, row: rowView(then), cascadeId, lineId: before.line.lineId, at: before.at, parts: [] };
};

const pairsOf = async (
  periods: PeriodsBefore,
  { placed, ...read }: Read & { placed: readonly Placed[] },
  at: Instant,
): Promise<{ pairs: Pair[]; compared: number }> => {
  const itemsOf = (lineId: string): ReportItem[] =>
    placed.flatMap(({ item }) => (item.lineId === lineId ? [item] : []));
  const fallenDue = newestFallenDue(read.facts.lines.filter(isDated), dateOf(at)).filter(
    ({ lineId }) => itemsOf(lineId).length > 0,
  );
  const pairs: Pair[] = [];
  for (const line of fallenDue) {
    const before = await periods.find(read, line, at);
    if (before?.items) pairs.push({ line, now: itemsOf(line.lineId), before, then: before.items });
  }
  return { pairs, compared: fallenDue.length };
};

/**
 * All lines together: of each duty the newest period whose date is over, against the period before it, each at the same
 * distance from its own date; the sums of both sides. What has no earlier period is in neither sum.
 */
export const wholeLastTime = async (
  periods: PeriodsBefore,
  read: Read & { placed: readonly Placed[] },
  at: Instant,
): Promise<LastTime> => {
  const { pairs, compared } = await pairsOf(periods, read, at);
  if (compared === 0) return none('Chưa có nội dung nào qua hạn nên chưa so được với kỳ trước.');
  if (pairs.length === 0) return none('Các nội dung đã qua hạn đều chưa có kỳ trước để so.');
  const now = rowOf(pairs.flatMap((pair) => pair.now));
  const then = rowOf(pairs.flatMap((pair) => pair.then));
  const which = `kỳ gần nhất đã qua hạn của ${pairs.length}/${compared} loại nội dung, loại còn lại chưa có kỳ trước`;
  const what = pairs.length === compared ? 'kỳ gần nhất đã qua hạn của từng nội dung' : which;
  const text = `So với cùng thời điểm kỳ trước (${what}): ${changes(now, then)}.`;
  return { ...none(text), row: rowView(then), parts: pairs.map(partOf) };
};
