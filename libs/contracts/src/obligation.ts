import { z } from 'zod';
import { lineSchema, plainDateSchema } from './cascade.js';

export const statusCodeSchema = z.enum([
  'planned',
  'not_due',
  'due_soon',
  'due_today',
  'overdue',
  'received',
  'returned',
  'done_on_time',
  'done_late',
  'no_due',
  'tacit',
  'exempt',
]);

/** `days`: days late, or working days left; `label` is the Vietnamese text that a person reads. */
export const statusSchema = z.object({
  code: statusCodeSchema,
  days: z.number(),
  label: z.string(),
  extendedTo: plainDateSchema.optional().describe('Đã gia hạn đến ngày này; vắng mặt khi không gia hạn'),
  lateAgainstFirst: z.number().optional().describe('Số ngày chậm so với hạn không tính gia hạn'),
});
export type StatusView = z.infer<typeof statusSchema>;

export const unitRefSchema = z.object({
  unitId: z.string(),
  name: z.string(),
  shortName: z.string(),
  class: z.string(),
  classLabel: z.string(),
});
export type UnitRef = z.infer<typeof unitRefSchema>;

/** One cell of the matrix. `receivedOn`: date of the first receipt. */
export const cellSchema = z.object({
  lineId: z.string(),
  status: statusSchema,
  receivedOn: plainDateSchema.nullable(),
});

export const matrixSchema = z.object({
  cascadeId: z.string(),
  asOf: z.string(),
  columns: z.array(
    z.object({
      lineId: z.string(),
      shortTitle: z.string(),
      title: z.string(),
      group: z.string(),
      groupLabel: z.string(),
      year: z.number().nullable(),
      lastSafeDay: plainDateSchema.nullable(),
      lastWorkingDay: plainDateSchema.nullable(),
      handedIn: z.number(),
      owed: z.number(),
      sentence: z.string(),
    }),
  ),
  rows: z.array(
    z.object({
      unit: unitRefSchema,
      cells: z.array(cellSchema),
      onTime: z.number().describe('Of the judged: by the first receipt, whatever was returned since'),
      judged: z.number().describe('The date has passed or a report has come; the same rule as the report'),
      overdue: z.number(),
    }),
  ),
  totals: z.record(z.string(), z.number()).describe('status code → number of cells; sums to all cells'),
  sentence: z.string(),
});
export type MatrixView = z.infer<typeof matrixSchema>;

/** A line of "what do we owe, by when, why". */
export const dueItemSchema = z.object({
  cascadeId: z.string(),
  cascadeTitle: z.string(),
  documentLabel: z.string(),
  unit: unitRefSchema,
  line: lineSchema,
  status: statusSchema,
});
export type DueItem = z.infer<typeof dueItemSchema>;
/** `lockedOn`: the closing day, once nothing is received any more. */
export const owedItemSchema = dueItemSchema.extend({ lockedOn: plainDateSchema.nullable() });
export type OwedItem = z.infer<typeof owedItemSchema>;
/** A report of another unit that waits for this one. `standing`: how long it lies with the intermediary, by when it goes on. */
export const waitingItemSchema = dueItemSchema.extend({
  forward: z.boolean(),
  appraise: z.boolean(),
  receivedAt: z.string(),
  standing: z.string().nullable(),
});
export type WaitingItem = z.infer<typeof waitingItemSchema>;
export const dueListSchema = z.object({
  asOf: z.string(),
  unit: unitRefSchema,
  items: z.array(owedItemSchema),
  waiting: z.array(waitingItemSchema),
});
export type DueListView = z.infer<typeof dueListSchema>;

export const fileSchema = z.object({
  fileId: z.string(),
  name: z.string(),
  size: z.number(),
  mediaType: z.string(),
  sha256: z.string(),
});
export type FileView = z.infer<typeof fileSchema>;

export const submissionSchema = z.object({
  submissionId: z.string(),
  version: z.number(),
  documentNumber: z.string(),
  signedOn: plainDateSchema,
  sentOn: plainDateSchema.nullable(),
  receivedAt: z.string(),
  note: z.string(),
  by: z.string(),
  enteredLate: z
    .object({ reason: z.string(), by: z.string(), recordedAt: z.string() })
    .nullable()
    .describe('Bản giấy hoặc khi hệ thống gián đoạn: nhận trước, ghi vào sau'),
  files: z.array(fileSchema),
  figures: z.array(z.object({ key: z.string(), label: z.string(), unit: z.string(), value: z.number() })),
});

/** One entry of the timeline in words: when it happened, what, by whom. */
export const timelineEntrySchema = z.object({
  at: z.string(),
  recordedAt: z.string(),
  kind: z.string(),
  text: z.string(),
  actor: z.string(),
});

