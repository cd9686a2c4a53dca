const MAX_BYTES = 200;
// Control characters, zero-width characters, and those that change the direction in which a name is read.
const UNWANTED = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const FORBIDDEN_IN_NAMES = /[<>:"|?*]/g;

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
  const clean = last.replace(UNWANTED, '').replace(FORBIDDEN_IN_NAMES, '_').trim().replace(/^\.+/, '');
  return shortened(clean) || 'tep';
};

const asciiOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\x20-\x7e]|["\\%;]/g, '_');

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);

/** Content-Disposition that always saves and never opens; the full name by RFC 5987, plain letters for old programs. */
export const attachmentHeader = (name: string): string =>
  `attachment; filename="${asciiOf(name)}"; filename*=UTF-8''${encoded(name)}`;
