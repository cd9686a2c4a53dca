import { unmarked } from '@dondoc/domain';

const MAX_BYTES = 200;
// Control characters, zero-width characters, and those that change the direction in which a name is read.
const UNWANTED = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const FORBIDDEN_IN_NAMES = /[<>:"|?*]/g;
/** Names of devices, with which Windows can make no file. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

const shortened = (name: string): string => {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : '';
  let stem = name.slice(0, name.length - extension.length);
  while (Buffer.byteLength(stem + extension) > MAX_BYTES) stem = [...stem].slice(0, -1).join('');
  return stem.trimEnd() + extension;
};

/**
 * The name under which a file is kept and given back: Vietnamese marks stay (NFC); path parts, control and invisible
 * characters go; at most 200 bytes, the extension kept. Never empty.
 */
export const fileNameOf = (given: string): string => {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(UNWANTED, '')
    .replace(FORBIDDEN_IN_NAMES, '_')
    .trim()
    .replace(/^\.+|[. ]+$/g, '');
  return shortened(clean.replace(DEVICE, '$1_')) || 'tep';
};

/** Endings that a kind of content may have; the first is added where the name has another. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'application/msword': ['doc'],
  'application/vnd.ms-excel': ['xls'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'text/plain; charset=utf-8': ['txt', 'csv', 'tsv', 'md', 'log'],
};

/**
 * The same name when its ending fits the content, else with the right ending added: a PDF called `bao-cao.html` would run
 * as a page on the machine of whoever opens it.
 */
export const nameForType = (name: string, mediaType: string): string => {
  const allowed = ENDINGS[mediaType] ?? [];
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const added = allowed[0];
  return added === undefined || allowed.includes(ending) ? name : shortened(`${name}.${added}`);
};

const asciiOf = (name: string): string => unmarked(name).replace(/[^\x20-\x7e]|["\\%;]/g, '_');

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);

/** Content-Disposition that always saves and never opens; the full name by RFC 5987, plain letters for old programs. */
export const attachmentHeader = (name: string): string =>
  `attachment; filename="${asciiOf(name)}"; filename*=UTF-8''${encoded(name)}`;
