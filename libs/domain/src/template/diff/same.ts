type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Equal as written down: the order of keys and absent fields do not count, the order of lists does. */
export const sameJson = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as { [key: string]: Json }, b as { [key: string]: Json }];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => sameJson(left[key], right[key]));
};
