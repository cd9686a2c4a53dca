import type { Clock, Database } from '@dondoc/commands';
import { dateOf, overdueAt, RuleViolation } from '@dondoc/domain';
import type { Activities, PageInput, PlanToStart, UnitPlanInput, UnitPlanStep } from '@dondoc/workflows';
import { ApplicationFailure } from '@temporalio/common';

/** A broken rule will be broken again: Temporal must not retry it. The code travels unchanged. */
const asFailure = (error: unknown): unknown =>
  error instanceof RuleViolation ? ApplicationFailure.nonRetryable(error.message, error.code, error.details) : error;

const PAGE = `
  SELECT p.unit_id AS "unitId", p.next_wake AS "nextWake",
    (SELECT min(o.due->>'overdueFrom') FROM obligations o WHERE o.cascade_id = p.cascade_id AND o.unit_id = p.unit_id AND o.work IN ('open', 'returned')) AS "overdueFrom"
  FROM (SELECT * FROM unit_plans WHERE cascade_id = $1 ORDER BY position LIMIT $3 OFFSET $2) p WHERE NOT p.closed`;

type PageRow = {
  unitId: string;
  nextWake: Parameters<Clock['realMsUntil']>[0] | null;
  overdueFrom: Parameters<typeof overdueAt>[0]['overdueFrom'] | null;
};

/** What workflows may ask of the world. Each answer is computed from the log, so asking twice does nothing twice. */
export class CascadeActivities implements Omit<Activities, 'reconcile' | 'runJobPage' | 'stopJob'> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async advanceUnitPlan({ cascadeId, unitId }: UnitPlanInput): Promise<UnitPlanStep> {
    try {
      const { nextWake, nextDue, state } = await this.database.commands.advanceUnitPlan(
        cascadeId,
        unitId,
        this.clock.now(),
      );
      return { waitMs: this.waitUntil(nextWake), nextDue, state };
    } catch (error) {
      throw asFailure(error);
    }
  }

  async advanceDirective({ cascadeId }: { cascadeId: string }): Promise<{ waitMs: number | null; closed: boolean }> {
    try {
      const { nextWake, closed } = await this.database.commands.advanceCascade(cascadeId, this.clock.now());
      return { waitMs: this.waitUntil(nextWake), closed };
    } catch (error) {
      throw asFailure(error);
    }
  }

  async countUnitPlans({ cascadeId }: { cascadeId: string }): Promise<number> {
    const sql = 'SELECT count(*)::integer AS count FROM unit_plans WHERE cascade_id = $1';
    const { rows } = await this.database.pool.query<{ count: number }>(sql, [cascadeId]);
    return rows[0]?.count ?? 0;
  }

  async readPage({ cascadeId, offset, limit }: PageInput): Promise<PlanToStart[]> {
    const { rows } = await this.database.pool.query<PageRow>(PAGE, [cascadeId, offset, limit]);
    return rows.map(({ unitId, nextWake, overdueFrom }) => ({
      unitId,
      waitMs: this.waitUntil(nextWake),
      nextDue: overdueFrom === null ? null : overdueAt({ overdueFrom, lastSafeDay: overdueFrom, hour: null }),
      state: overdueFrom === null ? 'handed-in' : overdueFrom <= dateOf(this.clock.now()) ? 'overdue' : 'open',
    }));
  }

  private waitUntil(at: PageRow['nextWake']): number | null {
    return at === null ? null : this.clock.realMsUntil(at);
  }
}
