import { obligationTemplateSchema, templateSchema, toTemplate } from '@dondoc/contracts';
import type { CascadeTemplate, ObligationTemplate } from '@dondoc/domain';
import type { z } from 'zod';

/** The sound obligations of an unfinished template, with the place of each in the whole. */
export type FinishedPart = { template: CascadeTemplate; indices: readonly number[] };

type Head = Omit<z.output<typeof templateSchema>, 'obligations'>;

/** Stands for a field that is missing or wrong: nothing is computed from it. */
export const UNKNOWN = '?';

/** A head of which nothing is known yet. */
const blank: Head = {
  ...templateSchema.omit({ obligations: true }).parse({
    id: 'chua-dat-ma',
    version: 1,
    ...Object.fromEntries(
      ['title', 'issuer', 'office', 'focal', 'documentType', 'documentSign', 'subject', 'source'].map((name) => [
        name,
        UNKNOWN,
      ]),
    ),
  }),
};

const headOf = (given: Record<string, unknown>): Head => {
  const { obligations: _, ...fields } = templateSchema.shape;
  const sound = Object.entries(fields).flatMap(([name, schema]) => {
    const read = (schema as z.ZodType).safeParse(given[name]);
    return read.success ? [[name, read.data]] : [];
  });
  return { ...blank, ...Object.fromEntries(sound) };
};

/**
 * What can already be computed of an unfinished template: its obligations that have the right shape. Null when there is
 * nothing like a template. Fields of the head that are missing or wrong read “?”.
 */
export const finishedPart = (body: unknown): FinishedPart | null => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const given = body as Record<string, unknown>;
  const listed: unknown[] = Array.isArray(given['obligations']) ? given['obligations'] : [];
  const sound = listed.flatMap((one, index) => {
    const read = obligationTemplateSchema.safeParse(one);
    return read.success ? [{ index, obligation: read.data }] : [];
  });
  const template = toTemplate({ ...headOf(given), obligations: sound.map(({ obligation }) => obligation) });
  return { template, indices: sound.map(({ index }) => index) };
};

/** The keys of the obligations that are not finished: what refers to them is not lost. */
export const unfinishedKeys = (body: unknown, { indices }: FinishedPart): Set<string> => {
  const listed = (body as { obligations?: unknown }).obligations;
  const sound = new Set(indices);
  const keys = (Array.isArray(listed) ? listed : []).flatMap((one: unknown, index) => {
    const key = (one as Partial<ObligationTemplate> | null)?.key;
    return sound.has(index) || typeof key !== 'string' ? [] : [key];
  });
  return new Set(keys);
};
