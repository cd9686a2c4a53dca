import { clauseWords } from '../../calendar/clause-words.js';
import { instantAt } from '../../calendar/instant.js';
import { formatDate, formatLongDate } from '../../calendar/plain-date.js';
import { rungsOf } from '../../chase/rungs.js';
import { obligationOf, type ScheduleLine } from '../../template/schedule.js';
import { type Examined, type Finding, warningFinding } from './finding.js';

/** Dates that had passed before the directive was there. */
export const duesBeforeIssue = ({ index, issue, owing }: Examined): Finding[] =>
  index.schedule.flatMap(({ lineId, title, due }) => {
    if (due === null || due.lastSafeDay >= issue.issuedOn) return [];
    const count = owing.get(lineId)?.length ?? 0;
    const text = `Hạn của “${title}” (hết ${formatLongDate(due.lastSafeDay)}) đã qua trước ngày ban hành ${formatDate(issue.issuedOn)}: không ai bị tính muộn, ${count} đơn vị coi như không phải nộp.`;
    return [warningFinding('DUE_BEFORE_ISSUE', text, { at: instantAt(due.lastSafeDay, '24:00'), lineId })];
  });

/** Obligations that nobody owes, by their clause. */
export const owedByNobody = ({ index }: Examined): Finding[] => {
  const keys = new Set(index.schedule.map(({ key }) => key));
  return index.policy.template.obligations.flatMap(({ key, title, due }) => {
    if (keys.has(key)) return [];
    const text = `Không đơn vị nào phải thực hiện “${title}” (${clauseWords(due.clause)}) vào ngày ban hành. Kiểm tra đối tượng giao.`;
    return [warningFinding('OBLIGATION_OWED_BY_NOBODY', text)];
  });
};

const afterRungs = ({ index, issue }: Examined, line: ScheduleLine): { wanted: number; dated: number } => {
  const { template, calendar } = index.policy;
  const ladder = obligationOf(template, line.key).ladder ?? template.ladder;
  const { dayAfter, repeat, escalations } = ladder;
  const wanted = (dayAfter ? repeat.times + 1 : 0) + escalations.length;
  if (line.due === null) return { wanted: 0, dated: 0 };
  const rungs = rungsOf(line.due, ladder, calendar, issue.issuedOn);
  return { wanted, dated: rungs.filter((rung) => rung.kind === 'escalation' || rung.when === 'after').length };
};

/** Lines whose chase runs into a year of which the calendar knows nothing. */
export const chaseWithoutCalendar = (examined: Examined): Finding[] =>
  examined.index.schedule.flatMap((line) => {
    const { wanted, dated } = afterRungs(examined, line);
    if (wanted === dated || line.due === null) return [];
    const text = `${wanted - dated}/${wanted} lần đôn đốc sau hạn của “${line.title}” rơi vào năm mà ${examined.index.policy.calendar.label} chưa có dữ liệu, nên chưa có ngày.`;
    return [
      warningFinding('CALENDAR_YEAR_UNKNOWN', text, {
        at: instantAt(line.due.lastSafeDay, '24:00'),
        lineId: line.lineId,
      }),
    ];
  });
