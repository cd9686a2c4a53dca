const KEY = 2;
const GROUP = 4;

/**
 * A code as it is printed, from what somebody typed, pasted or scanned: a whole address, small letters, spaces, or the
 * letters that are mistaken for digits (O for 0, I and L for 1; the code has none of them).
 */
export const typedCode = (typed: string): string => {
  const last =
    typed
      .trim()
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? '';
  const letters = last
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
  const groups = letters.slice(KEY).match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];
  return [letters.slice(0, KEY), ...groups].join('-');
};
