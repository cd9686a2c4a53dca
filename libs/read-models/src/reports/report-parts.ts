import { REPORT_NAMES, type ReportView } from '@dondoc/contracts';
import {
  definitionOf,
  obligationGroups,
  progressSentence,
  type ReportListName,
  reportLists,
  tallyOf,
  tallySentence,
} from '@dondoc/domain';
import { documentLabel } from '../obligations/due-list.query.js';
import { type ItemContext, itemView, viaOf } from './item-view.js';
import type { Stood } from './opened.js';
import type { Placed } from './placed.js';

const totalsOf = (placed: readonly Placed[]): Record<string, number> => {
  const totals: Record<string, number> = {};
  for (const { status } of placed) totals[status.code] = (totals[status.code] ?? 0) + 1;
  return totals;
};

type Head = Pick<ReportView, 'cascadeId' | 'title' | 'documentLabel' | 'line' | 'lines' | 'sentence' | 'totals'>;

/** What the report is about, in words. */
export const headOf = ({ facts, line, placed }: Stood): Head => {
  const tally = tallyOf(placed.map(({ item, status, fact: { rating } }) => ({ unitId: item.unitId, status, rating })));
  return {
    cascadeId: facts.cascade.cascadeId,
    title: facts.cascade.title,
    documentLabel: documentLabel(facts),
    line: line && {
      lineId: line.lineId,
      title: line.title,
      period: line.period.label,
      dueOn: line.due?.lastSafeDay ?? null,
    },
    lines: facts.lines.map((one) => ({
      lineId: one.lineId,
      title: one.title,
      group: obligationGroups[definitionOf(facts.policy, one).group],
    })),
    sentence: line === null ? progressSentence(tally) : tallySentence(tally),
    totals: totalsOf(placed),
  };
};

/** Who is missing, late, left out, and what lay with an intermediary; the first of each. */
export const namesOf = (
  placed: readonly Placed[],
  context: ItemContext,
): Pick<ReportView, 'missing' | 'late' | 'out' | 'intermediaries'> => {
  const names = (all: readonly Placed[]) => ({
    total: all.length,
    items: all.slice(0, REPORT_NAMES).map((one) => itemView(one, context)),
  });
  const among = (name: ReportListName) => names(placed.filter(({ item }) => reportLists[name].has(item)));
  const isSlow = (one: Placed): boolean => one.fact.firstReceivedAt !== null && (viaOf(one, context)?.late ?? false);
  return {
    missing: among('missing'),
    late: among('late'),
    out: among('out'),
    intermediaries: names(placed.filter(isSlow)),
  };
};
