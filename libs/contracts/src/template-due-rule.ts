import { isPlainDate, type PlainDate } from '@dondoc/domain';
import { z } from 'zod';

// Messages hold reason and mend on two lines; what has no message of its own gets one from its kind (definition-files).
// Descriptions are read in an editor that knows the JSON Schema, by whoever writes a template.

/** Text of one or more words; composed Unicode, so that pasted text compares equal to typed text. */
export const wordsUpTo = (most: number) => z.string().trim().normalize().min(1).max(most);
export const text = wordsUpTo(2000);
/** Id of a unit, an obligation or a figure elsewhere. */
export const reference = wordsUpTo(100);

export const plainDate = z
  .string()
  .refine(isPlainDate, 'Ngày không có thật hoặc không đúng dạng.\nGhi một ngày có thật, dạng 2022-03-15.')
  .meta({ format: 'date', description: 'Ngày dạng 2022-03-15' })
  .transform((given) => given as PlainDate);
export const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Giờ không đúng dạng.\nGhi giờ và phút dạng 14:00.')
  .describe('Giờ Việt Nam dạng 14:00');
export const dayOfMonth = z
  .union(
    [z.int().min(1).max(31), z.literal('last')],
    'Ngày trong tháng là số từ 1 đến 31, hoặc last.\nGhi một số, hoặc last cho ngày cuối tháng.',
  )
  .describe('Ngày trong tháng 1–31; last là ngày cuối tháng');
export const monthOfYear = z.int().min(1).max(12).describe('Tháng 1–12');
export const workingDays = z.int().min(0).max(120).describe('Số ngày làm việc');

const boundary = z
  .enum(['before', 'on'])
  .describe('before: “trước ngày X”, không kể X; on: “chậm nhất ngày X”, kể cả X');
const roll = z
  .enum(['none', 'next', 'previous'])
  .describe('Trùng ngày nghỉ thì: none không dời, next ngày làm việc sau, previous ngày làm việc trước');
const source = {
  clause: wordsUpTo(200).describe('Mục, điểm của văn bản: IV.1.a'),
  words: wordsUpTo(5000).describe('Nguyên văn của văn bản'),
};
const decision = wordsUpTo(1000)
  .optional()
  .describe('Khi văn bản không nêu ngày: ai đã ấn định ngày này, bằng cách nào');
const named = { ...source, decision, boundary, roll: roll.default('none'), hour: clock.optional() };
// A length of time that ends on a rest day ends on the next working day (BLDS 2015, Điều 148).
const counted = {
  ...source,
  decision,
  boundary,
  roll: roll.default('next'),
  hour: clock.optional(),
  direction: z.enum(['after', 'before']).default('after').describe('after: sau mốc; before: tính ngược trước mốc'),
  count: z.int().min(0).max(3660).describe('Bao nhiêu ngày hoặc tháng'),
  unit: z.enum(['calendar-days', 'working-days', 'months']),
};

const anchorEvent = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('issue') }),
    z.strictObject({ kind: z.literal('receipt') }),
    z.strictObject({ kind: z.literal('data-cut-off') }),
    z.strictObject({ kind: z.literal('period-end') }),
    z.strictObject({
      kind: z.literal('named'),
      title: wordsUpTo(500).describe('Tên sự kiện, cuộc họp'),
      date: plainDate.nullable().default(null),
    }),
  ])
  .describe('Mốc tính: ngày ban hành, ngày nhận, ngày chốt số liệu, ngày cuối kỳ, hoặc một sự kiện');

const yearOffset = (least: number, most: number) =>
  z.int().min(least).max(most).default(0).describe('-1: của năm trước liền kề; 1: năm sau liền kề');

/** How a due date comes from the source words; `kind` is named after the anchor. */
export const dueRuleSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fixed-date'), ...named, date: plainDate }).describe('Ngày cố định'),
    z
      .strictObject({
        kind: z.literal('yearly-day'),
        ...named,
        month: monthOfYear,
        day: dayOfMonth,
        yearOffset: yearOffset(-1, 1),
        overrides: z
          .array(z.strictObject({ year: z.int().min(1990).max(2100), date: plainDate, words: source.words, boundary }))
          .max(100)
          .default([])
          .describe('Năm có ngày riêng: “riêng năm 2022 trước ngày 15/3/2022”'),
      })
      .describe('Ngày hằng năm'),
    z
      .strictObject({
        kind: z.literal('period-day'),
        ...named,
        monthOffset: z
          .int()
          .min(-11)
          .max(12)
          .describe('Tính từ tháng cuối kỳ: 0 tháng cuối kỳ, 1 tháng tiếp theo, -2 tháng đầu quý'),
        day: dayOfMonth,
      })
      .describe('Ngày theo kỳ tháng, quý, sáu tháng'),
    z
      .strictObject({
        kind: z.literal('weekly-day'),
        ...named,
        weekday: z.literal([1, 2, 3, 4, 5, 6, 7]).describe('1 thứ Hai … 7 Chủ nhật'),
      })
      .describe('Thứ hằng tuần'),
    z
      .strictObject({ kind: z.literal('window'), ...named, from: plainDate, to: plainDate })
      .describe('Khoảng thời gian: “trong tháng 10/2023”'),
    z
      .strictObject({ kind: z.literal('after-event'), ...counted, event: anchorEvent })
      .describe('Một thời hạn kể từ một mốc'),
    z
      .strictObject({
        kind: z.literal('anniversary'),
        ...named,
        document: wordsUpTo(500).describe('Văn bản gốc, như in'),
        date: plainDate,
        years: z.int().min(1).max(100),
        statedYear: z.int().min(1900).max(2200).nullable().default(null).describe('Năm mà văn bản nêu, để đối chiếu'),
      })
      .describe('Kỷ niệm, sơ kết, tổng kết N năm của một văn bản'),
    z
      .strictObject({ kind: z.literal('relative'), ...counted, obligation: reference.describe('Mã nghĩa vụ làm mốc') })
      .describe('Theo hạn của một nghĩa vụ khác'),
    z
      .strictObject({
        kind: z.literal('undated'),
        ...source,
        recurring: z
          .boolean()
          .default(false)
          .describe('true: “định kỳ”, “từng năm”; phải ấn định ngày trước khi ban hành'),
      })
      .describe('Văn bản không nêu ngày'),
  ])
  .meta({ id: 'due' });
