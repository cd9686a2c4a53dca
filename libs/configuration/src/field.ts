import { z } from 'zod';

/** What a newcomer must know about one variable; kept beside the rule that reads it. */
export type FieldDescription = {
  /** Name in the environment. */
  variable: string;
  /** What it means, in English, for docs/configuration.md. */
  meaning: string;
  /** Default as printed in the documentation; `–` means "not set". */
  fallback: string;
  /** What a value must be, as a phrase after "phải là" and after "must be". */
  expected: { vi: string; en: string };
  /** A value that works; shown as the mend. */
  example: string;
  /** The value may hold a password and is never printed. */
  secret?: true;
};

export const descriptions = z.registry<FieldDescription>();

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number)
    .pipe(z.number().int().min(min).max(max));

const rangeWords = (min: number, max: number) => ({
  vi: `một số nguyên từ ${min} đến ${max}`,
  en: `a whole number from ${min} to ${max}`,
});

export const integer = (variable: string, min: number, max: number, fallback: number, meaning: string) =>
  wholeNumber(min, max)
    .default(fallback)
    .register(descriptions, {
      variable,
      meaning,
      fallback: String(fallback),
      expected: rangeWords(min, max),
      example: String(fallback),
    });

export const port = (variable: string, fallback: number, meaning: string) =>
  integer(variable, 1, 65_535, fallback, meaning);

export const choice = <const V extends readonly [string, ...string[]]>(
  variable: string,
  values: V,
  fallback: string,
  meaning: string,
) =>
  z
    .enum(values)
    .nullable()
    .default(null)
    .register(descriptions, {
      variable,
      meaning,
      fallback,
      expected: { vi: `một trong: ${values.join(', ')}`, en: `one of: ${values.join(', ')}` },
      example: values[0],
    });

export const text = (variable: string, fallback: string, meaning: string) =>
  z
    .string()
    .default(fallback)
    .register(descriptions, {
      variable,
      meaning,
      fallback,
      expected: { vi: 'một chuỗi không rỗng', en: 'a non-empty text' },
      example: fallback,
    });

/** A value that may stay unset (`null`); `accepts` decides what else is good. */
export const optional = (
  variable: string,
  accepts: (value: string) => boolean,
  expected: FieldDescription['expected'],
  example: string,
  meaning: string,
  more: { secret?: true; fallback?: string } = {},
) =>
  z
    .string()
    .refine(accepts)
    .nullable()
    .default(null)
    .register(descriptions, { variable, meaning, fallback: '–', expected, example, ...more });
