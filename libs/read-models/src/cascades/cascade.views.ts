import type { CascadeDetail, CascadeSummary } from '@dondoc/contracts';
import {
  dateOf,
  type Instant,
  progressSentence,
  slackOf,
  type Tally,
  tallyOf,
  tallySentence,
  targetsMet,
  unitClasses,
} from '@dondoc/domain';
import { groupBy } from '../group-by.js';
import { statusesAt } from '../obligations/statuses-at.js';
import type { CascadeFacts } from './cascade-facts.js';
import { draftWarnings } from './draft-preview.js';
import { lineView } from './line.view.js';

/** One cascade in the list. */
export const cascadeSummary = ({ cascade, policy, lines, obligations }: CascadeFacts, now: Instant): CascadeSummary => {
  const today = dateOf(now);
  const draft = cascade.status === 'draft';
  const statusOf = statusesAt(policy, now);
  const tally = tallyOf(
    obligations.map(({ unitId, facts }) => ({
      unitId,
      status: statusOf(facts),
    })),
  );
  const next = lines.flatMap(({ lineId, title, due }) =>
    due && due.lastSafeDay >= today ? [{ lineId, title, due }] : [],
  )[0];
  return {
    cascadeId: cascade.cascadeId,
    title: cascade.title,
    status: cascade.status,
    document: cascade.document,
    sample: cascade.sample,
    unitCount: new Set(obligations.map(({ unitId }) => unitId)).size,
    obligationCount: obligations.length,
    overdueCount: draft ? 0 : tally.overdue,
    progress: draft ? 'Chưa ban hành nên chưa tính quá hạn.' : progressSentence(tally),
    nextDue: next ? { lineId: next.lineId, title: next.title, lastSafeDay: next.due.lastSafeDay } : null,
    parentId: cascade.parent?.cascadeId ?? null,
  };
};

type Results = {
  of: (lineId: string) => Tally;
  newest: (key: string) => Tally | null;
  units: (lineId: string) => number;
};

/** Where each line stands now, with the ratings that have been given. */
const resultsOf = ({ policy, lines, obligations }: CascadeFacts, now: Instant): Results => {
  const byLine = groupBy(obligations, ({ lineId }) => lineId);
  const statusOf = statusesAt(policy, now);
  const tallies = new Map(
    lines.map(({ lineId }) => [
      lineId,
      tallyOf(
        (byLine.get(lineId) ?? []).map(({ unitId, rating, facts }) => ({
          unitId,
          rating,
          status: statusOf(facts),
        })),
      ),
    ]),
  );
  const of = (lineId: string): Tally => tallies.get(lineId) ?? tallyOf([]);
  const newest = (key: string): Tally | null => {
    const line = lines.findLast((one) => one.key === key && of(one.lineId).ratings !== undefined);
    return line ? of(line.lineId) : null;
  };
  return { of, newest, units: (lineId) => byLine.get(lineId)?.length ?? 0 };
};

const targetsIn = (
  { policy, cascade }: CascadeFacts,
  results: Results,
): Pick<CascadeDetail, 'targets' | 'targetsMet'> => ({
  targets: policy.template.targets.map(({ number, text, binds }) => ({
    number,
    text,
    binds: binds === 'all' ? 'Mọi đơn vị' : binds.map((one) => unitClasses[one]).join(', '),
  })),
  targetsMet:
    cascade.status === 'draft'
      ? []
      : targetsMet(policy.template, results.newest).map(({ number, met, text }) => ({ number, met, text })),
});

/** All that the directive's own page shows, without its parent and its children. */
export const cascadeDetail = (facts: CascadeFacts, now: Instant): Omit<CascadeDetail, 'parent' | 'children'> => {
  const { cascade, policy, names, lines, parentDues, outline } = facts;
  const { template, calendar } = policy;
  const results = resultsOf(facts, now);
  return {
    ...cascadeSummary(facts, now),
    ...targetsIn(facts, results),
    template: { ...cascade.template, title: template.title },
    calendar: { ...cascade.calendar, label: calendar.label },
    basis: [...template.basis],
    recipients: [...template.recipients],
    lines: lines.map((line) => ({
      ...lineView(line, template, names),
      unitCount: results.units(line.lineId),
      progress: cascade.status === 'draft' ? 'Dự kiến' : tallySentence(results.of(line.lineId)),
    })),
    warnings: outline ? draftWarnings(outline) : [],
    slack: slackOf({ template, lines, calendar, parentDues }).map(({ of: _, ...slack }) => slack),
    amendments: cascade.amendments,
    asOf: now,
  };
};
