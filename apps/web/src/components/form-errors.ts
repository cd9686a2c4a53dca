import { asProblem } from '../api/problem-error.js';
import type { FormError } from './error-summary.js';

/** Which control shows the errors of a field of the contract: the server's field name → id of the control. */
export type ControlIds = Readonly<Record<string, string>>;

/** `content.signedOn`, `body.signedOn` and `signedOn` are one field; `figures.x` keeps both parts. */
const idOf = (field: string, ids: ControlIds): string | undefined => {
  const found = Object.entries(ids).find(([name]) => field === name || field.endsWith(`.${name}`));
  if (found) return found[1];
  const [first = ''] = field.split('.');
  return ids[first];
};

/**
 * The server's answer as errors of a form. What belongs to no field comes under `formId`.
 * @param formId id of the element that takes the focus for errors of the whole form
 */
export const formErrors = (error: unknown, ids: ControlIds, formId: string): FormError[] => {
  const { detail, errors } = asProblem(error);
  if (errors.length === 0) return [{ id: formId, text: detail }];
  return errors.map(({ field, reason, mend }) => ({
    id: idOf(field, ids) ?? formId,
    text: `${reason} ${mend}`.trim(),
  }));
};

/** The text to show at one control. */
export const errorAt = (errors: readonly FormError[], id: string): string | undefined =>
  errors.find((error) => error.id === id)?.text;
