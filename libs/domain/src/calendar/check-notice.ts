import { RuleViolation } from '../errors/rule-violation.js';
import type { CalendarNotice, NoticeDay } from './calendar-notice.js';
import { daysBetween, formatDate, formatLongDate, type PlainDate, partsOf, weekdayOf } from './plain-date.js';
import type { CalendarData, CalendarEntry } from './working-calendar.js';

const invalid = (field: string, value: string, reason: string, mend: string): RuleViolation =>
  new RuleViolation('CALENDAR.NOTICE_INVALID', { field, value, reason, mend });

/** True when the day is said to be what the plain week makes of it: Monday to Friday worked, the weekend off. */
export const isPlainDay = ({ date, working }: NoticeDay): boolean => working === weekdayOf(date) <= 5;

const checkTwice = (days: readonly NoticeDay[]): void => {
  const seen = new Map<PlainDate, NoticeDay>();
  days.forEach((one, index) => {
    const before = seen.get(one.date);
    seen.set(one.date, one);
    if (!before) return;
    const reason =
      before.working === one.working
        ? `${formatLongDate(one.date)} được ghi hai lần.`
        : `${formatLongDate(one.date)} vừa ghi là ngày nghỉ, vừa ghi là ngày làm việc.`;
    throw invalid(`days.${index}`, formatDate(one.date), reason, 'Giữ một dòng cho mỗi ngày, đúng như thông báo.');
  });
};

const checkYears = (data: CalendarData, { days, confirmedYears }: CalendarNotice): void => {
  const wrong = confirmedYears.find((year) => !Number.isInteger(year) || year < 2000 || year > 2100);
  if (wrong !== undefined) {
    throw invalid('confirmedYears', String(wrong), 'Năm phải từ 2000 đến 2100.', 'Ghi năm bốn chữ số.');
  }
  const years = new Set([...data.years, ...confirmedYears]);
  const place = days.findIndex(({ date }) => !years.has(partsOf(date).year));
  const first = days[place];
  if (!first) return;
  const { year } = partsOf(first.date);
  throw invalid(
    `days.${place}`,
    formatDate(first.date),
    `Lịch chưa có năm ${year}; một thông báo lẻ không đủ để coi phần còn lại của năm là ngày thường.`,
    `Nhập đủ ngày nghỉ của năm ${year} và xác nhận năm này là đủ dữ liệu.`,
  );
};

/** Days of one rest, or of one make-up, that follow each other: "nghỉ từ thứ Bảy 14/02 đến Chủ nhật 22/02". */
const runsOf = (days: readonly NoticeDay[]): NoticeDay[][] => {
  const runs: NoticeDay[][] = [];
  for (const day of [...days].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && last.working === day.working && daysBetween(last.date, day.date) === 1) run.push(day);
    else runs.push([day]);
  }
  return runs;
};

const changes = (day: NoticeDay, known: CalendarEntry | undefined, { source, status }: CalendarNotice): boolean => {
  if (!known) return !isPlainDay(day);
  const same = known.name === day.name && known.source === source && known.status === status;
  return known.working !== day.working || !same;
};

const refuseIdle = (days: readonly NoticeDay[], idle: NoticeDay, known: CalendarEntry | undefined): RuleViolation => {
  const state = idle.working ? 'đã là ngày làm việc' : `đã là ngày nghỉ${known ? ` (${known.name})` : ' cuối tuần'}`;
  return invalid(
    `days.${days.indexOf(idle)}`,
    formatDate(idle.date),
    `${formatLongDate(idle.date)} ${state}: thông báo này không thay đổi gì.`,
    'Bỏ dòng này, hoặc kiểm tra lại ngày trong thông báo.',
  );
};

const hasQuestion = ({ openQuestions }: CalendarData, year: number): boolean =>
  openQuestions.some(({ from }) => partsOf(from).year === year);

/**
 * The days of a notice that change the calendar. A weekend within a longer rest changes nothing and is let pass; a day or
 * a rest that changes nothing at all is refused, since then the date is probably a slip.
 * @throws RuleViolation `CALENDAR.NOTICE_INVALID`
 */
export const checkNotice = (data: CalendarData, notice: CalendarNotice): NoticeDay[] => {
  const { source, days, confirmedYears } = notice;
  if (!source.trim()) throw invalid('source', '', 'Thông báo chưa có số, ngày.', 'Ghi số, ngày của thông báo.');
  checkTwice(days);
  checkYears(data, notice);
  const entries = new Map(data.entries.map((entry) => [entry.date, entry]));
  const changing = runsOf(days).flatMap((run) => {
    const real = run.filter((day) => changes(day, entries.get(day.date), notice));
    const [first] = run;
    if (real.length === 0 && first) throw refuseIdle(days, first, entries.get(first.date));
    return real;
  });
  const settlesYear = confirmedYears.some((year) => !data.years.includes(year) || hasQuestion(data, year));
  if (changing.length === 0 && !settlesYear) {
    throw invalid('days', '', 'Thông báo không thay đổi ngày nào.', 'Nhập ít nhất một ngày nghỉ hoặc ngày làm bù.');
  }
  return changing;
};
