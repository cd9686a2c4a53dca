/** A row of a table as a word processor copies it: cells between tabs. */
const ROW = /^(?:[^\t\n]*\t){2,}[^\t\n]*$/gm;
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;
const LINE_ENDS = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g;
const ODD_SPACES = /[\t\u00A0\u2000-\u200A\u202F\u205F\u3000]/g;
const ENTITIES: readonly (readonly [RegExp, string])[] = [
  [/&nbsp;/gi, ' '],
  [/&lt;/gi, '<'],
  [/&gt;/gi, '>'],
  [/&quot;/gi, '"'],
  [/&amp;/gi, '&'],
];
const TAGS = /<\/?[a-z][^<>\n]{0,200}>/gi;
const LINK = /!?\[([^\][\n]{0,300})\]\((?:[^()\s]{0,300})\)/g;
const BOLD = /\*{2,}|(?<=^|[\s(])_{2,}(?=\p{L})|(?<=\p{L})_{2,}(?=[\s).,;:]|$)/gu;
const ITALIC = /(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\*(?![\p{L}\p{N}*])/gu;
const ESCAPE = /\\(?=[-.*_#()[\]+!|])/g;
const HEADING = /^ *#{1,6} +/;

const cellsOf = (row: string): string => {
  const cells = row.split(/\t+/).filter((cell) => cell.trim() !== '');
  return cells.length >= 3 ? cells.join(' | ') : row;
};

/** A line without the marks of Markdown; what was printed stays. */
const plainLine = (line: string): string =>
  line
    .replace(HEADING, '')
    .replace(LINK, '$1')
    .replace(BOLD, '')
    .replace(ITALIC, '$1')
    .replace(ESCAPE, '')
    .replace(/ {2,}/g, ' ')
    .trim();

const withoutEntities = (text: string): string =>
  text.includes('&') ? ENTITIES.reduce((rest, [entity, char]) => rest.replace(entity, char), text) : text;

/**
 * The lines as printed: NFC, one kind of space and line end, without what only a word processor, a web page or Markdown
 * put in. A table's cells stand on one line, parted by ` | `.
 */
export const printedLines = (text: string): string[] =>
  withoutEntities(
    text
      .normalize('NFC')
      .replace(LINE_ENDS, '\n')
      .replace(INVISIBLE, '')
      .replace(ROW, cellsOf)
      .replace(ODD_SPACES, ' '),
  )
    .replace(TAGS, ' ')
    .split('\n')
    .map(plainLine);
