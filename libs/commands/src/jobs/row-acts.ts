import type { Instant, OrganisationCommand, SubmissionContent } from '@dondoc/domain';
import type { CommandContext } from '../command-context.js';
import type { Database } from '../database.js';
import { changeOrganisation } from '../organisation-commands.js';
import { submissionIdOf } from '../submission-id.js';
import type { ItemAct, RowActs } from './item-acts.js';

/** A row of the submissions' sheet, as the dry run has left it. */
type SubmissionBody = {
  content: SubmissionContent;
  expectedVersion?: number;
  paper?: { receivedAt: Instant; reason: string };
};
/** A row of the units' or posts' sheet: what the screen would have been told to do. */
type RegisterBody = { commands: readonly OrganisationCommand[] };

// Bodies were written by the import of this product and stand unchanged in the log.
const bodyOf = <Body>({ item }: ItemAct): Body => item.body as Body;

/** How rows of sheets are entered: by the commands of the screens. */
export const rowActs = ({ store, pool, commands }: Pick<Database, 'store' | 'pool' | 'commands'>): RowActs => {
  const register = (act: ItemAct, context: CommandContext): Promise<unknown> =>
    changeOrganisation(store, pool, bodyOf<RegisterBody>(act).commands, context);
  return {
    'import-submissions': (act, context) => {
      const { ref } = act.item;
      if (ref === null) throw new Error(`${act.jobId}, item ${act.item.n}: a submission names its obligation.`);
      const submissionId = submissionIdOf(context.commandId);
      return commands.receiveSubmission(ref, { submissionId, ...bodyOf<SubmissionBody>(act) }, context);
    },
    'import-units': register,
    'import-posts': register,
  };
};

/** What a row of the register would change; empty for rows of another kind. */
export const changesIn = (body: unknown): readonly OrganisationCommand[] => {
  const commands: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'commands') : null;
  // Written by the import of this product.
  return Array.isArray(commands) ? (commands as OrganisationCommand[]) : [];
};

/** Whether a row of the submissions' sheet enters what came on paper. */
export const isPaper = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && Reflect.get(body, 'paper') !== undefined;
