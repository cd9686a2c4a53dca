import { type ReportItemView, REPORT_NAMES, type ReportListView, type ReportView } from '@dondoc/contracts';
import {
  definitionOf,
  type Instant,
  obligationGroups,
  progressSentence,
  type ReportListName,
  reportLists,
  RuleViolation,
  type ScheduleLine,
  tallyOf,
  tallySentence,
} from '@dondoc/domain';
import type { CascadeFacts, FactsSource } from '../cascades/cascade-facts.js';
import { documentLabel } from '../obligations/due-list.query.js';
import type { Reader } from '../read-only.js';
import { figuresOf, passagesOf } from './figures.js';
import { type ItemContext, itemView } from './item-view.js';
import { LastTimes } from './last-time.js';
import { lineIn, type Placed, placedIn } from './placed.js';
import { rowView, tableOf } from './row-view.js';
import { readStories, type Stories } from './stories.js';
import { tiersOf } from './tiers.js';

/** `lineId` null: all lines. `past`: a moment of the past, by what was known then. */
export type ReportAsked = { cascadeId: string; lineId: string | null; at: Instant; past: boolean };
/** A report without its moment in words. */
export type Report = Omit<ReportView, 'moment'>;
/** The same with every obligation and its group, for annexes. */
export type WholeReport = Report & { items: readonly (ReportItemView & { group: string; groupLabel: string })[] };
type List = Omit<ReportListView, 'moment'>;

type Opened = { facts: CascadeFacts; line: ScheduleLine | null; placed: Placed[] };

const notIssued = (cascadeId: string): RuleViolation =>
  new RuleViolation('REPORT.NOT_ISSUED', {
    field: 'cascadeId',
    value: cascadeId,
    reason: 'Văn bản chưa ban hành ở thời điểm này, nên chưa có gì để tổng hợp.',
    mend: 'Ban hành văn bản, hoặc chọn một thời điểm sau ngày ban hành.',
  });

const totalsOf = (placed: readonly Placed[]): Record<string, number> => {
  const totals: Record<string, number> = {};
  for (const { status } of placed) totals[status.code] = (totals[status.code] ?? 0) + 1;
  return totals;
};

const isLateOnTheWay = ({ via }: ReportItemView): boolean => via?.late ?? false;

const NO_LINE: Report['lastTime'] = {
  text: 'Chọn một nội dung để so với kỳ trước.',
  row: null,
  cascadeId: null,
  lineId: null,
  at: null,
};

type Head = Pick<Report, 'cascadeId' | 'title' | 'documentLabel' | 'line' | 'lines' | 'sentence' | 'totals'>;

const headOf = ({ facts, line, placed }: Opened): Head => {
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

const namesOf = (
  placed: readonly Placed[],
  context: ItemContext,
): Pick<Report, 'missing' | 'late' | 'out' | 'intermediaries'> => {
  const names = (all: readonly Placed[]) => ({
    total: all.length,
    items: all.slice(0, REPORT_NAMES).map((one) => itemView(one, context)),
  });
  const among = (name: ReportListName) => names(placed.filter(({ item }) => reportLists[name].has(item)));
  const slow = placed.filter((one) => one.fact.firstReceivedAt !== null && isLateOnTheWay(itemView(one, context)));
  return { missing: among('missing'), late: among('late'), out: among('out'), intermediaries: names(slow) };
};

/** Reports of a cascade at a moment: what was counted, added up and checked, and who stands behind every figure. */
export class ReportQuery {
  private readonly lastTimes: LastTimes;

  constructor(
    private readonly reader: Reader,
    private readonly sources: { live: FactsSource; past: FactsSource },
  ) {
    this.lastTimes = new LastTimes(reader, sources.past);
  }

  /** @throws RuleViolation `CASCADE.NOT_FOUND`, `REPORT.NOT_ISSUED`, `REPORT.LINE_UNKNOWN`, `REPORT.TOTALS_WRONG` */
  async report(asked: ReportAsked): Promise<Report> {
    const opened = await this.open(asked);
    return this.tell(asked, opened, await this.stories(asked, opened.placed));
  }

  /** With all names, for print and files. @throws the same */
  async whole(asked: ReportAsked): Promise<WholeReport> {
    const opened = await this.open(asked);
    const { facts, placed } = opened;
    const stories = await this.stories(asked, placed);
    const context = { policy: facts.policy, names: facts.names, at: asked.at, stories };
    const items = placed.map((one) => {
      const { group } = definitionOf(facts.policy, one.fact);
      return { ...itemView(one, context), group, groupLabel: obligationGroups[group] };
    });
    return { ...(await this.tell(asked, opened, stories)), items };
  }

  /** Everybody behind one figure. @param group class of the units, null: all. @throws the same */
  async list(asked: ReportAsked, name: ReportListName, group: string | null): Promise<List> {
    const { facts, placed } = await this.open(asked);
    const about = placed.filter(({ item }) => group === null || item.group === group);
    const stories = await this.stories(asked, about);
    const context = { policy: facts.policy, names: facts.names, at: asked.at, stories };
    const { label, has } = reportLists[name];
    const items = about.filter(({ item }) => has(item)).map((one) => itemView(one, context));
    const rest = about.filter(({ item }) => !has(item)).map((one) => itemView(one, context));
    return { label, total: items.length, items, rest };
  }

  private async open({ cascadeId, lineId, at, past }: ReportAsked): Promise<Opened> {
    const facts = await (past ? this.sources.past : this.sources.live).facts(cascadeId, at);
    if (facts.cascade.status === 'draft') throw notIssued(cascadeId);
    const line = lineId === null ? null : lineIn(facts, lineId);
    return { facts, line, placed: placedIn(facts, lineId, at) };
  }

  private stories({ cascadeId, at, past }: ReportAsked, placed: readonly Placed[]): Promise<Stories> {
    const units = placed.map(({ unit }) => unit.unitId);
    return readStories(this.reader, cascadeId, units, past ? at : null);
  }

  private async tell({ at, past }: ReportAsked, { facts, line, placed }: Opened, stories: Stories): Promise<Report> {
    const table = tableOf(facts, placed);
    return {
      ...headOf({ facts, line, placed }),
      total: rowView(table.total),
      byLine: table.byLine.map(rowView),
      byClass: table.byClass.map(rowView),
      ...namesOf(placed, { policy: facts.policy, names: facts.names, at, stories }),
      figures: figuresOf(placed, stories, facts.policy),
      passages: passagesOf(placed, stories),
      lastTime: line === null ? NO_LINE : await this.lastTimes.compare(facts, line, table.total, at),
      tiers: await tiersOf(this.reader, facts, { line, placed, stories, asOf: past ? at : null }),
    };
  }
}
