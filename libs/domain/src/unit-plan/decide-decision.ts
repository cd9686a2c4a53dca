import type { Instant } from '../calendar/instant.js';
import { exempt, revokeExemption } from './exempt.js';
import { promptUnit, requestExplanation } from './explain.js';
import { decideExtension, grantExtension, requestExtension } from './extend.js';
import type { Policy } from './policy.js';
import { reopen } from './reopen.js';
import type { DecisionCommand, UnitPlan, UnitPlanCommand, UnitPlanEvent } from './unit-plan.js';

const types: ReadonlySet<string> = new Set<DecisionCommand['type']>([
  'RequestExtension',
  'DecideExtension',
  'GrantExtension',
  'Exempt',
  'RevokeExemption',
  'RequestExplanation',
  'Reopen',
  'PromptUnit',
]);

export const isDecisionCommand = (command: UnitPlanCommand): command is DecisionCommand => types.has(command.type);

/** Decisions on an obligation beside its submissions (docs/decisions/0015-life-of-a-submission.md). */
export const decideDecision = (
  plan: UnitPlan,
  command: DecisionCommand,
  policy: Policy,
  now: Instant,
): UnitPlanEvent[] => {
  switch (command.type) {
    case 'RequestExtension':
      return requestExtension(plan, command, policy, now);
    case 'DecideExtension':
      return decideExtension(plan, command, policy, now);
    case 'GrantExtension':
      return grantExtension(plan, command, policy, now);
    case 'Exempt':
      return exempt(plan, command, policy, now);
    case 'RevokeExemption':
      return revokeExemption(plan, command, policy, now);
    case 'RequestExplanation':
      return requestExplanation(plan, command, policy, now);
    case 'Reopen':
      return reopen(plan, command, policy, now);
    case 'PromptUnit':
      return promptUnit(plan, command, policy, now);
  }
};
