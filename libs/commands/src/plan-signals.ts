import { isClosed, type Policy, type UnitPlanCommand, unitPlanId } from '@dondoc/domain';
import type { OutboxEntry } from '@dondoc/event-store';
import type { UnitPlanChange } from './change.js';
import type { CommandContext } from './command-context.js';
import { signalPlan } from './outbox-entries.js';

/** The running workflow is told of a report at once, and of anything that ends the plan or brings its wake forward. */
export const signalsOf = (
  { before, after }: UnitPlanChange,
  command: UnitPlanCommand & { lineId: string },
  policy: Policy,
  { commandId }: CommandContext,
): OutboxEntry[] => {
  const planId = unitPlanId(after.cascadeId, after.unitId);
  const signal = command.type === 'ReceiveSubmission' ? 'reportReceived' : 'planAmended';
  const matters =
    signal === 'reportReceived' ||
    command.type === 'ReturnSubmission' ||
    isClosed(after, policy) !== isClosed(before, policy);
  return matters ? [signalPlan(`${commandId}:${signal}`, planId, signal, command.lineId)] : [];
};
