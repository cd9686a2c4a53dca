/** Text made even for reading, with the way back to what was typed. */
export type SourceText = {
  /** One space for any white space, `-` for any dash, composed letters, no invisible signs. */
  readonly even: string;
  /** The words as typed (white space joined) for a stretch of `even`; ends are exclusive. */
  readonly asTyped: (from: number, to: number) => string;
};

// Zero-width signs and soft hyphens that Word and PDF leave behind, and the stars and underscores of Markdown emphasis.
const INVISIBLE = /^[\u00AD\u200B-\u200F\u2060\uFEFF*_]$/u;
const DASH = /^[\u2010-\u2015\u2212\uFE58\uFE63]$/u;
const SLASH = /^[\u2044\u2215]$/u;
const QUOTE = /^[\u201C\u201D\u201E\u00AB\u00BB]$/u;

const evenSign = (cluster: string): string => {
  const composed = cluster.normalize('NFC');
  if (INVISIBLE.test(composed)) return '';
  if (/^\s$/u.test(composed)) return ' ';
  if (DASH.test(composed)) return '-';
  if (SLASH.test(composed)) return '/';
  if (QUOTE.test(composed)) return '"';
  // Full-width digits and signs; NFKC of all text would tear “½” or “…” apart.
  return /^[\uFF01-\uFF5E]$/u.test(composed) ? composed.normalize('NFKC') : composed;
};

/** Reads NFC or NFD, any spaces and line breaks, any dashes. */
export const sourceText = (typed: string): SourceText => {
  const starts: number[] = [];
  const ends: number[] = [];
  let even = '';
  for (const match of typed.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const sign = evenSign(match[0]);
    for (let unit = 0; unit < sign.length; unit += 1) {
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
    even += sign;
  }
  const asTyped = (from: number, to: number): string =>
    to <= from
      ? ''
      : typed
          .slice(starts[from] ?? 0, ends[to - 1] ?? typed.length)
          .replace(/\s+/gu, ' ')
          .trim();
  return { even, asTyped };
};
