import { addDays, clockOf, dateOf, type Instant, instantAt, unitPlanId } from '@dondoc/domain';
import { eventually, type Product } from './running-product.js';

/** Whether the plan has recorded all that had come by then; no, as long as Postgres does not answer. */
const hasCaughtUp = async ({ database }: Product, planId: string, now: Instant): Promise<boolean> => {
  const sql = 'SELECT 1 FROM unit_plans WHERE plan_id = $1 AND (next_wake IS NULL OR next_wake > $2)';
  return database.pool.query(sql, [planId, now]).then(
    ({ rows }) => rows.length === 1,
    () => false,
  );
};

/**
 * Resolves when nothing falls due for the plan within so many days of the domain clock: who takes a server away then
 * does not meet a wake that cannot be recorded.
 */
export const calmAhead = async (product: Product, cascadeId: string, unitId: string, days: number): Promise<void> => {
  const planId = unitPlanId(cascadeId, unitId);
  const calm = (): Promise<boolean> => {
    const now = product.clock.now();
    return hasCaughtUp(product, planId, instantAt(addDays(dateOf(now), days), clockOf(now)));
  };
  await eventually(calm, (is) => is, 60_000, 10);
};

/**
 * A moment in office hours at which the unit's plan has recorded everything that has come: what is handed in then
 * stands in the log exactly where a rehearsal puts it.
 */
export const quietMoment = async (product: Product, cascadeId: string, unitId: string): Promise<Instant> => {
  const ask = async (): Promise<Instant | null> => {
    const now = product.clock.now();
    const officeHours = clockOf(now) > '08:30' && clockOf(now) < '16:00';
    return officeHours && (await hasCaughtUp(product, unitPlanId(cascadeId, unitId), now)) ? now : null;
  };
  const moment = await eventually(ask, (now) => now !== null, 60_000, 10);
  return moment ?? product.clock.now();
};
