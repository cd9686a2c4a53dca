import type {
  CascadeDetail,
  CascadeSummary,
  DueItem,
  DueListView,
  MatrixView,
  ObligationView,
  OwedItem,
} from '@dondoc/contracts';
import { dateOf, type Instant } from '@dondoc/domain';
import { type CascadeSide, getCascade, listCascades } from './cascades/cascade-answers.js';
import type { CascadeFacts, FactsSource, StandingFacts } from './cascades/cascade-facts.js';
import { groupBy } from './group-by.js';
import { refKey } from './obligations/ref-key.js';
import { dueItem, getDueList, owedItems } from './obligations/due-list.query.js';
import { getMatrix } from './obligations/matrix.query.js';
import { getObligation, type ObligationRef, type ReadStream } from './obligations/obligation.query.js';
import type { Viewer } from './obligations/offered.js';
import type { ReadStreams } from './obligations/unit-plan-history.js';
import { getWaiting, type PartIn } from './obligations/waiting.query.js';
import type { Reader } from './read-only.js';
import type { RegisterQuery } from './registers/register.query.js';

/** `readOnly`: of the past, in which nobody can do anything. */
export type StandingParts = {
  reader: Reader;
  registers: RegisterQuery;
  source: FactsSource;
  readStream: ReadStream;
  readStreams: ReadStreams;
  readOnly: boolean;
};

const nothingOf = <May extends Record<string, boolean>>(may: May): May =>
  Object.fromEntries(Object.keys(may).map((act) => [act, false])) as May;

/** Where everything stands at a moment; the same questions for now and for the past. `at`: that moment. */
export class StandingAnswers {
  constructor(private readonly parts: StandingParts) {}

  async listCascades(at: Instant): Promise<CascadeSummary[]> {
    return listCascades(await this.side(at), at);
  }

  /** @throws RuleViolation `CASCADE.NOT_FOUND` */
  async getCascade(cascadeId: string, at: Instant): Promise<CascadeDetail> {
    return getCascade(await this.side(at), cascadeId, at);
  }

  /** @throws RuleViolation `CASCADE.NOT_FOUND` */
  getMatrix(cascadeId: string, at: Instant): Promise<MatrixView> {
    return getMatrix(this.parts.source, cascadeId, at);
  }

  /**
   * @param parts what passes through the unit or is appraised by it
   * @throws RuleViolation `UNIT.NOT_FOUND`
   */
  async getDueList(unitId: string, at: Instant, parts: readonly PartIn[] = []): Promise<DueListView> {
    const list = await getDueList(this.parts, unitId, at);
    return { ...list, waiting: await getWaiting(this.parts, unitId, parts, at) };
  }

  /** @throws RuleViolation `CASCADE.NOT_FOUND`, `OBLIGATION.NOT_FOUND` */
  async getObligation(ref: ObligationRef, viewer: Viewer, at: Instant): Promise<ObligationView> {
    const { reader, readStream, source, readOnly } = this.parts;
    const sources = { reader, readStream: (stream: string) => readStream(stream, at), cascades: source };
    const view = await getObligation(sources, ref, viewer, at);
    return readOnly ? { ...view, may: nothingOf(view.may) } : view;
  }

  /** Several obligations at once, by `{cascadeId}/{unitId}/{lineId}`; what does not exist is left out. */
  findDueItems(refs: readonly ObligationRef[], at: Instant): Promise<Map<string, DueItem>> {
    return this.find(refs, at, async (facts, own) =>
      own.flatMap(({ unitId, lineId }) => dueItem(facts, unitId, lineId, at) ?? []),
    );
  }

  /** The same, each with the day since which it is locked; that reads the plans that can close. */
  findOwedItems(refs: readonly ObligationRef[], at: Instant): Promise<Map<string, OwedItem>> {
    return this.find(refs, at, (facts, own) => owedItems(facts, own, this.parts.readStreams, at));
  }

  private async find<Item extends DueItem>(
    refs: readonly ObligationRef[],
    at: Instant,
    itemsOf: (facts: CascadeFacts, own: readonly StandingFacts[]) => Promise<Item[]>,
  ): Promise<Map<string, Item>> {
    const { units, source } = await this.side(at);
    const asked = new Set(refs.map(refKey));
    const found = new Map<string, Item>();
    for (const [cascadeId, group] of groupBy(refs, (ref) => ref.cascadeId)) {
      const unitIds = [...new Set(group.map(({ unitId }) => unitId))];
      const facts = await source.facts(cascadeId, at, { units, unitIds });
      const own = [...facts.obligations, ...facts.explanations].filter(({ unitId, lineId }) =>
        asked.has(refKey({ cascadeId, unitId, lineId })),
      );
      for (const item of await itemsOf(facts, own))
        found.set(refKey({ cascadeId, unitId: item.unit.unitId, lineId: item.line.lineId }), item);
    }
    return found;
  }

  private async side(at: Instant): Promise<CascadeSide> {
    const { reader, source, registers } = this.parts;
    return { reader, source, units: await registers.unitsOn(dateOf(at)) };
  }
}
