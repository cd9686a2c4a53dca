import { readFile } from 'node:fs/promises';
import { templateSchema, toTemplate } from '@dondoc/contracts';
import {
  type CascadeTemplate,
  isPlainDate,
  type OrgUnit,
  type PlainDate,
  unitClasses,
  type UnitClass,
  validateTemplate,
} from '@dondoc/domain';
import { parse } from 'yaml';
import { z } from 'zod';

const plainDate = z
  .string()
  .refine(isPlainDate)
  .transform((text) => text as PlainDate);

const organisationSchema = z.strictObject({
  units: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      shortName: z.string(),
      class: z.enum(Object.keys(unitClasses) as [UnitClass, ...UnitClass[]]),
      tier: z.enum(['province', 'district', 'commune']),
      parent: z.string().nullable(),
      adminCode: z.string().nullable(),
      validFrom: plainDate,
      validTo: plainDate.nullable(),
      dutyLine: z.array(z.string()),
      posts: z.array(
        z.strictObject({
          kind: z.enum(['leader', 'focal-point', 'tracker']),
          title: z.string(),
          holder: z.string(),
          email: z.string(),
        }),
      ),
    }),
  ),
});

/** Reads an organisation file (YAML, see samples/ninh-thuan/organisation.yaml). @throws ZodError naming the field */
export const readOrganisation = async (file: string): Promise<OrgUnit[]> =>
  organisationSchema.parse(parse(await readFile(file, 'utf8'))).units;

/** Reads a template file (YAML, see templates/). @throws ZodError or RuleViolation `TEMPLATE.*` naming the field */
export const readTemplate = async (file: string): Promise<CascadeTemplate> =>
  validateTemplate(toTemplate(templateSchema.parse(parse(await readFile(file, 'utf8')))));
