import {
  isChased,
  isClosed,
  nextWake,
  type Obligation,
  pendingExtension,
  type Policy,
  type UnitPlan,
  unitPlanId,
} from '@dondoc/domain';
import type { ExtensionRequest } from './obligation.entities.js';
import type { Transaction } from '../transaction.js';

/** A plan as it stands after its newest events, with the obligations that they touched (all, when opened). */
export type ProjectedPlan = { plan: UnitPlan; policy: Policy; touched: readonly string[]; position: number };

const UPSERT_PLANS = `
  INSERT INTO unit_plans (plan_id, cascade_id, unit_id, position, next_wake, closed)
  SELECT "planId", "cascadeId", "unitId", position, "nextWake", closed
  FROM jsonb_to_recordset($1::jsonb) AS plan("planId" text, "cascadeId" text, "unitId" text, position integer,
    "nextWake" text, closed boolean)
  ON CONFLICT (plan_id) DO UPDATE SET next_wake = EXCLUDED.next_wake, closed = EXCLUDED.closed`;

const UPSERT_OBLIGATIONS = `
  INSERT INTO obligations (cascade_id, unit_id, line_id, key, due, work, first_received_at, returned_new_date, closed_at,
    rating, extended, reopened_until, extension_request, explains)
  SELECT "cascadeId", "unitId", "lineId", key, due, work, "firstReceivedAt", "returnedNewDate", "closedAt", rating,
    extended, "reopenedUntil", "extensionRequest", explains
  FROM jsonb_to_recordset($1::jsonb) AS one("cascadeId" text, "unitId" text, "lineId" text, key text, due jsonb,
    work text, "firstReceivedAt" text, "returnedNewDate" text, "closedAt" text, rating text, extended jsonb,
    "reopenedUntil" text, "extensionRequest" jsonb, explains jsonb)
  ON CONFLICT (cascade_id, unit_id, line_id) DO UPDATE SET work = EXCLUDED.work, due = EXCLUDED.due,
    rating = EXCLUDED.rating,
    first_received_at = EXCLUDED.first_received_at, returned_new_date = EXCLUDED.returned_new_date,
    closed_at = EXCLUDED.closed_at, extended = EXCLUDED.extended, reopened_until = EXCLUDED.reopened_until,
    extension_request = EXCLUDED.extension_request`;

const planRow = ({ plan, policy, position }: ProjectedPlan) => ({
  planId: unitPlanId(plan.cascadeId, plan.unitId),
  cascadeId: plan.cascadeId,
  unitId: plan.unitId,
  position,
  nextWake: nextWake(plan, policy),
  closed: isClosed(plan, policy),
});

/** What the table of obligations keeps of an obligation; a moment of the past is rebuilt by the same function. */
export const obligationRow = (plan: UnitPlan, obligation: Obligation) => {
  const { lineId, key, due, work, submissions, returned, closedAt, rating, extended, reopened, explains } = obligation;
  return {
    cascadeId: plan.cascadeId,
    unitId: plan.unitId,
    lineId,
    key,
    due,
    work,
    firstReceivedAt: submissions[0]?.receivedAt ?? null,
    returnedNewDate: returned?.newDate ?? null,
    closedAt,
    rating: rating?.label ?? null,
    extended,
    reopenedUntil: reopened?.until ?? null,
    extensionRequest: extensionRequest(obligation),
    explains,
  };
};

const extensionRequest = (obligation: Obligation): ExtensionRequest | null => {
  const pending = pendingExtension(obligation);
  if (!pending?.asked || pending.requestId === null) return null;
  const { at, until, reason, by = null } = pending.asked;
  return { requestId: pending.requestId, until, reason, askedAt: at, by };
};

/** Writes plans and their obligations as functions of their state: writing twice equals writing once. */
export const projectUnitPlans = async (tx: Transaction, projected: readonly ProjectedPlan[]): Promise<void> => {
  if (projected.length === 0) return;
  const obligations = projected.flatMap(({ plan, touched }) =>
    touched.flatMap((lineId) => {
      const obligation = plan.obligations[lineId];
      return obligation ? [obligationRow(plan, obligation)] : [];
    }),
  );
  await tx.query(UPSERT_PLANS, [JSON.stringify(projected.map(planRow))]);
  if (obligations.length > 0) await tx.query(UPSERT_OBLIGATIONS, [JSON.stringify(obligations)]);
};

/** An obligation is unsettled while something is still to be handed in. */
const unsettled = (plan: UnitPlan, lineId: string): number => {
  const obligation = plan.obligations[lineId];
  return obligation && isChased(obligation) ? 1 : 0;
};

/** How the number of unsettled obligations changes per line between two states of a plan. */
export const unsettledChange = (before: UnitPlan, after: UnitPlan, lineIds: readonly string[]): Map<string, number> =>
  new Map(lineIds.map((lineId) => [lineId, unsettled(after, lineId) - unsettled(before, lineId)]));
