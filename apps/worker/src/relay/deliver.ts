import type { Database, OutboxMessage } from '@dondoc/commands';
import { cascadeStreamId, unitPlanId } from '@dondoc/domain';
import {
  bulkWorkflow,
  cascadeAttribute,
  cascadeOnSignal,
  directiveAmendedSignal,
  directiveWorkflow,
  lineSettledSignal,
  planAmendedSignal,
  reportReceivedSignal,
  unitAttribute,
  unitPlanWorkflow,
  wakeSignal,
} from '@dondoc/workflows';
import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import type { SignalDefinition } from '@temporalio/common';

const signals = { reportReceived: reportReceivedSignal, planAmended: planAmendedSignal };

type StartDirective = (OutboxMessage & { kind: 'start-directive' })['payload'];
type PlanRef = { cascadeId: string; unitId: string };

/** Brings what the log says to Temporal. Every delivery may come twice and then changes nothing. */
export class TemporalDelivery {
  constructor(
    private readonly client: Client,
    private readonly database: Pick<Database, 'pool'>,
    private readonly taskQueue: string,
  ) {}

  deliver(message: OutboxMessage): Promise<void> {
    switch (message.kind) {
      case 'start-directive':
        return this.startTier(message.payload);
      case 'start-plan':
        return this.startPlan(message.payload);
      case 'amend-directive':
        return this.amendDirective(message.payload.cascadeId);
      case 'signal-plan':
        return this.signalPlan(message.payload);
      case 'signal-settled':
        return this.signalSettled(message.payload);
      case 'start-job':
        return this.startJob(message.payload.jobId);
    }
  }

  /** Starts a bulk act; one that runs already goes on, and one that is over finds nothing to do. */
  async startJob(jobId: string): Promise<void> {
    try {
      await this.client.workflow.start(bulkWorkflow, {
        workflowId: `bulk:${jobId}`,
        taskQueue: this.taskQueue,
        args: [{ jobId }],
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  /** A second tier is started by the plan that issued it, so that the chain is one in Temporal, too. */
  private async startTier({ cascadeId, parentPlan }: StartDirective): Promise<void> {
    if (!parentPlan) return this.startDirective(cascadeId, false);
    try {
      await this.client.workflow.getHandle(parentPlan).signal(cascadeOnSignal, { cascadeId });
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      const plan = await this.openPlan(parentPlan);
      if (plan) await this.startPlanWith(plan, parentPlan, cascadeOnSignal, { cascadeId });
      // The unit owes nothing more in the parent, so its workflow has ended; the child lives on its own.
      else await this.startDirective(cascadeId, false);
    }
  }

  private startPlan({ cascadeId, unitId }: PlanRef): Promise<void> {
    return this.wakePlan({ cascadeId, unitId }, unitPlanId(cascadeId, unitId));
  }

  private async amendDirective(cascadeId: string): Promise<void> {
    try {
      await this.client.workflow.getHandle(cascadeStreamId(cascadeId)).signal(directiveAmendedSignal);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      await this.startDirective(cascadeId, true);
    }
  }

  /** @param pagesStarted true when the unit plans run already and only roll-ups are left */
  async startDirective(cascadeId: string, pagesStarted: boolean): Promise<void> {
    try {
      await this.client.workflow.start(directiveWorkflow, {
        workflowId: cascadeStreamId(cascadeId),
        taskQueue: this.taskQueue,
        args: [{ cascadeId, started: pagesStarted }],
        typedSearchAttributes: [{ key: cascadeAttribute, value: cascadeId }],
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  /** Wakes a plan; starts its workflow when there is none, as after the loss of Temporal's own database. */
  wakePlan(plan: PlanRef, planId: string): Promise<void> {
    return this.startPlanWith(plan, planId, wakeSignal, { lineId: null });
  }

  private async startPlanWith<Message>(
    { cascadeId, unitId }: PlanRef,
    planId: string,
    signal: SignalDefinition<[Message]>,
    message: Message,
  ): Promise<void> {
    await this.client.workflow.signalWithStart(unitPlanWorkflow, {
      workflowId: planId,
      taskQueue: this.taskQueue,
      args: [{ cascadeId, unitId, step: null }],
      signal,
      signalArgs: [message],
      typedSearchAttributes: [
        { key: cascadeAttribute, value: cascadeId },
        { key: unitAttribute, value: unitId },
      ],
    });
  }

  private async signalPlan({
    planId,
    signal,
    lineId,
  }: (OutboxMessage & { kind: 'signal-plan' })['payload']): Promise<void> {
    try {
      await this.client.workflow.getHandle(planId).signal(signals[signal], { lineId });
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      const plan = await this.openPlan(planId);
      if (plan) await this.wakePlan(plan, planId);
    }
  }

  private async signalSettled({ cascadeId, lineId }: { cascadeId: string; lineId: string }): Promise<void> {
    try {
      await this.client.workflow.getHandle(cascadeStreamId(cascadeId)).signal(lineSettledSignal, { lineId });
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      const sql = "SELECT 1 FROM cascades WHERE cascade_id = $1 AND status = 'issued' AND NOT rolled_up";
      const { rows } = await this.database.pool.query(sql, [cascadeId]);
      if (rows.length > 0) await this.startDirective(cascadeId, true);
    }
  }

  private async openPlan(planId: string): Promise<PlanRef | undefined> {
    const sql =
      'SELECT cascade_id AS "cascadeId", unit_id AS "unitId" FROM unit_plans WHERE plan_id = $1 AND NOT closed';
    return (await this.database.pool.query<PlanRef>(sql, [planId])).rows[0];
  }
}
