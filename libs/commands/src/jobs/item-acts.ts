import { type JobItem, type JobKind, type JobParameters, type PlainDate, RuleViolation } from '@dondoc/domain';
import type { CommandContext } from '../command-context.js';
import type { CommandPath } from '../command-path.js';

/** What an item of a job needs to be done. */
export type ItemAct = {
  jobId: string;
  kind: JobKind;
  parameters: JobParameters;
  reason: string;
  /** Unit as which the starter acts. */
  unitId: string;
  item: JobItem;
};

/** Reads what a row of a sheet has become and does it; given by whoever knows the sheets. */
export type RowActs = Partial<Record<JobKind, (act: ItemAct, context: CommandContext) => Promise<unknown>>>;

const missing = (field: string): never => {
  throw new RuleViolation('DATE.NOT_REAL', {
    field,
    value: '',
    reason: 'Chưa nhập ngày.',
    mend: 'Nhập ngày có thật, ví dụ 28/02/2026.',
  });
};

const dateIn = (parameters: JobParameters, name: 'until' | 'newDate' | 'dueOn'): PlainDate =>
  parameters[name] ?? missing(name);

/** Does one item by the command that a person would give for it alone. @throws RuleViolation as that command does */
export const carryOut = (
  commands: CommandPath,
  rows: RowActs,
  act: ItemAct,
  context: CommandContext,
): Promise<unknown> => {
  const { jobId, kind, parameters, reason, unitId, item } = act;
  const { ref } = item;
  const row = rows[kind];
  if (row) return row(act, context);
  if (ref === null) throw new Error(`${jobId}, item ${item.n}: a ${kind} names an obligation.`);
  switch (kind) {
    case 'remind':
      return commands.promptUnit(ref, { jobId, reason }, context);
    case 'extend':
      return commands.grantExtension(ref, { until: dateIn(parameters, 'until'), reason, answers: true }, context);
    case 'exempt':
      return commands.exempt(ref, { reason }, context);
    case 'accept':
      return commands.acceptSubmission(ref, context);
    case 'return':
      return commands.returnSubmission(ref, { reason, newDate: dateIn(parameters, 'newDate') }, context);
    case 'reopen':
      return commands.reopen(ref, { until: dateIn(parameters, 'until'), reason }, context);
    case 'explain':
      return commands.requestExplanation(
        ref,
        { question: parameters.question ?? reason, dueOn: dateIn(parameters, 'dueOn') },
        context,
      );
    case 'forward':
      return commands.forwardSubmission(ref, { by: unitId }, context);
    case 'import-submissions':
    case 'import-units':
    case 'import-posts':
      throw new Error(`${jobId}: nobody here can enter rows of ${kind}.`);
  }
};
