import type { DocxParts } from './open-docx.js';

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, code: string) => {
    if (!code.startsWith('#')) return ENTITIES[code.toLowerCase()] ?? whole;
    const point = code[1]?.toLowerCase() === 'x' ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1));
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });

const PIECE = /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(tab|br|cr)\b[^>]*\/>/g;

const textOf = (paragraph: string): string =>
  [...paragraph.matchAll(PIECE)]
    .map(([, text, other]) => (text === undefined ? (other === 'tab' ? '\t' : '\n') : decoded(text)))
    .join('');

/** The texts of the paragraphs of one part, in their order; those within tables too. */
export const paragraphsIn = (xml: string): string[] =>
  [...xml.matchAll(/<w:p(?:\s[^>]*)?>[\s\S]*?<\/w:p>|<w:p(?:\s[^>]*)?\/>/g)].map(([paragraph]) => textOf(paragraph));

const isText = (name: string): boolean => /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name);

/** The texts of all paragraphs of a document: body first, then headers and footers. */
export const paragraphTexts = (parts: DocxParts): string[] =>
  [...parts]
    .filter(([name]) => isText(name))
    .sort(([a], [b]) => Number(b === 'word/document.xml') - Number(a === 'word/document.xml'))
    .flatMap(([, content]) => paragraphsIn(content.toString('utf8')));
