import { reportableFrom } from '../../calendar/due-date.js';
import { dateOf } from '../../calendar/instant.js';
import { addDays, formatDate, formatLongDate, type PlainDate } from '../../calendar/plain-date.js';
import type { PlanLife } from '../plan-life.js';
import { type Examined, errorFinding, type Finding, unitsText, warningFinding } from './finding.js';

/** The first day on which each line may be reported upwards, as it changes with returns and amendments. */
const reportable = (life: PlanLife, issuedOn: PlainDate): Finding[] => {
  const from = new Map<string, PlainDate>();
  const tooEarly: Finding[] = [];
  for (const { type, data, at } of life.events) {
    if (type === 'UnitPlanOpened') {
      for (const { lineId, due } of data.obligations) if (due) from.set(lineId, reportableFrom(due));
    } else if (type === 'UnitPlanAmended') {
      for (const { lineId, due } of [...data.changed, ...data.added]) if (due) from.set(lineId, reportableFrom(due));
    } else if (type === 'SubmissionReturned') {
      from.set(data.lineId, addDays(data.newDate, 1));
    } else if (type === 'EscalationRaised') {
      const first = from.get(data.lineId) ?? issuedOn;
      if (dateOf(at) >= first) continue;
      const text = `Báo cáo cấp trên về ${data.lineId} ngày ${formatLongDate(dateOf(at))}, trước khi hết cách hiểu rộng của hạn nộp (từ ${formatDate(first)}).`;
      const place = { at, lineId: data.lineId, units: [life.unitId] };
      tooEarly.push(errorFinding('ESCALATED_BETWEEN_READINGS', text, place));
    }
  }
  return tooEarly;
};

/** Escalations between the strict and the lenient reading of "trước ngày": must never happen (domain.md §4). */
export const escalatedBetweenReadings = ({ life, issue }: Examined): Finding[] =>
  life.plans.flatMap((plan) => reportable(plan, issue.issuedOn));

/** Acts that the rules refused; one finding for each line and reason. */
export const refusedActs = ({ life, units, index }: Examined): Finding[] => {
  const titles = new Map(index.schedule.map(({ lineId, title }) => [lineId, title]));
  const groups = new Map<string, { unitIds: string[]; first: (typeof life.refusals)[number] }>();
  for (const refusal of life.refusals) {
    const lineId = 'lineId' in refusal.act.command ? refusal.act.command.lineId : '';
    const key = `${lineId} ${refusal.act.command.type} ${refusal.violation.code}`;
    const known = groups.get(key);
    if (known) known.unitIds.push(refusal.unitId);
    else groups.set(key, { unitIds: [refusal.unitId], first: refusal });
  }
  return [...groups.values()].map(({ unitIds, first: { act, violation } }) => {
    const lineId = 'lineId' in act.command ? act.command.lineId : null;
    const title = titles.get(lineId ?? '') ?? lineId ?? '';
    const text = `Hệ thống từ chối ${unitIds.length} lần ở “${title}” (${unitsText(unitIds, units)}): ${violation.details.reason} ${violation.details.mend}`;
    return warningFinding('ACT_REFUSED', text, { at: act.at, lineId, units: [...new Set(unitIds)] });
  });
};
