import {
  type Audience,
  type CascadeTemplate,
  type DueRule,
  defaultExtensions,
  defaultLadder,
  escalationTargets,
  type ObligationGroup,
  obligationGroups,
  type UnitClass,
  unitClasses,
} from '@dondoc/domain';
import { z } from 'zod';
import {
  clock,
  dayOfMonth,
  dueRuleSchema,
  monthOfYear,
  plainDate,
  reference,
  text,
  wordsUpTo,
  workingDays,
} from './template-due-rule.js';

export { dueRuleSchema };

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const KEY_MESSAGE = 'Mã không đúng dạng.\nChỉ dùng chữ thường không dấu, số và gạch nối, như bao-cao-nam.';
const key = z.string().max(100).regex(KEY, KEY_MESSAGE);
const title = wordsUpTo(500);
const unitClass = z.enum(Object.keys(unitClasses) as [UnitClass, ...UnitClass[]]).meta({ id: 'unitClass' });

const ladderSchema = z
  .strictObject({
    before: z.array(z.int().min(1).max(120)).max(20).describe('Nhắc trước hạn: số ngày làm việc'),
    dayAfter: z.boolean().describe('Nhắc vào ngày làm việc đầu tiên quá hạn'),
    repeat: z.strictObject({ everyWorkingDays: z.int().min(1).max(60), times: z.int().min(0).max(60) }),
    escalations: z
      .array(
        z.strictObject({
          level: z.int().min(1).max(10),
          to: z.enum(escalationTargets),
          graceWorkingDays: workingDays,
        }),
      )
      .max(10)
      .describe('Báo cáo cấp trên khi vẫn chưa nộp'),
    at: clock,
  })
  .meta({ id: 'ladder', description: 'Thang nhắc hạn, đôn đốc' });

const year = z.int().min(2000).max(2100);
const reportingYear = z
  .strictObject({
    month: monthOfYear,
    day: z.int().min(1).max(31),
    yearOffset: z.int().min(-1).max(0).default(0),
  })
  .describe('Ngày đầu của năm báo cáo; 15/12 năm trước: month 12, day 15, yearOffset -1');

const periodsSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('once'), label: title }),
    z.strictObject({ kind: z.literal('yearly'), from: year, to: year, label: title }),
    z.strictObject({
      kind: z.literal(['half-year', 'quarter', 'month']),
      from: year,
      to: year,
      label: title,
      startsOn: reportingYear.default({ month: 1, day: 1, yearOffset: 0 }),
      only: z
        .array(z.int().min(1).max(12))
        .min(1)
        .max(12)
        .nullable()
        .default(null)
        .describe('Chỉ những kỳ này trong năm'),
    }),
    z.strictObject({ kind: z.literal(['week', 'day']), from: plainDate, to: plainDate, label: title }),
  ])
  .meta({ id: 'periods', description: 'Kỳ mà văn bản nộp nói về; trong label: {năm} {kỳ} {từ} {đến}' });

const scoringSchema = z.strictObject({
  appraiser: reference.describe('Mã đơn vị thẩm định'),
  criteria: z
    .array(
      z.strictObject({
        number: z.int().min(1).max(1000),
        title,
        max: z.number().positive().max(1_000_000),
        coAppraisers: z.array(reference).max(50).default([]),
      }),
    )
    .min(1)
    .max(300),
  ratings: z
    .array(z.strictObject({ label: wordsUpTo(100), from: z.number() }))
    .min(1)
    .max(20)
    .describe('Từ cao xuống thấp: mức đầu tiên mà tổng điểm đạt tới'),
});

const figureSchema = z.strictObject({
  key: reference,
  label: title,
  unit: wordsUpTo(50),
  min: z.number().default(0),
  max: z.number().nullable().default(null),
  required: z.boolean().default(true),
});

const cutOffYearOffset = z.int().min(-1).max(1).default(0);
const dataCutOffSchema = z.union(
  [
    z.strictObject({ month: monthOfYear, day: dayOfMonth, yearOffset: cutOffYearOffset }),
    z.strictObject({ monthOffset: z.int().min(-11).max(12), day: dayOfMonth }),
  ],
  'Ngày chốt số liệu chưa rõ.\nGhi month và day (theo năm), hoặc monthOffset và day (theo tháng cuối kỳ).',
);

