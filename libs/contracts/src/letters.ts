import { z } from 'zod';
import { plainDateSchema } from './cascade.js';

const id = z.string().min(1).max(100);
const line = z.string().trim().max(300);

/** One obligation of one unit in one cascade. */
export const letterRefSchema = z.object({ cascadeId: id, unitId: id, lineId: id });
export type LetterRef = z.infer<typeof letterRefSchema>;

/** Most obligations that one letter may name. */
export const MOST_IN_LETTER = 5000;

/** `state`: Nghị định 30/2020/NĐ-CP, Phụ lục I; `party`: Hướng dẫn 36-HD/VPTW. */
export const letterLayouts = ['state', 'party'] as const;

/** Who writes, as printed. `capacity`: line by line, "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG". `superior`: "" prints none. */
export const letterheadSchema = z.object({
  layout: z.enum(letterLayouts).default('state'),
  superior: line,
  agency: line,
  name: line,
  sign: line.max(60),
  place: line.max(100),
  capacity: z.array(line).max(4),
  signatory: line.max(100),
});
export type LetterheadView = z.infer<typeof letterheadSchema>;

/** What is left out (null) is filled in by the server. `newDate` is typed text. */
const letterTextSchema = z.object({
  newDate: z.string().max(60).default(''),
  subject: z.string().trim().max(300).nullable().default(null),
  asks: z.enum(['đề nghị', 'yêu cầu']).nullable().default(null),
  consequence: z.string().trim().max(2000).nullable().default(null),
  copies: z.array(line.min(1)).max(20).nullable().default(null),
  filedAt: line.nullable().default(null),
  letterhead: letterheadSchema.nullable().default(null),
});

/**
 * Which late obligations: named one by one, or those of a cascade narrowed by lines and units. `cascadeId` with `refs`: only
 * those of that cascade, for one letter cites one directive.
 */
export const letterQuestionSchema = letterTextSchema.extend({
  refs: z.array(letterRefSchema).max(MOST_IN_LETTER).default([]),
  cascadeId: id.nullable().default(null),
  lineIds: z.array(id).max(1000).default([]),
  unitIds: z.array(id).max(MOST_IN_LETTER).default([]),
  without: z
    .array(z.object({ unitId: id, lineId: id }))
    .max(MOST_IN_LETTER)
    .default([])
    .describe('Late ones that are listed but left out of the words'),
});
export type LetterQuestion = z.infer<typeof letterQuestionSchema>;
export type LetterQuestionInput = z.input<typeof letterQuestionSchema>;

/** Exactly these obligations; one that is no longer late refuses the letter and is named. */
export const makeLetterSchema = letterTextSchema.extend({
  refs: z.array(letterRefSchema).min(1, 'Chọn ít nhất một nghĩa vụ quá hạn.').max(MOST_IN_LETTER),
});
export type MakeLetterRequest = z.infer<typeof makeLetterSchema>;
export type MakeLetterInput = z.input<typeof makeLetterSchema>;

export const letterItemSchema = z.object({
  unitId: z.string(),
  unitName: z.string(),
  lineId: z.string(),
  title: z.string(),
  dueOn: plainDateSchema,
  daysLate: z.number().nullable().describe('null: returned and not come again'),
  remindedOn: plainDateSchema.nullable(),
  note: z.string(),
});
export type LetterItem = z.infer<typeof letterItemSchema>;

/** The letter as it would be made now. `paragraphs`: its text, read from the filled template. */
export const letterPreviewSchema = z.object({
  asOf: z.string(),
  cascadeId: z.string(),
  citation: z.string(),
  cascades: z.array(z.object({ cascadeId: z.string(), title: z.string(), count: z.number() })),
  items: z.array(letterItemSchema),
  leftOut: z.array(z.object({ unitName: z.string(), title: z.string(), reason: z.string() })),
  leftOutCount: z.number(),
  unitCount: z.number(),
  sentence: z.string(),
  newDate: z.object({ date: plainDateSchema, label: z.string() }).nullable(),
  newDateProblem: z.string().nullable().describe('Why what was typed is no new date'),
  text: z.object({
    subject: z.string(),
    asks: z.enum(['đề nghị', 'yêu cầu']),
    consequence: z.string(),
    copies: z.array(z.string()),
    filedAt: z.string(),
    letterhead: letterheadSchema,
  }),
  warnings: z.array(z.string()),
  template: z.object({ version: z.number().nullable().describe('null: the default'), label: z.string() }),
  paragraphs: z.array(z.string()),
});
export type LetterPreview = z.infer<typeof letterPreviewSchema>;

