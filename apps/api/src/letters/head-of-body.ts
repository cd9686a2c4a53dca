const words = (text: string): string[] => text.trim().split(/\s+/);
const same = (some: readonly string[], others: readonly string[]): boolean =>
  some.join(' ').toLocaleLowerCase('vi') === others.join(' ').toLocaleLowerCase('vi');

/** How many words the end of one shares with the beginning of the other. */
const overlap = (title: readonly string[], name: readonly string[]): number => {
  for (let count = Math.min(title.length, name.length); count > 0; count -= 1)
    if (same(title.slice(-count), name.slice(0, count))) return count;
  return 0;
};

/**
 * The head of a body by post and body: "Chủ tịch UBND tỉnh Cà Mau", also where the post's title already says "Chủ tịch UBND
 * tỉnh". @param title undefined: the body alone is named @param names of the body, the one to print first
 */
export const headOfBody = (title: string | undefined, names: readonly [string, ...string[]]): string => {
  if (title === undefined) return names[0];
  const post = words(title);
  for (const name of names) {
    const shared = overlap(post, words(name));
    if (shared > 0) return [...post.slice(0, -shared), name].join(' ');
  }
  return `${post.join(' ')} ${names[0]}`;
};
