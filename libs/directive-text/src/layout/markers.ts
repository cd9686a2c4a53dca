/** What a line begins with, from the outermost to the innermost. */
export const markerLevels = [
  'part',
  'article',
  'roman',
  'number',
  'decimal',
  'letter',
  'paren',
  'bullet',
  'plus',
  'row',
] as const;
export type MarkerLevel = (typeof markerLevels)[number];

/** `label` is what the clause calls it (`IV`, `1`, `a`, empty for bullets); `rest` the words after it. */
export type Marker = { level: MarkerLevel; label: string; rest: string };

const patterns: readonly (readonly [MarkerLevel, RegExp])[] = [
  ['row', /^(?=(?:[^|]*\|){2})(?:([\dIVX.]{1,6}) \| )?(.*)$/u],
  ['part', /^((?:Phần|PHẦN)\s+(?:(?:thứ|THỨ)\s+\p{L}{2,4}|[IVX]{1,4}|\d{1,2}|[A-H]))\s*(?:[.:-]\s*|$)(.*)$/u],
  ['article', /^(Điều \d{1,3})\s*[.:]\s*(.*)$/iu],
  ['roman', /^([IVX]{1,6})\s*[.)/:-]\s*(?=[\p{Lu}"“(])(.*)$/u],
  ['part', /^([A-HĐ])\s*(?:\.|\/\.?|-)\s*(?=\p{Lu}{2})(.*)$/u],
  ['decimal', /^(\d{1,2}(?:\.\d{1,2}){1,3})\s*[.)]?\s+(?=[\p{L}"“(])(.*)$/u],
  ['number', /^(\d{1,2})\s*(?:\.{1,2}|\)|\/|-(?=\s?\p{Lu}))-?\s*(?=[\p{L}"“(]|\d{1,3} ?%)(.*)$/u],
  ['paren', /^\((\d{1,2})\)\s*(?=\S)(.*)$/u],
  ['letter', /^([a-zđA-ZĐ])\s*(?:\)|\/)\s*(?=\S)(.*)$/u],
  ['letter', /^([a-zđ])\.\s+(?=\p{Lu})(.*)$/u],
  ['bullet', /^([-–—•●▪■*·])\s*(?=\S)(.*)$/u],
  ['plus', /^(\+)\s*(?=\S)(.*)$/u],
];

const MOST_ITEMS = 60;

/** The marker of a line, or null. */
export const markerOf = (line: string): Marker | null => {
  for (const [level, pattern] of patterns) {
    const match = pattern.exec(line);
    if (!match) continue;
    const label = match[1] ?? '';
    if (level === 'number' && Number(label) > MOST_ITEMS) continue;
    return {
      level,
      label: level === 'bullet' || level === 'plus' ? '' : level === 'letter' ? label.toLowerCase() : label,
      rest: match[2] ?? '',
    };
  }
  return null;
};
