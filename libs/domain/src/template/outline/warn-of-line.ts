import { type DueDate, restReason } from '../../calendar/due-date.js';
import { addDays, formatDate, formatLongDate, type PlainDate } from '../../calendar/plain-date.js';
import { whereYearsKnown } from '../../calendar/working-calendar.js';
import type { OutlineFacts, OutlineLine } from './outline-line.js';
import type { OutlineWarningCode, Warning } from './warning.js';

/** Days before and after Tết on which offices are hardly at work. */
const NEAR_TET = 7;

type Dated = OutlineLine & { due: DueDate };
type Said = readonly [code: OutlineWarningCode, text: string] | null;

const restDay = ({ due, title }: Dated, { calendar }: OutlineFacts): Said => {
  if (due.lastSafeDay === due.lastWorkingDay) return null;
  const reason = restReason(due.lastSafeDay, calendar);
  const text = `${title}: ngày cuối còn trong hạn, ${formatLongDate(due.lastSafeDay)}, là ngày nghỉ: ${reason}; ngày làm việc cuối cùng là ${formatLongDate(due.lastWorkingDay)}.`;
  return ['REST_DAY', text];
};

/** The first day of which the notice is long enough; null when the year of the issue is unknown to the calendar. */
const noticeEnd = ({ issuedOn, calendar, limits }: OutlineFacts): PlainDate | null =>
  whereYearsKnown(() => calendar.addWorkingDays(issuedOn, limits.noticeDays));

const notice = ({ due, title }: Dated, facts: OutlineFacts, enough: PlainDate | null): Said => {
  const { issuedOn, calendar, limits } = facts;
  if (due.lastSafeDay < issuedOn) {
    const text = `${title}: hạn ${formatDate(due.named)} đã qua khi ban hành (${formatDate(issuedOn)}); đơn vị không bị tính quá hạn cho kỳ này.`;
    return ['DUE_BEFORE_ISSUE', text];
  }
  if (enough === null || due.lastSafeDay >= enough) return null;
  const days = whereYearsKnown(() => calendar.workingDaysBetween(issuedOn, due.lastSafeDay)) ?? 0;
  const text = `${title}: từ ngày ban hành đến hạn (hết ${formatDate(due.lastSafeDay)}) chỉ có ${days} ngày làm việc, ít hơn ${limits.noticeDays}.`;
  return ['SHORT_NOTICE', text];
};

const calendarQuestion = ({ due, title }: Dated, { calendar }: OutlineFacts): Said => {
  const question = calendar.openQuestionOn(due.lastSafeDay) ?? calendar.openQuestionOn(due.lastWorkingDay);
  return question ? ['CALENDAR_QUESTION', `${title} (hạn ${formatDate(due.lastSafeDay)}): ${question}`] : null;
};

const isTet = (day: PlainDate, { calendar }: OutlineFacts): boolean =>
  /Tết Nguyên đán/.test(calendar.entryOn(day)?.name ?? '');

const tetNear = (day: PlainDate, facts: OutlineFacts): PlainDate | null => {
  for (let distance = 0; distance <= NEAR_TET; distance += 1) {
    if (isTet(addDays(day, distance), facts)) return addDays(day, distance);
    if (isTet(addDays(day, -distance), facts)) return addDays(day, -distance);
  }
  return null;
};

const tet = ({ due, title }: Dated, facts: OutlineFacts, known: Map<PlainDate, PlainDate | null>): Said => {
  const day = due.lastSafeDay;
  const near = known.get(day) ?? (known.has(day) ? null : tetNear(day, facts));
  known.set(day, near);
  if (near === null) return null;
  const where = near === day ? 'trong' : near > day ? 'ngay trước' : 'ngay sau';
  return ['TET', `${title}: hạn ${formatLongDate(day)} nằm ${where} dịp nghỉ Tết Nguyên đán (${formatDate(near)}).`];
};

/** Nghị định 09/2019/NĐ-CP Điều 8: at least one working day between cut-off and due date. */
const cutOff = ({ due, title, dataCutOff }: Dated, { calendar }: OutlineFacts): Said => {
  if (dataCutOff === null) return null;
  const left = whereYearsKnown(() => calendar.workingDaysBetween(dataCutOff, due.lastSafeDay));
  if (left === null || left >= 1) return null;
  const text = `${title}: chốt số liệu ${formatDate(dataCutOff)} sát hạn nộp (hết ${formatDate(due.lastSafeDay)}); sau khi chốt phải còn ít nhất 1 ngày làm việc (Nghị định 09/2019/NĐ-CP, Điều 8).`;
  return ['CUT_OFF_LATE', text];
};

const isDated = (line: OutlineLine): line is Dated => line.due !== null;

const issueYear = ({ issuedOn }: OutlineFacts): Warning => ({
  code: 'ISSUE_YEAR_UNKNOWN',
  field: 'issuedOn',
  lineId: null,
  text: `Lịch làm việc chưa có năm của ngày ban hành (${formatDate(issuedOn)}), nên chưa kiểm tra được số ngày làm việc để thực hiện.`,
});

/** What is to be said of a single due date. */
export const warnOfLines = (facts: OutlineFacts): Warning[] => {
  const enough = noticeEnd(facts);
  const tets = new Map<PlainDate, PlainDate | null>();
  const warnings = facts.lines.filter(isDated).flatMap((line) => {
    const said = [
      restDay(line, facts),
      notice(line, facts, enough),
      calendarQuestion(line, facts),
      tet(line, facts, tets),
      cutOff(line, facts),
    ];
    return said.flatMap((one): Warning[] =>
      one ? [{ code: one[0], field: `obligations.${line.key}.due`, lineId: line.lineId, text: one[1] }] : [],
    );
  });
  return enough === null ? [issueYear(facts), ...warnings] : warnings;
};
