import { z } from 'zod';
import { fileSchema } from './obligation.js';

const reason = z.string().max(4000);
const dateText = z.string().max(60);
const submissionId = z.string().max(100).optional().describe('Bài nộp mà người xử lý đã xem');

/** Received earlier than it is entered: "15/11/2026 14:30", or a date alone, which counts as the end of that day. */
export const paperSchema = z.object({ receivedAt: dateText, reason });

export const submitSchema = z.object({
  documentNumber: z.string().max(100),
  signedOn: dateText,
  sentOn: dateText.optional(),
  note: z.string().max(4000).default(''),
  fileIds: z.array(z.string().max(100)).max(20),
  figures: z.record(z.string(), z.number()).default({}),
  scores: z.record(z.string(), z.number()).optional(),
  expectedVersion: z.int().min(0).max(10_000).optional().describe('Số bản nộp mà trang đang mở đã thấy'),
  paper: paperSchema.optional(),
});
export type SubmitRequest = z.infer<typeof submitSchema>;

export const acceptSchema = z.object({ submissionId }).default({});
export const returnSchema = z.object({ reason, newDate: dateText, submissionId });
export type ReturnRequest = z.infer<typeof returnSchema>;
export const reasonSchema = z.object({ reason });

/** The unit asks for more time. */
export const extensionRequestSchema = z.object({ until: dateText, reason });
/** A decision on a request (`requestId`, `grant`), or an extension that nobody has asked for (`until`). */
export const extensionDecisionSchema = z.union([
  z.object({
    requestId: z.string().max(100),
    grant: z.boolean(),
    until: dateText.optional().describe('Khác ngày đơn vị đề nghị'),
    reason: reason.default(''),
  }),
  z.object({ until: dateText, reason }),
]);
export type ExtensionDecision = z.infer<typeof extensionDecisionSchema>;

export const exemptionRevocationSchema = z.object({
  reason,
  until: dateText.optional().describe('Hạn mới, khi hạn cũ đã qua trong thời gian được miễn'),
});
export const explanationRequestSchema = z.object({ question: reason, dueOn: dateText });
export const reopeningSchema = z.object({ until: dateText, reason });

/** A submission as begun: every field as typed, checked only when it is handed in. */
export const submissionDraftBodySchema = z.object({
  documentNumber: z.string().max(100).default(''),
  signedOn: dateText.default(''),
  sentOn: dateText.default(''),
  note: z.string().max(4000).default(''),
  fileIds: z.array(z.string().max(100)).max(20).default([]),
  figures: z.record(z.string().max(100), z.string().max(60)).default({}),
  scores: z.record(z.string().max(20), z.string().max(60)).default({}),
});
export type SubmissionDraftBody = z.infer<typeof submissionDraftBodySchema>;

/** `revision`: the one that was read, 0 when there was none. */
export const saveSubmissionDraftSchema = z.object({
  revision: z.int().min(0).max(1_000_000),
  body: submissionDraftBodySchema,
});
export type SaveSubmissionDraftRequest = z.infer<typeof saveSubmissionDraftSchema>;
export const dropSubmissionDraftSchema = z.object({ revision: z.int().min(0).max(1_000_000) });

/** The draft as saved, for whoever holds the post; `revision` 0: there is none. */
export const submissionDraftSchema = z.object({
  revision: z.number(),
  body: submissionDraftBodySchema.nullable(),
  files: z.array(fileSchema),
  editedBy: z.string().nullable(),
  editedAt: z.string().nullable(),
});
export type SubmissionDraftView = z.infer<typeof submissionDraftSchema>;

/** Scores of one part of an appraisal. */
export const appraiseSchema = z.object({
  scores: z.record(z.string(), z.number()),
  reason: z.string().max(4000).default(''),
  submissionId,
});
export type AppraiseRequest = z.infer<typeof appraiseSchema>;
