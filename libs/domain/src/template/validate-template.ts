import { RuleViolation } from '../errors/rule-violation.js';
import type { CascadeTemplate } from './cascade-template.js';
import { checkTemplate } from './check/check-template.js';

/**
 * Refuses a template with a fault; hands a sound one on. `checkTemplate` names all faults at once.
 * @throws RuleViolation the first problem, naming the field
 */
export const validateTemplate = (template: CascadeTemplate): CascadeTemplate => {
  const [first] = checkTemplate(template);
  if (!first) return template;
  const { code, field, value, reason, mend } = first;
  throw new RuleViolation(code, { field, value, reason, mend });
};
