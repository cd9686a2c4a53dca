import { readFile } from 'node:fs/promises';
import { type FileProblem, readOrganisationText, readTemplateText } from '@dondoc/definition-files';
import type { CascadeTemplate, OrgUnit } from '@dondoc/domain';

const refused = (file: string, problems: readonly FileProblem[]): Error =>
  new Error(
    problems.map(({ line, code, field, reason }) => `${file}:${line ?? 0}: ${code} ${field}: ${reason}`).join('\n'),
  );

/**
 * Reads a shipped organisation file.
 * @param known units of the files that were read before it
 * @throws Error naming line, field and reason of every problem
 */
export const readOrganisation = async (file: string, known: readonly OrgUnit[] = []): Promise<OrgUnit[]> => {
  const ids = known.map(({ id }) => id);
  const { units, problems } = readOrganisationText(await readFile(file), ids);
  if (units === null) throw refused(file, problems);
  return units;
};

/** Reads a shipped template file. @throws Error naming line, field and reason of every problem */
export const readTemplate = async (file: string): Promise<CascadeTemplate> => {
  const { template, problems } = readTemplateText(await readFile(file));
  if (template === null) throw refused(file, problems);
  return template;
};