export const upcomingSchema = z.object({ at: z.string(), to: z.string(), text: z.string() });

/** Where the intermediary stands with a submission; its lateness is never the unit's. */
export const intermediarySchema = z.object({
  name: z.string(),
  state: z.enum(['none', 'holding', 'forwarded']),
  workingDaysHeld: z.number(),
  late: z.boolean(),
  label: z.string(),
});

/** What one appraiser says of a criterion; `awaited`: has to score it, or to score it again where a co-appraiser differs. */
export const appraiserSchema = z.object({
  unitId: z.string(),
  name: z.string(),
  score: z.number().nullable(),
  awaited: z.boolean(),
});

/** Self-score and appraised score side by side; `appraised` is null until all who appraise the criterion have settled it. */
export const scoreSheetSchema = z.object({
  criteria: z.array(
    z.object({
      number: z.number(),
      title: z.string(),
      max: z.number(),
      selfScore: z.number().nullable(),
      appraised: z.number().nullable(),
      appraisers: z.array(appraiserSchema),
      mine: z.boolean().describe('Đơn vị của người xem chấm tiêu chí này'),
      ownScore: z.number().nullable().describe('Điểm mà đơn vị của người xem đã chấm'),
    }),
  ),
  total: z.number().nullable(),
  rating: z.string().nullable(),
});

/** An extension as asked and decided; `requestId` null: granted without having been asked. */
export const extensionSchema = z.object({
  requestId: z.string().nullable(),
  state: z.enum(['requested', 'granted', 'refused']),
  askedAt: z.string().nullable(),
  askedUntil: plainDateSchema.nullable(),
  askedReason: z.string().nullable(),
  askedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  until: plainDateSchema.nullable(),
  reason: z.string().nullable(),
});

/** Where an obligation stands beside its due date: lock, exemption, extensions, explanations. */
const decisionsSchema = z.object({
  extensions: z.array(extensionSchema),
  extensionsLeft: z.number().nullable().describe('Còn gia hạn được bao nhiêu lần; null: không giới hạn'),
  exemption: z.object({ reason: z.string(), at: z.string() }).nullable(),
  explains: z
    .object({ lineId: z.string(), title: z.string(), question: z.string() })
    .nullable()
    .describe('Nghĩa vụ mà bản giải trình này nói về'),
  explanations: z.array(
    z.object({ lineId: z.string(), question: z.string(), dueOn: plainDateSchema.nullable(), status: statusSchema }),
  ),
  lock: z
    .object({
      closesOn: plainDateSchema,
      locked: z.boolean(),
      reopenedUntil: plainDateSchema.nullable(),
      label: z.string().describe('Hạn nộp 14/03; khóa sau 21/03'),
    })
    .nullable(),
  draft: z
    .object({ revision: z.number(), editedBy: z.string(), editedAt: z.string(), documentNumber: z.string() })
    .nullable()
    .describe('Bản nháp bài nộp mà đơn vị đã lưu'),
});

export const obligationSchema = dueItemSchema.extend({
  ...decisionsSchema.shape,
  asOf: z.string(),
  submissions: z.array(submissionSchema),
  timeline: z.array(timelineEntrySchema),
  upcoming: z.array(upcomingSchema).describe('Thư sẽ gửi: messages that will be sent if nothing is handed in'),
  figureFields: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      unit: z.string(),
      min: z.number(),
      max: z.number().nullable(),
      required: z.boolean(),
    }),
  ),
  intermediary: intermediarySchema.nullable(),
  scoreSheet: scoreSheetSchema.nullable(),
  may: z.object({
    submit: z.boolean(),
    accept: z.boolean(),
    giveBack: z.boolean(),
    declareNotApplicable: z.boolean(),
    forward: z.boolean(),
    appraise: z.boolean(),
    enterPaper: z.boolean(),
    askExtension: z.boolean(),
    decideExtension: z.boolean().describe('A request waits, and the viewer may decide it'),
    grantExtension: z.boolean(),
    exempt: z.boolean(),
    revokeExemption: z.boolean(),
    askExplanation: z.boolean(),
    reopen: z.boolean(),
    cascadeOn: z.boolean().describe('The unit may issue a child cascade from its plan'),
  }),
});
export type ObligationView = z.infer<typeof obligationSchema>;

/** What a write answers: the state as it now is, so that a repeated key gets the same answer. */
export const writeResultSchema = z.object({
  cascadeId: z.string(),
  unitId: z.string().nullable(),
  lineId: z.string().nullable(),
  submissionId: z.string().nullable(),
  recordedAt: z.string(),
});
export type WriteResult = z.infer<typeof writeResultSchema>;
