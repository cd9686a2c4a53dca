import type { CascadeTemplate, ObligationTemplate } from '../cascade-template.js';
import { cycleText, dependencyOrder } from '../dependency-order.js';
import { countPeriods } from '../periods.js';
import { relativeTo } from '../reckon.js';
import { owedPerYear } from './check-rule-periods.js';
import { obligationReport, type CheckContext, type Report, type TemplateProblem } from './template-problem.js';

const checkReference = (
  key: string,
  path: readonly string[],
  own: ObligationTemplate,
  { places, suggest }: CheckContext,
  report: Report,
): void => {
  if (key === own.key || places.has(key)) return;
  report(
    'TEMPLATE.REFERENCE_UNKNOWN',
    path,
    key,
    `Không có nghĩa vụ “${key}” trong mẫu này.${suggest(key)}`,
    'Ghi mã của một nghĩa vụ trong mẫu.',
  );
};

/** Obligations that the rule and the flow of results point at. An obligation of the parent's template is not known here. */
export const checkReferences = (obligation: ObligationTemplate, context: CheckContext, report: Report): void => {
  const { due, feeds } = obligation;
  if (due?.kind === 'relative') checkReference(due.obligation, ['due', 'obligation'], obligation, context, report);
  if (feeds?.of === 'this') checkReference(feeds.obligation, ['feeds', 'obligation'], obligation, context, report);
  checkSharedDate(obligation, context, report);
  const other =
    due?.kind === 'relative' && due.obligation !== obligation.key ? context.places.get(due.obligation) : undefined;
  if (due?.kind === 'relative' && other?.due?.kind === 'undated' && !other.due.recurring) {
    report(
      'TEMPLATE.ANCHOR_MISSING',
      ['due', 'obligation'],
      due.obligation,
      `Hạn tính theo “${other.title}”, nhưng nghĩa vụ đó không nêu ngày.`,
      'Đặt ngày cho nghĩa vụ đó, hoặc đặt ngày riêng cho nghĩa vụ này.',
    );
  }
};

/** Several periods that follow one date would all be due on the same day. */
const checkSharedDate = ({ due, periods, key }: ObligationTemplate, { places }: CheckContext, report: Report): void => {
  if (due?.kind !== 'relative' || due.obligation === key || !periods) return;
  const other = places.get(due.obligation);
  if (!other?.periods) return;
  const shared =
    other.periods.kind === 'once' ? countPeriods(periods) > 1 : owedPerYear(periods) > owedPerYear(other.periods);
  if (!shared) return;
  report(
    'TEMPLATE.FIELD_INVALID',
    ['due'],
    due.words,
    `Nghĩa vụ này có nhiều kỳ hơn “${other.title}” mà nó tính hạn theo: các kỳ sẽ trùng hạn.`,
    'Chọn cùng loại kỳ cho hai nghĩa vụ, hoặc dùng quy tắc theo kỳ.',
  );
};

const feedsHere = ({ feeds }: ObligationTemplate): string | null => (feeds?.of === 'this' ? feeds.obligation : null);

/** Rules, or flows of results, that wait for each other: one problem per ring, naming it. */
export const checkCycles = ({ obligations }: CascadeTemplate, problems: TemplateProblem[]): void => {
  const rings = [
    [
      'due',
      relativeTo,
      'Thời hạn của các nghĩa vụ này chờ lẫn nhau',
      'Đặt ngày riêng cho một nghĩa vụ trong vòng này.',
    ],
    [
      'feeds',
      feedsHere,
      'Kết quả của các nghĩa vụ này tổng hợp vào nhau',
      'Bỏ “feeds” của một nghĩa vụ trong vòng này.',
    ],
  ] as const;
  const places = new Map(obligations.map(({ key }, index) => [key, index]));
  for (const [field, waitsFor, what, mend] of rings) {
    for (const cycle of dependencyOrder(obligations, waitsFor).cycles) {
      const key = cycle[0] ?? '';
      const report = obligationReport(problems, places.get(key) ?? 0, { key });
      const path = field === 'due' ? ['due', 'obligation'] : ['feeds', 'obligation'];
      report('TEMPLATE.CYCLE', path, cycleText(cycle), `${what} thành vòng: ${cycleText(cycle)}.`, mend);
    }
  }
};
