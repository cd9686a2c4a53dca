import { overdueAt } from '../../calendar/due-date.js';
import { daysBetween } from '../../calendar/plain-date.js';
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import { owedLine, type ScheduleLine } from '../../template/schedule.js';
import type { Work } from '../../unit-plan/unit-plan.js';
import type { LineChange } from '../cascade.js';
import { changedLines, endText, type LinePair } from './line-changes.js';

/** One unit's obligation on one line, as far as a preview asks: where its work stands. */
export type AmendmentShare = { unitId: string; lineId: string; work: Work };

/** What an amendment would do to one line. Days are gained (+) or lost (−); 0 when a date is missing on either side. */
export type LinePreview = Omit<LineChange, 'kind'> & {
  kind: 'moved' | 'added' | 'dropped';
  title: string;
  workingDays: number;
  calendarDays: number;
  /** Units that still have to hand in: the new date is theirs. */
  openUnits: readonly string[];
  /** Units that keep what they have. */
  settledUnits: readonly string[];
  text: string;
};

/** Who would gain and who would lose days. A unit may do both, on different lines; `unaffected` are all others. */
export type AmendmentPreview = {
  changes: readonly LinePreview[];
  gaining: readonly string[];
  losing: readonly string[];
  unaffected: readonly string[];
  newUnits: readonly string[];
  sentence: string;
};

type Given = {
  calendar: WorkingCalendar;
  shares?: readonly AmendmentShare[];
  rolledUp?: ReadonlySet<string>;
  newUnits?: readonly string[];
};

const byLineOf = (shares: readonly AmendmentShare[]): Map<string, AmendmentShare[]> => {
  const byLine = new Map<string, AmendmentShare[]>();
  for (const share of shares) {
    const same = byLine.get(share.lineId);
    if (same) same.push(share);
    else byLine.set(share.lineId, [share]);
  }
  return byLine;
};

const isOpen = ({ work }: AmendmentShare): boolean => work === 'open' || work === 'returned';

const daysText = (workingDays: number, calendarDays: number): string => {
  if (workingDays === 0 && calendarDays === 0) return 'cùng ngày';
  const sooner = calendarDays < 0;
  return `${sooner ? 'bớt' : 'thêm'} ${Math.abs(workingDays)} ngày làm việc, ${Math.abs(calendarDays)} ngày theo lịch`;
};

const unitsText = (kind: LinePreview['kind'], open: number, settled: number): string => {
  const first = kind === 'dropped' ? `${open} đơn vị thôi phải nộp` : `${open} đơn vị áp dụng`;
  return settled === 0 ? first : `${first}, ${settled} đơn vị giữ kết quả đã có`;
};

type Counted = Pick<LinePreview, 'kind' | 'title' | 'before' | 'after' | 'workingDays' | 'calendarDays'>;

const lineText = ({ kind, title, before, after, workingDays, calendarDays }: Counted, units: string): string => {
  switch (kind) {
    case 'added':
      return `${title}: thêm mới, hạn ${endText(after)}`;
    case 'dropped':
      return `${title}: bỏ, hạn cũ ${endText(before)}; ${units}`;
    case 'moved': {
      const days = before && after ? ` (${daysText(workingDays, calendarDays)})` : '';
      return `${title}: ${endText(before)} → ${endText(after)}${days}; ${units}`;
    }
  }
};

const kindOf = ({ current, next }: LinePair): LinePreview['kind'] =>
  current === null ? 'added' : next === null ? 'dropped' : 'moved';

const facts = (line: ScheduleLine | null): LineChange['before'] => line && owedLine(line).due;

const linePreview = (pair: LinePair, shares: readonly AmendmentShare[], calendar: WorkingCalendar): LinePreview => {
  const { lineId, current, next } = pair;
  const [before, after] = [facts(current), facts(next)];
  const open = shares.filter(isOpen).map(({ unitId }) => unitId);
  const settled = shares.filter((share) => !isOpen(share)).map(({ unitId }) => unitId);
  const dated = before !== null && after !== null;
  const counted = {
    lineId,
    kind: kindOf(pair),
    title: (next ?? current)?.title ?? lineId,
    before,
    after,
    workingDays: dated ? calendar.workingDaysBetween(before.lastSafeDay, after.lastSafeDay) : 0,
    calendarDays: dated ? daysBetween(before.lastSafeDay, after.lastSafeDay) : 0,
  };
  const text = lineText(counted, unitsText(counted.kind, open.length, settled.length));
  return { ...counted, openUnits: open, settledUnits: settled, text };
};

/** +1: there is more time than before, −1: less, 0: as much. Without a date there is all the time. */
const directionOf = ({ kind, before, after }: LinePreview): number => {
  if (kind !== 'moved') return 0;
  if (before === null) return after === null ? 0 : -1;
  if (after === null) return 1;
  const [was, is] = [overdueAt(before), overdueAt(after)];
  return is > was ? 1 : is < was ? -1 : 0;
};

const sentenceOf = (
  changes: readonly LinePreview[],
  preview: Omit<AmendmentPreview, 'changes' | 'sentence'>,
): string => {
  const count = (kind: LinePreview['kind']): number => changes.filter((one) => one.kind === kind).length;
  const { gaining, losing, unaffected, newUnits } = preview;
  const lines = `${count('moved')} hạn thay đổi, ${count('added')} nghĩa vụ thêm, ${count('dropped')} nghĩa vụ bỏ`;
  const units = `${gaining.length} đơn vị được thêm ngày, ${losing.length} đơn vị bị bớt ngày, ${unaffected.length} đơn vị không bị ảnh hưởng`;
  return `${lines}: ${units}${newUnits.length > 0 ? `, ${newUnits.length} đơn vị mới` : ''}.`;
};

/**
 * What an amendment would change, for the screen: nothing is decided and nothing changes. Both schedules are those of
 * {@link proposeAmendment}, or of `scheduleOf`. Working days count by the calendar given (the next one).
 * @throws RuleViolation `CALENDAR.YEAR_UNKNOWN`
 */
export const previewAmendment = (
  current: readonly ScheduleLine[],
  next: readonly ScheduleLine[],
  { calendar, shares = [], rolledUp = new Set(), newUnits = [] }: Given,
): AmendmentPreview => {
  const byLine = byLineOf(shares);
  const changes = changedLines({ current, next, rolledUp }).map((pair) =>
    linePreview(pair, byLine.get(pair.lineId) ?? [], calendar),
  );
  const unitsWhere = (chosen: (one: LinePreview) => boolean): string[] => [
    ...new Set(changes.filter(chosen).flatMap(({ openUnits }) => openUnits)),
  ];
  const touched = new Set(unitsWhere(() => true));
  const all = [...new Set(shares.map(({ unitId }) => unitId))];
  const units = {
    gaining: unitsWhere((one) => directionOf(one) > 0),
    losing: unitsWhere((one) => directionOf(one) < 0),
    unaffected: all.filter((unitId) => !touched.has(unitId)),
    newUnits,
  };
  return { changes, ...units, sentence: sentenceOf(changes, units) };
};
