import type { z } from 'zod';
import type { Path } from '../file-problem.js';

/** The parts of a zod definition that say what lies below it. */
type Definition = {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  options?: readonly z.ZodType[];
  innerType?: z.ZodType;
  in?: z.ZodType;
};

const definitionOf = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition;

/** The schemas that may apply where this one stands: wrappers opened, unions spread. */
const opened = (schema: z.ZodType): z.ZodType[] => {
  const { type, innerType, options, in: input } = definitionOf(schema);
  if (type === 'union') return (options ?? []).flatMap(opened);
  const inner = innerType ?? input;
  return inner ? opened(inner) : [schema];
};

/** True when the value may be meant for this branch of a union: its fixed words (such as `kind`) agree. */
const fits = (schema: z.ZodType, value: unknown): boolean =>
  Object.entries(definitionOf(schema).shape ?? {}).every(([key, field]) => {
    const given = (value as Record<string, unknown> | null)?.[key];
    return definitionOf(field).type !== 'literal' || field.safeParse(given).success;
  });

/** Names of the fields that may stand at `path` of `value`. */
export const knownKeys = (schema: z.ZodType, value: unknown, path: Path): string[] => {
  let schemas = opened(schema).filter((one) => fits(one, value));
  let here: unknown = value;
  for (const key of path) {
    here = (here as Record<string | number, unknown> | null | undefined)?.[key];
    schemas = schemas
      .flatMap((one) => {
        const { shape, element } = definitionOf(one);
        const below = typeof key === 'number' ? element : shape?.[key];
        return below ? opened(below) : [];
      })
      .filter((one) => fits(one, here));
  }
  return [...new Set(schemas.flatMap((one) => Object.keys(definitionOf(one).shape ?? {})))];
};
