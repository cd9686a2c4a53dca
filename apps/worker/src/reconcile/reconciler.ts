import type { Clock, Database } from '@dondoc/commands';
import { cascadeStreamId, epochOf, instantFromEpoch } from '@dondoc/domain';
import type { Reconciliation } from '@dondoc/workflows';
import type { Client } from '@temporalio/client';
import type { TemporalDelivery } from '../relay/deliver.js';

/** Real time that a wake may be late before it counts as lost. */
const TOLERANCE_MS = 120_000;

const OPEN_PLANS = `SELECT plan_id AS "planId", cascade_id AS "cascadeId", unit_id AS "unitId", next_wake AS "nextWake" FROM unit_plans WHERE NOT closed`;
const OPEN_CASCADES = `SELECT cascade_id AS "cascadeId" FROM cascades WHERE status = 'issued' AND NOT rolled_up`;

type OpenPlan = { planId: string; cascadeId: string; unitId: string; nextWake: string | null };

/** Compares what the log expects with what runs, mends the difference and counts it. */
export class Reconciler {
  constructor(
    private readonly database: Database,
    private readonly client: Client,
    private readonly delivery: TemporalDelivery,
    private readonly clock: Clock,
  ) {}

  async reconcile(): Promise<Reconciliation> {
    const running = await this.runningWorkflows();
    const found = { ...(await this.mendPlans(running)), directivesRestarted: await this.mendDirectives(running) };
    await this.mendJobs(running);
    const sql = 'INSERT INTO reconciliations (late_wakes, plans_restarted, directives_restarted) VALUES ($1, $2, $3)';
    await this.database.pool.query(sql, [found.lateWakes, found.plansRestarted, found.directivesRestarted]);
    return found;
  }

  private async runningWorkflows(): Promise<Set<string>> {
    const running = new Set<string>();
    const query =
      "ExecutionStatus = 'Running' AND WorkflowType IN ('unitPlanWorkflow', 'directiveWorkflow', 'pageWorkflow', 'bulkWorkflow')";
    for await (const { workflowId } of this.client.workflow.list({ query })) running.add(workflowId);
    return running;
  }

  private async mendPlans(running: ReadonlySet<string>): Promise<Pick<Reconciliation, 'lateWakes' | 'plansRestarted'>> {
    const late = instantFromEpoch(epochOf(this.clock.now()) - TOLERANCE_MS * this.clock.rate);
    const { rows } = await this.database.pool.query<OpenPlan>(OPEN_PLANS);
    // While a directive's pages are still being started, plans without a workflow are not lost.
    const starting = new Set([...running].filter((id) => id.startsWith('page:')).map((id) => id.split(':')[1]));
    const missing = rows.filter((plan) => !running.has(plan.planId) && !starting.has(plan.cascadeId));
    const overslept = rows.filter((plan) => running.has(plan.planId) && plan.nextWake !== null && plan.nextWake < late);
    for (const plan of [...missing, ...overslept]) await this.delivery.wakePlan(plan, plan.planId);
    return { lateWakes: overslept.length, plansRestarted: missing.length };
  }

  /** A bulk act whose workflow is gone goes on where its log ends. */
  private async mendJobs(running: ReadonlySet<string>): Promise<void> {
    const jobs = await this.database.queries.jobs.runningJobs();
    for (const jobId of jobs.filter((id) => !running.has(`bulk:${id}`))) await this.delivery.startJob(jobId);
  }

  private async mendDirectives(running: ReadonlySet<string>): Promise<number> {
    const { rows } = await this.database.pool.query<{ cascadeId: string }>(OPEN_CASCADES);
    const missing = rows.filter(({ cascadeId }) => !running.has(cascadeStreamId(cascadeId)));
    for (const { cascadeId } of missing) await this.delivery.startDirective(cascadeId, true);
    return missing.length;
  }
}
