import type { TemplateProblemView } from '@dondoc/contracts';
import type { TemplateProblem } from '@dondoc/domain';
import type { FileProblem } from '@dondoc/definition-files';

/** A fault of a template as it travels; outside a file it has no line. */
export const problemView = (problem: TemplateProblem | FileProblem): TemplateProblemView => ({
  code: problem.code,
  path: [...problem.path],
  field: problem.field,
  value: problem.value,
  reason: problem.reason,
  mend: problem.mend,
  line: 'line' in problem ? problem.line : null,
  column: 'column' in problem ? problem.column : null,
});
