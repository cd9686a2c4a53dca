/**
 * A number in 0 … 1 (1 excluded) that depends on the words alone: chance without chance. FNV-1a, stirred so that words
 * which differ in their last letter fall far apart.
 */
export const seededShare = (...words: readonly (string | number)[]): number => {
  let hash = 0x811c9dc5;
  const text = words.join('/');
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
};
