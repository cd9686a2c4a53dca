import {
  REPORT_LIST,
  REPORT_NAMES,
  type ReportItemView,
  type ReportListView,
  type ReportView,
} from '@dondoc/contracts';
import { definitionOf, obligationGroups, type ReportListName, reportLists } from '@dondoc/domain';
import type { Reader } from '../read-only.js';
import { figuresOf, passagesOf } from './figures.js';
import { itemView } from './item-view.js';
import { lineLastTime, wholeLastTime } from './last-time.js';
import { type Opened, openFacts, openReport, type ReportAsked, type Sources, storiesOf } from './opened.js';
import { PeriodsBefore } from './period-before.js';
import type { Placed } from './placed.js';
import { headOf, namesOf } from './report-parts.js';
import { rowView, tableOf } from './row-view.js';
import { readPlans, type Stories, storiesIn } from './stories.js';
import { tiersOf } from './tiers.js';

export type { ReportAsked } from './opened.js';
/** A report without its moment in words. */
export type Report = Omit<ReportView, 'moment'>;
/** The same with every obligation and its group, for annexes. */
export type WholeReport = Report & { items: readonly (ReportItemView & { group: string; groupLabel: string })[] };
type List = Omit<ReportListView, 'moment'>;

type Telling = { stories: Stories; most: number };

/** Reports of a cascade at a moment: what was counted, added up and checked, and who stands behind every figure. */
export class ReportQuery {
  private readonly periods: PeriodsBefore;

  constructor(
    private readonly reader: Reader,
    private readonly sources: Sources,
  ) {
    this.periods = new PeriodsBefore(reader, sources.past);
  }

  /** @throws RuleViolation `CASCADE.NOT_FOUND`, `REPORT.NOT_ISSUED`, `REPORT.LINE_UNKNOWN`, `REPORT.TOTALS_WRONG` */
  async report(asked: ReportAsked): Promise<Report> {
    const opened = await openReport(this.reader, this.sources, asked);
    return this.tell(asked, opened, { stories: storiesOf(opened), most: REPORT_NAMES });
  }

  /** With all names, for print and files. @throws the same */
  async whole(asked: ReportAsked): Promise<WholeReport> {
    const opened = await openReport(this.reader, this.sources, asked);
    const { facts, placed } = opened;
    const stories = storiesOf(opened);
    const context = { policy: facts.policy, names: facts.names, at: asked.at, stories };
    const items = placed.map((one) => {
      const { group } = definitionOf(facts.policy, one.fact);
      return { ...itemView(one, context), group, groupLabel: obligationGroups[group] };
    });
    return { ...(await this.tell(asked, opened, { stories, most: Number.POSITIVE_INFINITY })), items };
  }

  /** Who stands behind one figure. @param group class of the units, null: all. @throws the same */
  async list(asked: ReportAsked, name: ReportListName, group: string | null): Promise<List> {
    const { facts, placed } = await openFacts(this.sources, asked);
    const about = placed.filter(({ item }) => group === null || item.group === group);
    const { label, has } = reportLists[name];
    const counted = about.filter(({ item }) => has(item));
    const left = about.filter(({ item }) => !has(item));
    const [items, rest] = [counted.slice(0, REPORT_LIST), left.slice(0, REPORT_LIST)];
    const unitIds = [...items, ...rest].map(({ unit }) => unit.unitId);
    const { cascadeId, lineId, at, past } = asked;
    const lineIds = lineId === null ? null : [lineId];
    const histories = await readPlans(this.reader, cascadeId, { asOf: past ? at : null, lineIds, unitIds });
    const context = { policy: facts.policy, names: facts.names, at, stories: storiesIn(histories, cascadeId, unitIds) };
    const shown = (all: readonly Placed[]) => all.map((one) => itemView(one, context));
    return { label, total: counted.length, items: shown(items), restTotal: left.length, rest: shown(rest) };
  }

  /** @param most so many sources, units and passages are named; who is missing and late as on screen */
  private async tell({ at, past }: ReportAsked, opened: Opened, { stories, most }: Telling): Promise<Report> {
    const { facts, line, placed } = opened;
    const table = tableOf(facts, placed);
    const passages = passagesOf(placed, stories);
    return {
      ...headOf(opened),
      total: rowView(table.total),
      byLine: table.byLine.map(rowView),
      byClass: table.byClass.map(rowView),
      ...namesOf(placed, { policy: facts.policy, names: facts.names, at, stories }),
      figures: figuresOf(placed, { stories, policy: facts.policy, most }),
      passageCount: passages.length,
      passages: passages.slice(0, most),
      lastTime:
        line === null
          ? await wholeLastTime(this.periods, opened, at)
          : await lineLastTime(this.periods, { ...opened, line }, at),
      tiers: await tiersOf(this.reader, facts, { line, placed, stories, at, asOf: past ? at : null }),
    };
  }
}
