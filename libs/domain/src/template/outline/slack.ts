import { formatDate } from '../../calendar/plain-date.js';
import { whereYearsKnown } from '../../calendar/working-calendar.js';
import { lineFor } from '../reckon.js';
import type { OutlineFacts, ParentDue } from './outline-line.js';

/** Lines of a schedule, before or after it is issued, and what they may feed. */
type SlackFacts = Pick<OutlineFacts, 'calendar' | 'parentDues'> & {
  template: Pick<OutlineFacts['template'], 'obligations'>;
  lines: readonly ParentDue[];
};

/** Working days between what comes in and what is built from it, in this cascade or in the one above. */
export type Slack = {
  fromLine: string;
  toLine: string;
  /** After the inflow's named day, up to and including the outflow's last safe day; 0 or less: out of order. */
  workingDays: number;
  text: string;
  of: 'this' | 'parent';
};

const byKey = <Line extends { key: string }>(lines: readonly Line[]): Map<string, Line[]> => {
  const found = new Map<string, Line[]>();
  for (const line of lines) {
    const same = found.get(line.key);
    if (same) same.push(line);
    else found.set(line.key, [line]);
  }
  return found;
};

const slackBetween = (from: ParentDue, to: ParentDue, of: 'this' | 'parent', { calendar }: SlackFacts): Slack[] => {
  if (!from.due || !to.due) return [];
  const [start, end] = [from.due.named, to.due.lastSafeDay];
  const workingDays = whereYearsKnown(() => calendar.workingDaysBetween(start, end));
  if (workingDays === null) return [];
  const days = workingDays > 0 ? `còn ${workingDays} ngày làm việc` : 'không còn ngày làm việc nào';
  const above = of === 'parent' ? ' nộp cấp trên' : '';
  const text = `Từ “${from.title}” (${formatDate(from.due.named)}) đến “${to.title}”${above} (hết ${formatDate(to.due.lastSafeDay)}) ${days}.`;
  return [{ fromLine: from.lineId, toLine: to.lineId, workingDays, text, of }];
};

/** The slack of every line that feeds another. */
export const slackOf = (facts: SlackFacts): Slack[] => {
  const feeds = new Map(facts.template.obligations.map((one) => [one.key, one.feeds]));
  const own = byKey(facts.lines);
  const above = byKey(facts.parentDues ?? []);
  return facts.lines.flatMap((line) => {
    const fed = feeds.get(line.key);
    if (!fed) return [];
    const to = lineFor<ParentDue>((fed.of === 'parent' ? above : own).get(fed.obligation) ?? [], line.period);
    return to && (fed.of === 'parent' || to.lineId !== line.lineId) ? slackBetween(line, to, fed.of, facts) : [];
  });
};
