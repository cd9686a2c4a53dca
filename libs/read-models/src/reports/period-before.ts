import {
  type Instant,
  lastPeriodOf,
  type ReportItem,
  RuleViolation,
  samePoint,
  type ScheduleLine,
} from '@dondoc/domain';
import type { Histories } from '../as-of/known-then.js';
import type { CascadeFacts, FactsSource, FactsWanted } from '../cascades/cascade-facts.js';
import type { Reader } from '../read-only.js';
import { placedIn } from './placed.js';

type Dated = ScheduleLine & { due: NonNullable<ScheduleLine['due']> };
type Found = { cascadeId: string; line: Dated };
/** A cascade with what has been read of its plans: of all lines that are compared, up to the moment asked. */
export type Read = { facts: CascadeFacts; histories: Histories };

/** The same duty one period earlier, as it stood `at` the same distance from its date; null: not issued then. */
export type PeriodBefore = Found & { at: Instant; items: readonly ReportItem[] | null };

// The cascade that was issued before this one from the same template.
const BEFORE = `
  SELECT cascade_id AS id FROM cascades
  WHERE status = 'issued' AND template->>'id' = $1 AND cascade_id <> $2 AND document->>'issuedOn' < $3
  ORDER BY document->>'issuedOn' DESC, cascade_id LIMIT 1`;

export const isDated = (line: ScheduleLine): line is Dated => line.due !== null;

/** The same duty one period earlier in the same schedule. */
export const lineBefore = ({ lines }: Pick<CascadeFacts, 'lines'>, { key, due }: Dated): Dated | undefined =>
  lastPeriodOf(lines.filter(isDated), key, due.lastSafeDay);

/** Finds the period before, in this cascade or in the one before it, and where it stood by what was known then. */
export class PeriodsBefore {
  constructor(
    private readonly reader: Reader,
    private readonly past: FactsSource,
  ) {}

  async find({ facts, histories }: Read, line: Dated, at: Instant): Promise<PeriodBefore | undefined> {
    const { cascadeId } = facts.cascade;
    const own = lineBefore(facts, line);
    const found = own ? { cascadeId, line: own } : await this.inCascadeBefore(facts, line, at);
    if (!found) return undefined;
    const then = samePoint(at, line.due.lastSafeDay, found.line.due.lastSafeDay);
    const { lineId } = found.line;
    const known = await this.issued(found.cascadeId, then, { lineIds: [lineId], ...(own ? { histories } : {}) });
    const items = known ? placedIn(known, lineId, then).map(({ item }) => item) : [];
    return { ...found, at: then, items: items.length > 0 ? items : null };
  }

  /** With its schedule as it stood at that moment. */
  private async inCascadeBefore({ cascade }: CascadeFacts, line: Dated, at: Instant): Promise<Found | undefined> {
    const { template, cascadeId, document } = cascade;
    const { rows } = await this.reader.query<{ id: string }>(BEFORE, [template.id, cascadeId, document.issuedOn ?? '']);
    const [before] = rows;
    // Only the schedule is looked at.
    const known = before && (await this.issued(before.id, at, { unitIds: [], lineIds: [] }));
    const found = known && lineBefore(known, line);
    return found && { cascadeId: before.id, line: found };
  }

  private async issued(cascadeId: string, at: Instant, wanted: FactsWanted): Promise<CascadeFacts | undefined> {
    try {
      const facts = await this.past.facts(cascadeId, at, wanted);
      return facts.cascade.status === 'draft' ? undefined : facts;
    } catch (error) {
      // Nobody had drafted it yet.
      if (error instanceof RuleViolation && error.code === 'CASCADE.NOT_FOUND') return undefined;
      throw error;
    }
  }
}
