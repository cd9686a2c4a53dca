import type {
  CascadeDetail,
  CascadeSummary,
  DueItem,
  DueListView,
  MatrixView,
  ObligationView,
} from '@dondoc/contracts';
import { dateOf, type Instant } from '@dondoc/domain';
import { type CascadeSide, getCascade, listCascades } from './cascades/cascade-answers.js';
import type { FactsSource } from './cascades/cascade-facts.js';
import { groupBy } from './group-by.js';
import { dueItem, getDueList } from './obligations/due-list.query.js';
import { getMatrix } from './obligations/matrix.query.js';
import { getObligation, type ObligationRef, type ReadStream } from './obligations/obligation.query.js';
import type { Viewer } from './obligations/offered.js';
import type { Reader } from './read-only.js';
import type { RegisterQuery } from './registers/register.query.js';

/** `readOnly`: of the past, in which nobody can do anything. */
export type StandingParts = {
  reader: Reader;
  registers: RegisterQuery;
  source: FactsSource;
  readStream: ReadStream;
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

  /** @throws RuleViolation `UNIT.NOT_FOUND` */
  getDueList(unitId: string, at: Instant): Promise<DueListView> {
    return getDueList(this.parts, unitId, at);
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

  private async side(at: Instant): Promise<CascadeSide> {
    const { reader, source, registers } = this.parts;
    return { reader, source, units: await registers.unitsOn(dateOf(at)) };
  }
}
