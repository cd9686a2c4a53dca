import { type DeskFilter, deskFilterSchema, deskGroupingSchema } from '@dondoc/contracts';
import { z } from 'zod';
import { requestInvalid } from '../problem/request-invalid.js';

/** A list in an address: values between commas. */
const list = z
  .string()
  .max(20_000)
  .transform((text) => [
    ...new Set(
      text
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  ]);
const empty = (value: unknown): unknown => (value === '' ? undefined : value);
const number = z.preprocess(empty, z.coerce.number().int().optional());
const text = (most: number) => z.preprocess(empty, z.string().max(most).optional());
const words = text(200);

const filterSchema = z.object({
  view: words,
  statuses: list.optional(),
  days: number,
  cascades: list.optional(),
  lines: list.optional(),
  groups: list.optional(),
  classes: list.optional(),
  units: list.optional(),
  within: words,
  via: words,
  year: number,
  period: words,
  text: words,
});

/** The filter as it stands in an address; the same names as in a saved view. */
export const deskFilterQuerySchema = filterSchema.extend({ asOf: z.string().max(60).optional() });
export type DeskFilterQuery = z.infer<typeof deskFilterQuerySchema>;

export const deskQuerySchema = deskFilterQuerySchema.extend({
  groupBy: z.preprocess(empty, deskGroupingSchema.optional()),
  offset: z.preprocess(empty, z.coerce.number().int().min(0).max(1_000_000).default(0)),
  limit: z.preprocess(empty, z.coerce.number().int().min(0).max(200).default(100)),
});
export type DeskQueryText = z.infer<typeof deskQuerySchema>;

const NAMES = Object.keys(filterSchema.shape) as (keyof typeof filterSchema.shape)[];

/** What the address asks for, with defaults. @throws ApiProblem `REQUEST.INVALID` naming the filter */
export const readFilter = (query: DeskFilterQuery): DeskFilter => {
  const given = Object.fromEntries(NAMES.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]])));
  const read = deskFilterSchema.safeParse(given);
  if (read.success) return read.data;
  throw requestInvalid(read.error.issues, given, 'query');
};
