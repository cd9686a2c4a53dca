import { clauseWords } from '../../calendar/clause-words.js';
import { addMonths } from '../../calendar/months.js';
import { addDays, formatDate, partsOf } from '../../calendar/plain-date.js';
import type { OutlineFacts, OutlineLine } from './outline-line.js';
import type { Slack } from './slack.js';
import type { Warning } from './warning.js';

const undated = ({ failed }: OutlineFacts): Warning[] => {
  const told = new Set<string>();
  return failed.flatMap(({ obligation, violation }): Warning[] => {
    if (violation?.code !== 'TEMPLATE.UNDATED' || told.has(obligation.key)) return [];
    told.add(obligation.key);
    const { field, reason, mend } = violation.details;
    return [{ code: 'RECURRING_UNDATED', field, lineId: null, text: `${obligation.title}: ${reason} ${mend}` }];
  });
};

const anniversaries = ({ template }: OutlineFacts): Warning[] =>
  template.obligations.flatMap(({ key, title, due }): Warning[] => {
    if (due?.kind !== 'anniversary' || due.statedYear === null) return [];
    const { year } = partsOf(addMonths(due.date, due.years * 12).date);
    if (year === due.statedYear) return [];
    const text = `${title}: ${clauseWords(due.clause)} ghi năm ${due.statedYear}, nhưng tròn ${due.years} năm kể từ ${formatDate(due.date)} là năm ${year}.`;
    return [{ code: 'ANNIVERSARY_YEAR', field: `obligations.${key}.due`, lineId: null, text }];
  });

/** Once per obligation: what holds of its first date holds of the others. */
const boundaries = ({ lines }: OutlineFacts): Warning[] => {
  const first = new Map<string, OutlineLine>();
  for (const line of lines) {
    const { due, key } = line;
    if (due && due.boundary === 'before' && due.hour === null && !first.has(key)) first.set(key, line);
  }
  return [...first.values()].flatMap(({ due, key, lineId, title }): Warning[] => {
    if (!due) return [];
    const strict = formatDate(addDays(due.named, -1));
    const text = `${title}: “trước ngày ${formatDate(due.named)}” hiểu chặt là hết ${strict}, hiểu rộng là hết ${formatDate(due.named)}; chưa báo cáo cấp trên trong khoảng giữa hai cách hiểu.`;
    return [{ code: 'BOUNDARY_TWO_READINGS', field: `obligations.${key}.due.boundary`, lineId, text }];
  });
};

const slackWarning = (slack: Slack, facts: OutlineFacts, from: OutlineLine, toNamed: string): Warning[] => {
  const field = `obligations.${from.key}.feeds`;
  if (slack.workingDays >= facts.limits.slackDays) return [];
  if (slack.workingDays > 0) {
    const text = `${slack.text} Ít hơn ${facts.limits.slackDays} ngày làm việc để tổng hợp.`;
    return [{ code: 'SLACK_SHORT', field, lineId: from.lineId, text }];
  }
  const own = from.due ? formatDate(from.due.named) : '';
  const above = slack.of === 'parent' ? 'hạn của cấp trên' : 'hạn của nghĩa vụ được tổng hợp';
  const text = `Hạn của “${from.title}” (${own}) phải trước ${above} (${toNamed}) ít nhất 1 ngày làm việc.`;
  return [{ code: 'FEEDS_LATE', field, lineId: from.lineId, text }];
};

const slacks = (facts: OutlineFacts, slack: readonly Slack[]): Warning[] => {
  const own = new Map(facts.lines.map((line) => [line.lineId, line]));
  const above = new Map((facts.parentDues ?? []).map((line) => [line.lineId, line]));
  return slack.flatMap((one) => {
    const from = own.get(one.fromLine);
    const to = (one.of === 'parent' ? above : own).get(one.toLine);
    return from && to?.due ? slackWarning(one, facts, from, formatDate(to.due.named)) : [];
  });
};

const unknownAbove = ({ template, parentDues }: OutlineFacts): Warning[] => {
  if (parentDues === null) return [];
  const keys = new Set(parentDues.map(({ key }) => key));
  return template.obligations.flatMap(({ key, title, feeds }): Warning[] => {
    if (feeds?.of !== 'parent' || keys.has(feeds.obligation)) return [];
    const text = `${title}: văn bản cấp trên không giao cho đơn vị này nghĩa vụ “${feeds.obligation}”, nên kết quả không được tổng hợp lên cấp trên.`;
    return [{ code: 'FEEDS_UNKNOWN', field: `obligations.${key}.feeds`, lineId: null, text }];
  });
};

const limited = ({ beyond, lines, limits }: OutlineFacts): Warning[] =>
  beyond.length === 0
    ? []
    : [
        {
          code: 'LINES_LIMITED',
          field: 'obligations',
          lineId: null,
          text: `Mẫu sinh ra quá nhiều mốc: lịch dưới đây chỉ gồm ${lines.length} mốc đầu (tối đa ${limits.lines}); ${beyond.length} nghĩa vụ chưa được tính ngày.`,
        },
      ];

/** What is to be said of a rule, and of dates that follow each other. */
export const warnOfRules = (facts: OutlineFacts, slack: readonly Slack[]): Warning[] => [
  ...limited(facts),
  ...undated(facts),
  ...anniversaries(facts),
  ...slacks(facts, slack),
  ...unknownAbove(facts),
  ...boundaries(facts),
];
