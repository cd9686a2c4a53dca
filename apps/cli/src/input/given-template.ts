import { type FileProblem, generateUnits, readOrganisationText, readTemplateText } from '@dondoc/definition-files';
import type { CascadeTemplate, OrgUnit } from '@dondoc/domain';
import type { Context } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { Failure } from '../failure.js';
import { givenCount } from './given-values.js';
import { readBytes } from './read-file.js';

const MOST_UNITS = 20_000;

const refused = (file: string, problems: readonly FileProblem[], omitted = 0): Failure =>
  new Failure(
    exitCodes.problems,
    problems.map(({ path: _, ...problem }) => ({ ...problem, file })),
    omitted,
  );

/** A sound template from a file. @throws Failure: the file (3), its problems (1) */
export const givenTemplate = async (
  file: string,
  context: Context,
  units?: readonly OrgUnit[],
): Promise<CascadeTemplate> => {
  const reading = readTemplateText(await readBytes(file, context), units ? { units } : {});
  if (reading.template === null) throw refused(file, reading.problems, reading.omitted);
  return reading.template;
};

/**
 * `--units`: organisation files (separated by commas, each may add to those before it), or a number of made-up units that
 * suit the template. @throws Failure
 */
export const givenUnits = async (
  given: string,
  context: Context,
  template?: CascadeTemplate | null,
): Promise<OrgUnit[]> => {
  if (/^\s*([+-]?[\d.,_]+(e\d+)?)?\s*$/.test(given))
    return generateUnits(givenCount('--units', given, 1, MOST_UNITS), template ?? undefined);
  const units: OrgUnit[] = [];
  for (const file of given.split(',')) {
    const known = units.map(({ id }) => id);
    const reading = readOrganisationText(await readBytes(file.trim(), context), known);
    if (reading.units === null) throw refused(file, reading.problems);
    units.push(...reading.units);
  }
  return units;
};
