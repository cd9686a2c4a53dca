import type { TemplateProblem } from '../check/template-problem.js';
import type { Reckoned } from '../reckon.js';
import type { OutlineFacts } from './outline-line.js';

/** Codes that speak of the calendar, not of the template: the check cannot have said them. */
const CALENDAR = 'CALENDAR.YEAR_UNKNOWN';

const problemOf = ({ obligation, period, violation }: Reckoned, place: number, more: number): TemplateProblem[] => {
  if (!violation) return [];
  const { field, value, reason, mend } = violation.details;
  const own = `obligations.${obligation.key}.`;
  const path = field.startsWith(own) ? field.slice(own.length).split('.') : ['due'];
  const others = more > 0 ? ` và ${more} kỳ khác` : '';
  const where = obligation.periods.kind === 'once' ? '' : ` (kỳ ${period.label}${others})`;
  return [
    {
      code: violation.code,
      path: ['obligations', place, ...path],
      field: `${own}${path.join('.')}`,
      value,
      reason: `${obligation.title}${where}: ${reason}`,
      mend,
    },
  ];
};

const noUnits = ({ template }: OutlineFacts): TemplateProblem => ({
  code: 'CASCADE.NO_UNITS',
  path: ['obligations'],
  field: 'obligations',
  value: '0',
  reason: `Không có đơn vị nào phải thực hiện mẫu “${template.title}” tại ngày ban hành.`,
  mend: 'Kiểm tra đối tượng thực hiện trong mẫu và danh mục đơn vị tại ngày ban hành.',
});

/** What stands in the way of a date: once per obligation and code, unless the check has told its cause already. */
export const problemsOfReckoning = (facts: OutlineFacts, checked: readonly TemplateProblem[]): TemplateProblem[] => {
  const told = new Set(checked.map(({ path }) => path[1]));
  const places = new Map(facts.template.obligations.map(({ key }, place) => [key, place]));
  const failed = new Map<string, { first: Reckoned; count: number }>();
  for (const entry of facts.failed) {
    const code = entry.violation?.code;
    const place = places.get(entry.obligation.key);
    if (code === 'TEMPLATE.UNDATED' || code === 'TEMPLATE.CYCLE' || (code !== CALENDAR && told.has(place ?? -1)))
      continue;
    const known = failed.get(`${entry.obligation.key} ${code}`);
    failed.set(`${entry.obligation.key} ${code}`, { first: known?.first ?? entry, count: (known?.count ?? 0) + 1 });
  }
  const problems = [...failed.values()].flatMap(({ first, count }) =>
    problemOf(first, places.get(first.obligation.key) ?? 0, count - 1),
  );
  const { template, units, owing } = facts;
  const nobody = units.length > 0 && template.obligations.every((one) => owing(one).length === 0);
  return nobody && template.obligations.length > 0 ? [...problems, noUnits(facts)] : problems;
};
