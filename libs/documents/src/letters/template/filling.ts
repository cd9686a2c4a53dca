import Docxtemplater, { type DXT } from 'docxtemplater';
import PizZip from 'pizzip';
import { placeholderName } from '../chase/placeholders.js';
import type { TemplateValues } from '../chase/chase-values.js';
import type { DocxParts } from './open-docx.js';

// What XML 1.0 cannot hold; the rest is escaped when it is filled in.
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const valueIn = (scope: unknown, name: string): unknown => {
  if (typeof scope !== 'object' || scope === null || !Object.hasOwn(scope, name)) return undefined;
  const value = (scope as TemplateValues)[name];
  return typeof value === 'string' ? value.replace(UNPRINTABLE, '') : value;
};

/** Looks a placeholder up by its plain name: no expressions, no properties of objects, nothing inherited. */
const parser = (tag: string): DXT.Parser => {
  const name = placeholderName(tag);
  return { get: (scope: unknown) => valueIn(scope, name) };
};

const zipOf = (parts: DocxParts): PizZip => {
  const zip = new PizZip();
  // Word wants this part first.
  const types = '[Content_Types].xml';
  const names = [types, ...[...parts.keys()].filter((name) => name !== types)];
  for (const name of names) zip.file(name, parts.get(name) ?? Buffer.alloc(0), { createFolders: false });
  return zip;
};

/** A template ready to be filled. @throws the errors of docxtemplater, see tag-problems.ts */
export const compiled = (parts: DocxParts, modules: DXT.Module[] = []): Docxtemplater =>
  new Docxtemplater(zipOf(parts), {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    stripInvalidXMLChars: true,
    parser,
    nullGetter: () => '',
    modules,
  });

const MAIN = 'word/document.xml';
const FLAT = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>';

/**
 * A repeated part that begins with a break between sections gets one of the engine's own before it, as high as a line, and a
 * page break behind its last turn. Where the page is full the one, and always the other, prints an empty page.
 */
const withoutEmptyPages = (xml: string): string =>
  xml
    .replace('<w:r><w:br w:type="page"/></w:r></w:p><w:sectPr', '</w:p><w:sectPr')
    .replace('<w:p></w:p><w:sectPr', `<w:p><w:pPr>${FLAT}</w:pPr></w:p><w:sectPr`)
    .replaceAll('<w:p><w:pPr><w:sectPr', `<w:p><w:pPr>${FLAT}<w:sectPr`);

/** The letter: the template with its values as text. Line feeds become line breaks. */
export const filled = (parts: DocxParts, values: TemplateValues): Buffer => {
  const document = compiled(parts);
  document.render(values);
  const zip = document.getZip();
  zip.file(MAIN, withoutEmptyPages(zip.file(MAIN)?.asText() ?? ''));
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
};
