import type { Policy } from '@dondoc/domain';
import type { OutboxEntry } from '@dondoc/event-store';
import type { CascadeChange, UnitPlanChange } from './change.js';
import type { CommandContext, CommandResult } from './command-context.js';

/** What one command changes, in one transaction: events, read models, ledger and outbox. */
export type Recording = {
  context: CommandContext;
  /** What was asked, for telling a repeated command from another one under the same id. */
  request: unknown;
  result: CommandResult;
  policy: Policy;
  cascade?: CascadeChange;
  /** The cascade above, when results of this one go up. */
  above?: CascadeChange;
  plans: readonly UnitPlanChange[];
  outbox: readonly OutboxEntry[];
};
