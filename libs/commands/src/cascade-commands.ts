import type { CascadeCommand, DirectiveDocument, ParentPlan, PlainDate, VersionRef } from '@dondoc/domain';
import { changeCascade } from './change.js';
import type { CommandContext, CommandResult } from './command-context.js';
import { type CommandDesk, resultOf } from './desk.js';
import { openedPlans } from './opened-plans.js';
import { startDirective } from './outbox-entries.js';
import { parentFacts } from './parent-facts.js';
import { record } from './recorder.js';

export type DraftRequest = {
  cascadeId: string;
  title: string;
  template: VersionRef;
  calendar: VersionRef;
  document: DirectiveDocument;
  sample: boolean;
  /** The unit plan that this cascade carries out: it becomes the second tier of that plan. */
  parent?: ParentPlan | null;
};
export type IssueRequest = { documentNumber: string; issuedOn: PlainDate };
export type RepinRequest = { template: VersionRef; calendar: VersionRef };

/** @throws RuleViolation `CASCADE.*`, `TEMPLATE.NOT_FOUND` */
export const draftCascade = (
  desk: CommandDesk,
  { parent, ...draft }: DraftRequest,
  context: CommandContext,
): Promise<CommandResult> => {
  const request = { draft: parent ? { ...draft, parent } : draft };
  return desk.once(request, context, async () => {
    const policy = await desk.pinned.policy(draft.template, draft.calendar);
    const above = parent ? await parentFacts(desk.pool, parent) : null;
    const command: CascadeCommand = { type: 'DraftCascade', ...draft, parent: above };
    const cascade = changeCascade(await desk.loadCascade(draft.cascadeId), command, policy, context.now);
    const result = resultOf({ cascadeId: draft.cascadeId }, context);
    return record(desk.store, { context, request, result, policy, cascade, plans: [], outbox: [] });
  });
};

/** Pins a draft to other versions before it is issued. @throws RuleViolation `CASCADE.*`, `TEMPLATE.NOT_FOUND` */
export const repinDraft = (
  desk: CommandDesk,
  cascadeId: string,
  versions: RepinRequest,
  context: CommandContext,
): Promise<CommandResult> => {
  const request = { repin: cascadeId, ...versions };
  return desk.once(request, context, async () => {
    const policy = await desk.pinned.policy(versions.template, versions.calendar);
    const command: CascadeCommand = { type: 'RepinDraft', ...versions };
    const cascade = changeCascade(await desk.loadCascade(cascadeId), command, policy, context.now);
    const result = resultOf({ cascadeId }, context);
    return record(desk.store, { context, request, result, policy, cascade, plans: [], outbox: [] });
  });
};

/**
 * Issues a draft: one transaction makes the cascade and every unit's plan with all its obligations.
 * @throws RuleViolation `CASCADE.*`, `DOCUMENT.*`, `UNIT.NO_CONTACT`, `TEMPLATE.UNDATED`, `CALENDAR.YEAR_UNKNOWN`
 */
export const issueCascade = (
  desk: CommandDesk,
  cascadeId: string,
  issue: IssueRequest,
  context: CommandContext,
): Promise<CommandResult> => {
  const request = { issue: cascadeId, ...issue };
  return desk.once(request, context, async () => {
    const policy = await desk.pinned.policyOf(cascadeId);
    const command: CascadeCommand = { type: 'IssueCascade', ...issue, units: await desk.pinned.units() };
    const cascade = changeCascade(await desk.loadCascade(cascadeId), command, policy, context.now);
    const plans = openedPlans(cascade, policy, context.now);
    const outbox = [startDirective(cascadeId, cascade.after.parent)];
    const result = resultOf({ cascadeId }, context);
    return record(desk.store, { context, request, result, policy, cascade, plans, outbox });
  });
};