/** Since `on` the letter no longer stands. `document`: the notice of withdrawal as cited, "" when there is none. */
export const withdrawnSchema = z.object({
  on: plainDateSchema,
  reason: z.string(),
  document: z.string(),
  by: z.string(),
  at: z.string(),
});

export const letterSummarySchema = z.object({
  letterId: z.string(),
  cascadeId: z.string(),
  citation: z.string(),
  subject: z.string(),
  office: z.string(),
  numberLabel: z.string().describe('As printed, or that the number is still open'),
  number: z.string().nullable(),
  issuedOn: plainDateSchema.nullable(),
  addressed: z.string(),
  unitCount: z.number(),
  itemCount: z.number(),
  newDate: plainDateSchema,
  madeAt: z.string(),
  madeBy: z.string(),
  asOf: z.string(),
  templateLabel: z.string(),
  sha256: z.string(),
  size: z.number(),
  signedFileId: z.string().nullable(),
  withdrawn: withdrawnSchema.nullable().describe('null: the letter stands'),
  fileName: z.string(),
});
export type LetterSummary = z.infer<typeof letterSummarySchema>;
export const letterListSchema = z.object({
  asOf: z.string(),
  letters: z.array(letterSummarySchema),
  total: z.number(),
});
export type LetterList = z.infer<typeof letterListSchema>;

/** `history`: what was recorded about the letter, oldest first. `meaning`: what its withdrawal means, or has meant. */
export const letterSchema = letterSummarySchema.extend({
  items: z.array(letterItemSchema),
  history: z.array(z.object({ at: z.string(), by: z.string(), text: z.string() })),
  may: z.object({ number: z.boolean(), withdraw: z.boolean() }),
  meaning: z.array(z.string()),
});
export type LetterDetail = z.infer<typeof letterSchema>;

export const letterMadeSchema = z.object({ letterId: z.string(), sha256: z.string(), recordedAt: z.string() });
export type LetterMadeAnswer = z.infer<typeof letterMadeSchema>;

/** After signing: number and date as printed, the signed copy; `reason` when they correct what was entered before. */
export const numberLetterSchema = z.object({
  number: z.string().trim().min(1, 'Nhập số công văn.').max(50),
  issuedOn: z.string().max(60),
  signedFileId: id.nullable().default(null),
  reason: z.string().trim().max(1000).default(''),
});
export type NumberLetterRequest = z.infer<typeof numberLetterSchema>;

/** The letter no longer stands from `withdrawnOn` (typed text) on; it stays in the list with its reason. */
export const withdrawLetterSchema = z.object({
  withdrawnOn: z.string().max(60),
  reason: z.string().trim().min(1, 'Nhập lý do thu hồi.').max(1000),
  document: z.string().trim().max(300).default(''),
});
export type WithdrawLetterRequest = z.infer<typeof withdrawLetterSchema>;
export type WithdrawLetterInput = z.input<typeof withdrawLetterSchema>;

export const placeholderSchema = z.object({
  name: z.string(),
  written: z.string(),
  meaning: z.string(),
  required: z.boolean(),
  within: z.string().nullable(),
});

/** The templates of one office. `version` null: the default of the product; `own`: uploaded by the office. */
export const letterTemplatesSchema = z.object({
  officeId: z.string(),
  officeName: z.string(),
  current: z.object({ version: z.number().nullable(), label: z.string() }),
  versions: z.array(
    z.object({
      version: z.number(),
      own: z.boolean(),
      label: z.string(),
      fileName: z.string(),
      by: z.string(),
      at: z.string(),
      sha256: z.string(),
    }),
  ),
  placeholders: z.array(placeholderSchema),
});
export type LetterTemplates = z.infer<typeof letterTemplatesSchema>;

export const templateChangedSchema = z.object({ version: z.number(), recordedAt: z.string() });
