import { addDays, type PlainDate, weekdayOf } from '../../calendar/plain-date.js';
import { whereYearsKnown } from '../../calendar/working-calendar.js';
import { type Ladder, reminderDay } from '../ladder.js';
import { countPeriods } from '../periods.js';
import type { OutlineFacts, OutlineLine } from './outline-line.js';

export type OutlineCounts = {
  obligations: number;
  /** Also those beyond the limit. */
  lines: number;
  /** Different units that owe something. */
  units: number;
  /** Lines × units. */
  dueMarks: number;
  /** Reminders before the due dates, one per unit and rung, none before the issue; beyond the limit, all rungs. */
  messages: number;
  /** Monday to Friday (Saturday when it is worked and bears a mark) of the week with most marks. */
  heaviestWeek: { from: PlainDate; to: PlainDate; marks: number } | null;
};

const sum = <Thing>(things: readonly Thing[], of: (thing: Thing) => number): number =>
  things.reduce((total, one) => total + of(one), 0);

const heaviestWeek = (lines: readonly OutlineLine[]): OutlineCounts['heaviestWeek'] => {
  const weeks = new Map<PlainDate, { marks: number; last: PlainDate }>();
  for (const { due, units } of lines) {
    if (!due) continue;
    const monday = addDays(due.lastWorkingDay, 1 - weekdayOf(due.lastWorkingDay));
    const week = weeks.get(monday) ?? { marks: 0, last: addDays(monday, 4) };
    const last = due.lastWorkingDay > week.last ? due.lastWorkingDay : week.last;
    weeks.set(monday, { marks: week.marks + units, last });
  }
  const ranked = [...weeks].sort(([a, x], [b, y]) => y.marks - x.marks || (a < b ? -1 : 1));
  const [heaviest] = ranked;
  return heaviest && heaviest[1].marks > 0
    ? { from: heaviest[0], to: heaviest[1].last, marks: heaviest[1].marks }
    : null;
};

/** Reminders of one line to one unit; a rung in a year without calendar has no day yet and is not counted. */
const remindersOf = (line: OutlineLine, ladder: Ladder, { issuedOn, calendar }: OutlineFacts): number => {
  const { due } = line;
  if (!due) return 0;
  return ladder.before.filter((days) => {
    const day = whereYearsKnown(() => reminderDay(due, days, calendar));
    return day !== null && day >= issuedOn;
  }).length;
};

/** Periods, marks and reminders of the obligations beyond the limit. */
const countsBeyond = ({ beyond, owing, template }: OutlineFacts) => {
  const each = beyond.map((one) => {
    const [periods, rungs] = [countPeriods(one.periods), (one.ladder ?? template.ladder).before.length];
    return { periods, marks: periods * owing(one).length, rungs };
  });
  return {
    lines: sum(each, ({ periods }) => periods),
    marks: sum(each, ({ marks }) => marks),
    messages: sum(each, ({ marks, rungs }) => marks * rungs),
  };
};

export const countsOf = (facts: OutlineFacts): OutlineCounts => {
  const { template, lines, owing } = facts;
  const beyond = countsBeyond(facts);
  const ladders = new Map(template.obligations.map(({ key, ladder }) => [key, ladder ?? template.ladder]));
  const owingUnits = new Set(
    [...new Set(template.obligations.map(owing))].flatMap((members) => members.map(({ id }) => id)),
  );
  const messagesOf = (line: OutlineLine): number =>
    line.units * remindersOf(line, ladders.get(line.key) ?? template.ladder, facts);
  return {
    obligations: template.obligations.length,
    lines: lines.length + beyond.lines,
    units: owingUnits.size,
    dueMarks: sum(lines, ({ units }) => units) + beyond.marks,
    messages: sum(lines, messagesOf) + beyond.messages,
    heaviestWeek: heaviestWeek(lines),
  };
};
