const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const entity = (whole: string, name: string): string => {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
};

/** Text of an XML document as it was meant. Spreadsheets also write control characters as `_x000D_`. */
export const unescapeXml = (text: string): string =>
  (text.includes('&') ? text.replace(/&(#?\w+);/g, entity) : text).replace(/_x([0-9A-F]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

export const escapeXml = (text: string): string =>
  text
    // Characters that XML cannot hold at all.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The value of an attribute in the text of a tag. */
export const attribute = (tag: string, name: string): string | undefined => {
  const match = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match ? unescapeXml(match[1] ?? match[2] ?? '') : undefined;
};

/** One element as it stands in the document: attributes of its tag, and what is inside. */
export type Element = { tag: string; inner: string; from: number; to: number };

/**
 * All elements of that name in their order, with or without a namespace prefix. For elements that do not hold their own kind,
 * as the rows, cells and strings of a spreadsheet.
 */
export function* elements(xml: string, name: string, from = 0, until = xml.length): Generator<Element> {
  const opening = new RegExp(`<((?:\\w+:)?${name})(?=[\\s/>])([^>]*?)(/?)>`, 'g');
  opening.lastIndex = from;
  for (let match = opening.exec(xml); match && match.index < until; match = opening.exec(xml)) {
    const [whole, qualified = name, tag = '', empty] = match;
    const start = match.index + whole.length;
    if (empty === '/') {
      yield { tag, inner: '', from: match.index, to: start };
      continue;
    }
    const closing = `</${qualified}>`;
    const end = xml.indexOf(closing, start);
    if (end === -1) return;
    yield { tag, inner: xml.slice(start, end), from: match.index, to: end + closing.length };
    opening.lastIndex = end + closing.length;
  }
}

/** The first element of that name. */
export const firstElement = (xml: string, name: string): Element | undefined =>
  elements(xml, name).next().value ?? undefined;