/** One obligation of a template, as the file and the editor state it. */
export const obligationTemplateSchema = z
  .strictObject({
    key: key.describe('Mã nghĩa vụ, không đổi giữa các bản'),
    title,
    shortTitle: wordsUpTo(100),
    group: z.enum(Object.keys(obligationGroups) as [ObligationGroup, ...ObligationGroup[]]),
    owedBy: z
      .strictObject({
        classes: z.array(unitClass).max(50).default([]),
        units: z.array(reference).max(5000).default([]),
        except: z.array(reference).max(5000).default([]),
        within: reference.nullable().optional().describe('Lớp đơn vị thuộc cơ quan này, thay cho cơ quan ban hành'),
      })
      .describe(
        'Ai phải nộp: lớp đơn vị dưới cơ quan ban hành (hoặc dưới within), hoặc từng đơn vị; except: trừ những đơn vị này',
      ),
    periods: periodsSchema,
    due: dueRuleSchema,
    dataCutOff: dataCutOffSchema.nullable().default(null).describe('Ngày chốt số liệu; bỏ trống khi văn bản không nêu'),
    to: reference.describe('Nơi nhận cuối cùng'),
    via: reference.nullable().default(null).describe('Đơn vị đầu mối: “qua …”'),
    forwardWithin: workingDays.nullable().default(null).describe('Đầu mối phải chuyển trong bao nhiêu ngày làm việc'),
    feeds: z
      .strictObject({ obligation: reference, of: z.enum(['this', 'parent']) })
      .nullable()
      .default(null)
      .describe('Nghĩa vụ được tổng hợp từ nghĩa vụ này, trong mẫu này hoặc ở cấp trên'),
    condition: text.nullable().default(null).describe('Điều kiện, khi chỉ phải nộp trong một trường hợp'),
    silence: z
      .enum(['overdue', 'agreed', 'not-applicable'])
      .default('overdue')
      .describe('Không trả lời thì: overdue quá hạn, agreed mặc nhiên thống nhất, not-applicable không áp dụng'),
    needsAcceptance: z.boolean().default(true).describe('Bài nộp phải được tiếp nhận, duyệt'),
    figures: z.array(figureSchema).max(200).default([]).describe('Số liệu nộp kèm'),
    scoring: scoringSchema.nullable().default(null).describe('Bảng chấm điểm: tự chấm, thẩm định, xếp loại'),
    rollUpAfter: workingDays.default(10).describe('Tổng hợp sau hạn bao nhiêu ngày làm việc, dù còn thiếu'),
    ladder: ladderSchema.nullable().default(null),
    extensions: z
      .strictObject({
        most: z.int().min(0).max(100).describe('Số lần gia hạn tối đa; 0: không gia hạn'),
        maxWorkingDays: z.int().min(1).max(365).nullable().default(null).describe('Mỗi lần thêm tối đa'),
      })
      .nullable()
      .default({ ...defaultExtensions })
      .describe('Giới hạn gia hạn; null: không giới hạn'),
    closesAfter: workingDays
      .nullable()
      .default(null)
      .describe('Khóa sau hạn bao nhiêu ngày làm việc: hết ngày đó không nhận nữa; null: không khóa'),
  })
  .meta({ id: 'obligation' });

const targetSchema = z.strictObject({
  number: z.int().min(0).max(1000),
  text,
  binds: z.union(
    [z.literal('all'), z.array(unitClass).min(1).max(50)],
    'Chỉ tiêu ràng buộc ai chưa rõ.\nGhi all, hoặc danh sách lớp đơn vị như [huyen-thanh-pho].',
  ),
  measure: z
    .strictObject({ obligation: reference, rating: wordsUpTo(100), atLeastPercent: z.number().min(0).max(100) })
    .nullable()
    .default(null),
});

/** A cascade template as its YAML file states it. */
export const templateSchema = z.strictObject({
  id: key.describe('Mã mẫu'),
  version: z.int().min(1).max(100_000),
  title,
  issuer: reference.describe('Mã cơ quan ban hành'),
  office: reference.describe('Mã đơn vị theo dõi, đôn đốc (Văn phòng)'),
  focal: reference.describe('Mã đơn vị đầu mối tổng hợp'),
  documentType: wordsUpTo(100).describe('Loại văn bản: Kế hoạch'),
  documentSign: wordsUpTo(50).describe('Ký hiệu: KH-UBND'),
  subject: text.describe('Trích yếu'),
  basis: z.array(text).max(200).default([]).describe('Căn cứ'),
  recipients: z.array(text).max(1000).default([]).describe('Nơi nhận'),
  source: text.describe('Mẫu lập từ đâu'),
  carriesOut: text.nullable().default(null).describe('Văn bản cấp trên được triển khai, như in'),
  targets: z.array(targetSchema).max(200).default([]),
  ladder: ladderSchema.default({
    ...defaultLadder,
    before: [...defaultLadder.before],
    escalations: [...defaultLadder.escalations],
  }),
  obligations: z.array(obligationTemplateSchema).min(1),
});

// What is absent stays absent: exactOptionalPropertyTypes tells `undefined` apart, YAML does not.
const withoutUndefined = <Part extends object>(part: Part): Part =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Part;

const audienceOf = ({ within, ...audience }: z.infer<typeof obligationTemplateSchema>['owedBy']): Audience =>
  within === null || within === undefined ? audience : { ...audience, within };

/** The parsed file as the domain's template. */
export const toTemplate = (parsed: z.infer<typeof templateSchema>): CascadeTemplate => ({
  ...parsed,
  obligations: parsed.obligations.map((one) => ({
    ...one,
    owedBy: audienceOf(one.owedBy),
    due: withoutUndefined(one.due) as DueRule,
  })),
});
