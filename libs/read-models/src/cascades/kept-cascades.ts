import { cascadeStreamId, type Instant, type OrgUnit, unitPlanId } from '@dondoc/domain';
import type { Reader } from '../read-only.js';
import type { RegisterQuery } from '../registers/register.query.js';
import type { CascadeFacts, FactsSource, FactsWanted } from './cascade-facts.js';
import { unitNames } from './line.view.js';

type Kept = { snapshot: string; facts: Omit<CascadeFacts, 'names'> };

/** Obligations that are kept in memory, over all cascades: some 100 MB. */
const MOST_KEPT = 250_000;

const SNAPSHOT = 'SELECT pg_current_snapshot()::text AS snapshot';
// What this snapshot did not see yet and what is seen now: exactly the transactions that have ended since.
const CHANGED = `
  SELECT 1 FROM events
  WHERE epoch = (SELECT max(epoch) FROM log_epochs) AND transaction_id >= pg_snapshot_xmin($1::pg_snapshot)
    AND NOT pg_visible_in_snapshot(transaction_id, $1::pg_snapshot)
    AND (stream = ANY($2) OR starts_with(stream, $3)) LIMIT 1`;

/**
 * Facts as the tables hold them, kept until something is recorded in the cascade: a list that is scrolled, filtered and
 * counted reads thousands of rows once. Statuses are no part of it: they are derived anew for each moment.
 */
export class KeptCascades implements FactsSource {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly reader: Reader,
    private readonly registers: Pick<RegisterQuery, 'listUnits'>,
    private readonly source: FactsSource,
  ) {}

  cascadeIds = (): Promise<string[]> => this.source.cascadeIds();

  /** @throws RuleViolation `CASCADE.NOT_FOUND` */
  async facts(cascadeId: string, now: Instant, asked: FactsWanted = {}): Promise<CascadeFacts> {
    const wanted = { ...asked, units: asked.units ?? (await this.registers.listUnits()) };
    const known = this.kept.get(cascadeId);
    if (known && !(await this.hasChanged(cascadeId, known))) return part(known, wanted);
    this.kept.delete(cascadeId);
    if (wanted.unitIds) return this.source.facts(cascadeId, now, wanted);
    // Taken before the facts are read: what comes in between counts as a change and is read again.
    const { rows } = await this.reader.query<{ snapshot: string }>(SNAPSHOT);
    const { names, ...facts } = await this.source.facts(cascadeId, now, { ...wanted, openOnly: false });
    // A draft's schedule is that of the day, and of the units as they are.
    if (facts.cascade.status === 'issued') this.keep(cascadeId, { snapshot: rows[0]?.snapshot ?? '', facts });
    return { ...facts, names };
  }

  private async hasChanged(cascadeId: string, { snapshot, facts: { cascade } }: Kept): Promise<boolean> {
    const { parent } = cascade;
    const above = parent ? [cascadeStreamId(parent.cascadeId), unitPlanId(parent.cascadeId, parent.unitId)] : [];
    const streams = [cascadeStreamId(cascadeId), ...above];
    const { rows } = await this.reader.query(CHANGED, [snapshot, streams, `plan:${cascadeId}:`]);
    return rows.length > 0;
  }

  private keep(cascadeId: string, kept: Kept): void {
    this.kept.set(cascadeId, kept);
    const sizes = [...this.kept].map(([id, { facts }]) => [id, facts.obligations.length] as const);
    let all = sizes.reduce((sum, [, size]) => sum + size, 0);
    for (const [id, size] of sizes) {
      if (all <= MOST_KEPT) return;
      this.kept.delete(id);
      all -= size;
    }
  }
}

/** Units are named as the register names them now. */
const part = ({ facts }: Kept, { units, unitIds }: FactsWanted & { units: readonly OrgUnit[] }): CascadeFacts => {
  const names = unitNames(units);
  if (!unitIds) return { ...facts, names };
  const wanted = new Set(unitIds);
  const own = <One extends { unitId: string }>(all: readonly One[]): One[] =>
    all.filter((one) => wanted.has(one.unitId));
  return { ...facts, names, obligations: own(facts.obligations), explanations: own(facts.explanations) };
};
