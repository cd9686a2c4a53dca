import { z } from 'zod';
import { dueDateSchema, plainDateSchema, versionNumberSchema } from './cascade.js';

/**
 * A template as the editor holds it: the JSON of the YAML file, perhaps unfinished. `templateSchema` says its full shape;
 * a draft may lack anything, an obligation whose due rule is not confirmed yet has no `due`.
 */
export const templateBodySchema = z.record(z.string(), z.unknown());
export type TemplateBody = z.infer<typeof templateBodySchema>;

/** A fault of a template: where (path of keys and indices), what stands there, why it is refused, how to mend it. */
export const templateProblemSchema = z.object({
  code: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
  field: z.string(),
  value: z.string(),
  reason: z.string(),
  mend: z.string(),
  line: z.number().nullable().describe('Line in the YAML file, from 1; null outside a file'),
  column: z.number().nullable(),
});
export type TemplateProblemView = z.infer<typeof templateProblemSchema>;

export const publishedVersionSchema = z.object({
  version: z.number(),
  title: z.string(),
  publishedAt: z.string(),
  by: z.string(),
});

export const draftInfoSchema = z.object({
  revision: z.number().describe('Grows with every save; what a save is based on'),
  editedBy: z.string().describe('Name of the person'),
  editedAt: z.string(),
  triedAt: z.string().nullable().describe('Last rehearsal of exactly this revision'),
});

export const templateSummarySchema = z.object({
  templateId: z.string(),
  title: z.string(),
  issuer: z.string().describe('Unit id'),
  issuerName: z.string(),
  versions: z.array(publishedVersionSchema),
  draft: draftInfoSchema.nullable(),
  cascades: z.number().describe('Cascades pinned to any version'),
});
export type TemplateSummary = z.infer<typeof templateSummarySchema>;

export const templateDraftSchema = draftInfoSchema.extend({
  templateId: z.string(),
  body: templateBodySchema,
  basedOn: z.number().nullable().describe('Published version from which the draft began'),
});
export type TemplateDraftView = z.infer<typeof templateDraftSchema>;

/** A new draft: blank, a copy of a published version, or the text of a YAML file. */
export const newDraftSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('blank'), templateId: z.string().max(100), title: z.string().max(500) }),
  z.object({ from: z.literal('version'), templateId: z.string().max(100), version: versionNumberSchema }),
  z.object({
    from: z.literal('copy'),
    source: z.string().max(100),
    version: versionNumberSchema,
    templateId: z.string().max(100),
    title: z.string().max(500),
  }),
  z.object({ from: z.literal('yaml'), yaml: z.string().max(2_000_000) }),
]);
export type NewDraftRequest = z.infer<typeof newDraftSchema>;

/** A save is refused with 409 `TEMPLATE.DRAFT_CONFLICT` when somebody else has saved since `revision`. */
export const saveDraftSchema = z.object({ revision: versionNumberSchema, body: templateBodySchema });
export type SaveDraftRequest = z.infer<typeof saveDraftSchema>;

export const publishTemplateSchema = z.object({ revision: versionNumberSchema });
export const publishResultSchema = z.object({ templateId: z.string(), version: z.number() });

/** What is asked of the one computation behind "Lịch sẽ sinh ra". */
export const outlineRequestSchema = z.object({
  body: templateBodySchema,
  issuedOn: z.string().max(60).describe('As people type a date'),
  parent: z.object({ cascadeId: z.string(), unitId: z.string() }).nullable().default(null),
});
export type OutlineRequest = z.infer<typeof outlineRequestSchema>;

export const outlineLineSchema = z.object({
  lineId: z.string(),
  obligation: z.string(),
  title: z.string(),
  shortTitle: z.string(),
  period: z.string(),
  due: dueDateSchema.nullable(),
  rawDay: plainDateSchema.nullable().describe('Last day before the shift to a working day'),
  shifted: z.boolean(),
  dataCutOff: plainDateSchema.nullable(),
  rollUpAt: z.string().nullable(),
  units: z.number(),
});
export type OutlineLineView = z.infer<typeof outlineLineSchema>;

export const outlineSchema = z.object({
  lines: z.array(outlineLineSchema).describe('At most 2,000; `counts.lines` says how many there are'),
  problems: z.array(templateProblemSchema),
  warnings: z.array(
    z.object({
      number: z.number(),
      code: z.string(),
      field: z.string().describe('obligations.<key>.<field>'),
      lineId: z.string().nullable(),
      text: z.string(),
    }),
  ),
  counts: z.object({
    obligations: z.number(),
    lines: z.number(),
    units: z.number(),
    dueMarks: z.number(),
    messages: z.number(),
    heaviestWeek: z.object({ from: plainDateSchema, to: plainDateSchema, marks: z.number() }).nullable(),
  }),
  countsSentence: z.string(),
  slack: z.array(z.object({ fromLine: z.string(), toLine: z.string(), workingDays: z.number(), text: z.string() })),
  diff: z.array(z.object({ kind: z.enum(['added', 'dropped', 'changed']), obligation: z.string(), text: z.string() })),
  runningCascades: z.array(z.object({ cascadeId: z.string(), title: z.string() })),
  units: z.array(z.object({ unitId: z.string(), name: z.string(), lineIds: z.array(z.string()) })),
  sentences: z.record(z.string(), z.string()).describe('Obligation key → its rule as a sentence'),
});
export type OutlineView = z.infer<typeof outlineSchema>;

/** Choices that the editor's fields offer. */
export const templateVocabularySchema = z.object({
  classes: z.array(z.object({ value: z.string(), label: z.string() })),
  groups: z.array(z.object({ value: z.string(), label: z.string() })),
  units: z.array(
    z.object({ unitId: z.string(), name: z.string(), classLabel: z.string(), parent: z.string().nullable() }),
  ),
  defaultLadder: z.record(z.string(), z.unknown()),
});
export type TemplateVocabulary = z.infer<typeof templateVocabularySchema>;

/** A cascade is drafted from a published version; `parent` makes it the second tier of that unit's plan. */
export const draftCascadeSchema = z.object({
  templateId: z.string().max(100),
  version: versionNumberSchema,
  title: z.string().max(500).optional(),
  parent: z
    .object({ cascadeId: z.string().max(100), unitId: z.string().max(100) })
    .nullable()
    .default(null),
});
export type DraftCascadeRequest = z.infer<typeof draftCascadeSchema>;
export const repinSchema = z.object({ version: versionNumberSchema });
