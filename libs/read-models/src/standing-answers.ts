import type {
  CascadeDetail,
  CascadeSummary,
  DueItem,
  DueListView,
  MatrixView,
  ObligationView,
} from '@dondoc/contracts';
import { dateOf, type Instant, type PlainDate } from '@dondoc/domain';
import { type CascadeSide, getCascade, listCascades } from './cascades/cascade-answers.js';
import type { FactsSource } from './cascades/cascade-facts.js';
import { groupBy } from './group-by.js';
import { dueItem, getDueList } from './obligations/due-list.query.js';
import { getMatrix } from './obligations/matrix.query.js';
import { getObligation, type ObligationRef, type ReadStream } from './obligations/obligation.query.js';
import type { Viewer } from './obligations/offered.js';
import { passedLocks } from './obligations/passed-locks.js';
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
  async findDueItems(refs: readonly ObligationRef[], at: Instant): Promise<Map<string, DueItem>> {
    const { units, source } = await this.side(at);
    const found = new Map<string, DueItem>();
    for (const [cascadeId, group] of groupBy(refs, (ref) => ref.cascadeId)) {
      const unitIds = [...new Set(group.map(({ unitId }) => unitId))];
      const facts = await source.facts(cascadeId, at, { units, unitIds });
      for (const { unitId, lineId } of group) {
        const item = dueItem(facts, unitId, lineId, at);
        if (item) found.set(`${cascadeId}/${unitId}/${lineId}`, item);
      }
    }
    return found;
  }

  /** Which of them are locked and since the end of which day, by `{cascadeId}/{unitId}/{lineId}`. */
  async findPassedLocks(refs: readonly ObligationRef[], at: Instant): Promise<Map<string, PlainDate>> {
    const { units, source } = await this.side(at);
    const found = new Map<string, PlainDate>();
    for (const [cascadeId, group] of groupBy(refs, (ref) => ref.cascadeId)) {
      const asked = new Set(group.map(({ unitId, lineId }) => `${unitId}/${lineId}`));
      const unitIds = [...new Set(group.map(({ unitId }) => unitId))];
      const facts = await source.facts(cascadeId, at, { units, unitIds });
      const own = facts.obligations.filter(({ unitId, lineId }) => asked.has(`${unitId}/${lineId}`));
      const locks = await passedLocks(facts, own, this.parts.readStreams, at);
      for (const [id, day] of locks) found.set(`${cascadeId}/${id}`, day);
    }
    return found;
  }

  private async side(at: Instant): Promise<CascadeSide> {
    const { reader, source, registers } = this.parts;
    return { reader, source, units: await registers.unitsOn(dateOf(at)) };
  }
}
