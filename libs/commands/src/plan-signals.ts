import { isClosed, nextWake, type ObligationCommand, type Policy, unitPlanId } from '@dondoc/domain';
import type { OutboxEntry } from '@dondoc/event-store';
import type { UnitPlanChange } from './change.js';
import type { CommandContext } from './command-context.js';
import { signalPlan, startPlan } from './outbox-entries.js';

const wakesEarlier = ({ before, after }: UnitPlanChange, policy: Policy): boolean => {
  const [was, is] = [nextWake(before, policy), nextWake(after, policy)];
  return is !== null && (was === null || is < was);
};

/**
 * The running workflow is told of a report at once, and of anything that ends the plan or brings its wake forward; a plan
 * that had ended and is owed again gets a workflow again.
 */
export const signalsOf = (
  change: UnitPlanChange,
  command: ObligationCommand,
  policy: Policy,
  { commandId }: CommandContext,
): OutboxEntry[] => {
  const { before, after } = change;
  const planId = unitPlanId(after.cascadeId, after.unitId);
  const [wasClosed, closed] = [isClosed(before, policy), isClosed(after, policy)];
  if (wasClosed && !closed) return [startPlan(`${commandId}:again`, after.cascadeId, after.unitId)];
  const signal = command.type === 'ReceiveSubmission' ? 'reportReceived' : 'planAmended';
  const matters =
    signal === 'reportReceived' ||
    command.type === 'ReturnSubmission' ||
    closed !== wasClosed ||
    wakesEarlier(change, policy);
  return matters ? [signalPlan(`${commandId}:${signal}`, planId, signal, command.lineId)] : [];
};
