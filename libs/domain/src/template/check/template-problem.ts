import type { ViolationCode } from '../../errors/violation-catalogue.js';
import type { CascadeTemplate, ObligationTemplate } from '../cascade-template.js';

/** A fault of a template: where it stands, what stands there, why it is refused, how to mend it (Vietnamese). */
export type TemplateProblem = {
  code: ViolationCode;
  /** Keys and indices from the template down: `['obligations', 2, 'due', 'day']`. */
  path: (string | number)[];
  /** The same place in words: `obligations.<key>.due.day`. */
  field: string;
  value: string;
  reason: string;
  mend: string;
};

/** Collects problems of one place of the template; `path` is counted from there. */
export type Report = (
  code: ViolationCode,
  path: readonly (string | number)[],
  value: unknown,
  reason: string,
  mend: string,
) => void;

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
};

export const templateReport =
  (problems: TemplateProblem[], base: readonly (string | number)[] = [], name: readonly string[] = []): Report =>
  (code, path, value, reason, mend) => {
    const field = [...name, ...path].join('.');
    problems.push({ code, path: [...base, ...path], field, value: shown(value), reason, mend });
  };

/** A report whose places are counted from one obligation. */
export const obligationReport = (problems: TemplateProblem[], index: number, { key }: { key: string }): Report =>
  templateReport(problems, ['obligations', index], ['obligations', key || '?']);

/** What one obligation is checked against. */
export type CheckContext = {
  template: CascadeTemplate;
  places: ReadonlyMap<string, ObligationTemplate>;
  suggest: (word: string) => string;
};
