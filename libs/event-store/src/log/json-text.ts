import { BadBatchError } from './errors.js';

const fault = (field: string, value: string, reason: string): BadBatchError =>
  new BadBatchError({
    field,
    value,
    reason,
    mend: 'Store plain JSON: objects, lists, text, finite numbers, true, false, null.',
  });

const UNSTORABLE_TEXT = /\0|\p{Surrogate}/u;

const checkText = (field: string, text: string): void => {
  if (UNSTORABLE_TEXT.test(text))
    throw fault(field, JSON.stringify(text.slice(0, 80)), 'holds a NUL or half a character.');
};

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const checkObject = (field: string, value: object): void => {
  if (!isPlain(value)) throw fault(field, value.constructor.name, 'is not a plain object.');
  for (const [key, part] of Object.entries(value)) {
    checkText(`${field} (key)`, key);
    // JSON leaves out an undefined property; inside a list it would turn into null.
    if (part !== undefined) checkJson(`${field}.${key}`, part);
  }
};

/**
 * Refuses what would not read back as it was written.
 *
 * @throws BadBatchError naming the field by its path
 */
export const checkJson = (field: string, value: unknown): void => {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') return checkText(field, value);
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return;
    throw fault(field, String(value), 'is not a finite number.');
  }
  if (Array.isArray(value)) return value.forEach((part, index) => checkJson(`${field}[${index}]`, part));
  if (typeof value === 'object') return checkObject(field, value);
  throw fault(field, typeof value, 'cannot be stored.');
};
