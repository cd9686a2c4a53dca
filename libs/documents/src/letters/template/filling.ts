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

/** The letter: the template with its values as text. Line feeds become line breaks. */
export const filled = (parts: DocxParts, values: TemplateValues): Buffer => {
  const document = compiled(parts);
  document.render(values);
  return document.toBuffer({ compression: 'DEFLATE' });
};
