import { templateSchema, toTemplate } from '@dondoc/contracts';
import { type CascadeTemplate, checkTemplate, type OrgUnit } from '@dondoc/domain';
import { type FileProblem, MOST_PROBLEMS, nowhere } from '../file-problem.js';
import { checkShape, fieldOf } from '../shape/shape-problems.js';
import { type PlaceOf, readYaml } from '../yaml/read-yaml.js';
import { type FinishedPart, finishedPart, UNKNOWN, unfinishedKeys } from './finished-part.js';

/**
 * `template` is null as soon as there is a problem; `finished` holds what can be computed all the same (null: nothing).
 * `problems` are in the order of the file, at most 500; `omitted` counts the others.
 */
export type TemplateReading = {
  template: CascadeTemplate | null;
  finished: CascadeTemplate | null;
  problems: FileProblem[];
  omitted: number;
};

/** `units`: the register, against which the ids of the template are checked too. */
export type TemplateOptions = { units?: readonly OrgUnit[] };

/** The rules of the domain, for the obligations that are finished; a reference to an unfinished one is no fault. */
const ruleProblems = (
  body: unknown,
  part: FinishedPart,
  { units }: TemplateOptions,
  placeOf: PlaceOf,
): FileProblem[] => {
  if (part.template.obligations.length === 0) return [];
  const unfinished = unfinishedKeys(body, part);
  return checkTemplate(part.template, units)
    .filter(({ value }) => value !== UNKNOWN && !unfinished.has(value))
    .map((one) => {
      const [head, index, ...rest] = one.path;
      const moved =
        head === 'obligations' && typeof index === 'number' ? [head, part.indices[index] ?? index, ...rest] : one.path;
      return { ...one, path: moved, ...placeOf(moved) };
    });
};

const byPlace = (a: FileProblem, b: FileProblem): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);

const check = (
  body: unknown,
  options: TemplateOptions,
  placeOf: PlaceOf,
  before: readonly FileProblem[],
): TemplateReading => {
  const { parsed, problems } = checkShape('TEMPLATE', templateSchema, body, placeOf);
  const template = parsed && toTemplate(parsed);
  const part = template ? { template, indices: template.obligations.map((_, index) => index) } : finishedPart(body);
  const named = before.map((one) => ({ ...one, field: fieldOf(body, one.path) }));
  const all = [...named, ...problems, ...(part ? ruleProblems(body, part, options, placeOf) : [])].sort(byPlace);
  return {
    template: all.length === 0 ? template : null,
    finished: part?.template ?? null,
    problems: all.slice(0, MOST_PROBLEMS),
    omitted: Math.max(0, all.length - MOST_PROBLEMS),
  };
};

/**
 * Reads the text of a template file (YAML, docs/template-yaml.md), collecting every problem with line and column.
 * Never throws for what stands in the file.
 */
export const readTemplateText = (file: string | Uint8Array, options: TemplateOptions = {}): TemplateReading => {
  const { value, problems, placeOf } = readYaml('TEMPLATE', file);
  if (value === undefined) return { template: null, finished: null, problems, omitted: 0 };
  return check(value, options, placeOf, problems);
};

/** The same checks for a template that comes as JSON, from the editor: its problems have no line. */
export const readTemplateBody = (body: unknown, options: TemplateOptions = {}): TemplateReading =>
  check(body, options, () => nowhere, []);
