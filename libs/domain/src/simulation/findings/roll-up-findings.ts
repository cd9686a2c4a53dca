import { overdueAt } from '../../calendar/due-date.js';
import { clockOf, dateOf, type Instant } from '../../calendar/instant.js';
import { formatDate, formatLongDate } from '../../calendar/plain-date.js';
import { obligationOf, type ScheduleLine } from '../../template/schedule.js';
import { type Examined, errorFinding, type Finding, lineFedBy, unitsText, warningFinding } from './finding.js';

const moment = (at: Instant): string => `${clockOf(at)} ${formatLongDate(dateOf(at))}`;

/** Results that are added up while the unit may still hand in. */
export const rollUpsBeforeDue = ({ index }: Examined): Finding[] =>
  index.schedule.flatMap(({ lineId, title, due, rollUpAt }) => {
    if (due === null || rollUpAt === null || rollUpAt >= overdueAt(due)) return [];
    const text = `“${title}” được tổng hợp lúc ${moment(rollUpAt)}, khi đơn vị còn được nộp đến hết ${formatLongDate(due.lastSafeDay)}. Lùi ngày tổng hợp.`;
    return [errorFinding('ROLL_UP_BEFORE_DUE', text, { at: rollUpAt, lineId })];
  });

/** Results in which units are missing. */
export const rollUpsIncomplete = ({ life, index, units }: Examined): Finding[] => {
  const titles = new Map(index.schedule.map(({ lineId, title }) => [lineId, title]));
  return life.cascade.events.flatMap((event) => {
    if (event.type !== 'PeriodRolledUp') return [];
    const { lineId, tally } = event.data;
    const missing = tally.missingUnits;
    if (missing.length === 0) return [];
    const text = `Khi tổng hợp “${titles.get(lineId) ?? lineId}” lúc ${moment(event.at)} còn thiếu ${missing.length}/${tally.owed} đơn vị: ${unitsText(missing, units)}.`;
    return [warningFinding('ROLL_UP_INCOMPLETE', text, { at: event.at, lineId, units: missing })];
  });
};

/** When the results of a line are there at the latest: one unit's own deliverable with its date, others when added up. */
export const readyAt = ({ due, rollUpAt }: ScheduleLine, owing: number): Instant | null =>
  due !== null && owing <= 1 ? overdueAt(due) : rollUpAt;

const orderOf = (from: ScheduleLine, to: ScheduleLine, owing: number): Finding[] => {
  const findings: Finding[] = [];
  const ready = readyAt(from, owing);
  if (ready === null) return findings;
  if (to.rollUpAt !== null && to.rollUpAt < ready) {
    const text = `“${to.title}” được tổng hợp lúc ${moment(to.rollUpAt)}, trước khi có kết quả “${from.title}” (${moment(ready)}) mà nó dựa vào.`;
    findings.push(errorFinding('ROLL_UP_BEFORE_INFLOW', text, { at: to.rollUpAt, lineId: to.lineId }));
  }
  if (to.due !== null && ready >= overdueAt(to.due)) {
    const text = `Kết quả “${from.title}” có lúc ${moment(ready)}, sau hạn của “${to.title}” (hết ${formatDate(to.due.lastSafeDay)}) được lập từ kết quả đó.`;
    findings.push(errorFinding('INFLOW_AFTER_DUE', text, { at: ready, lineId: from.lineId }));
  }
  return findings;
};

/** Lines of the same template that are built from one another, out of order. */
export const feedsOutOfOrder = ({ index, owing }: Examined): Finding[] =>
  index.schedule.flatMap((from) => {
    const { feeds } = obligationOf(index.policy.template, from.key);
    if (feeds?.of !== 'this') return [];
    const to = lineFedBy(from, feeds.obligation, index.schedule);
    return to ? orderOf(from, to, owing.get(from.lineId)?.length ?? 0) : [];
  });
