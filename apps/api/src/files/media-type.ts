import { zipEntryNames } from './zip-entries.js';

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = ['application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.spreadsheet'];

const startsWith = (content: Buffer, ...bytes: number[]): boolean =>
  bytes.every((byte, index) => content[index] === byte);

/** An OpenDocument file begins with an unpacked entry `mimetype` that holds its type (ODF 1.2, part 3, 3.3). */
const openDocumentType = (zip: Buffer): string | undefined => {
  if (zip.toString('latin1', 30, 38) !== 'mimetype') return undefined;
  const rest = zip.toString('latin1', 38, 120);
  return OPEN_DOCUMENT.find((type) => rest.startsWith(type) && !rest.startsWith(`${type}-`));
};

const zipType = (zip: Buffer): string | undefined => {
  const names = zipEntryNames(zip);
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) return undefined; // macros run code
  if (names.includes('word/document.xml')) return `${OPEN_XML}.wordprocessingml.document`;
  if (names.includes('xl/workbook.xml')) return `${OPEN_XML}.spreadsheetml.sheet`;
  return names.length > 0 ? openDocumentType(zip) : undefined;
};

/** Word and Excel before 2007: a compound file whose directory names the main stream in UTF-16. */
const compoundType = (file: Buffer): string | undefined => {
  const names = (stream: string): boolean => file.includes(Buffer.from(stream, 'utf16le'));
  if (names('WordDocument')) return 'application/msword';
  return names('Workbook') ? 'application/vnd.ms-excel' : undefined;
};

const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;
/** Web pages and XML; an address in angle brackets (`<a@b.vn>`) is plain text. */
const MARKUP = /^\s*<[a-z!?]|<\/?(?:script|html|body|svg|iframe|object)\b/i;

const textType = (content: Buffer): string | undefined => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return CONTROLS.test(text) || MARKUP.test(text) ? undefined : 'text/plain; charset=utf-8';
  } catch {
    return undefined;
  }
};

/**
 * The media type of a file by its content, whatever its name says; undefined when it is none that may be handed in
 * (PDF, Word, Excel, OpenDocument text and sheet, PNG, JPEG, plain UTF-8 text).
 */
export const mediaTypeOf = (content: Buffer): string | undefined => {
  if (startsWith(content, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
  if (startsWith(content, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (startsWith(content, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (startsWith(content, 0x50, 0x4b, 0x03, 0x04)) return zipType(content);
  if (startsWith(content, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return compoundType(content);
  return textType(content);
};
