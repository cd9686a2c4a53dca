import { inflateRawSync } from 'node:zlib';
import { type DocxProblem, DocxRefusal } from './docx-problem.js';

/** Parts of a DOCX by their names, unpacked within limits. */
export type DocxParts = ReadonlyMap<string, Buffer>;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const MOST_COMMENT = 65_535;

/** A letter's template has some twenty parts and well under a megabyte of text; pictures of a seal or logo fit easily. */
export const docxLimits = { parts: 200, unpackedBytes: 24 * 1024 * 1024 } as const;

const refusal = (code: DocxProblem['code'], value: string, reason: string, mend: string): DocxRefusal =>
  new DocxRefusal([{ code, value, reason, mend }]);

const notDocx = (value = ''): DocxRefusal =>
  refusal(
    'not-docx',
    value,
    'Tệp không phải văn bản Word (.docx) hoặc đã hỏng.',
    'Mở bằng Word, lưu dạng “Word Document (.docx)” rồi tải lên lại.',
  );

const tooLarge = (): DocxRefusal =>
  refusal(
    'too-large-unpacked',
    '',
    `Nội dung bung ra lớn hơn ${docxLimits.unpackedBytes / 1024 / 1024} MB.`,
    'Bỏ bớt ảnh hoặc giảm cỡ ảnh trong mẫu rồi lưu lại.',
  );

type Entry = { name: string; method: number; packed: number; unpacked: number; at: number };

const readEntry = (zip: Buffer, at: number): { entry: Entry; next: number } => {
  if (at + ENTRY_SIZE > zip.length || zip.readUInt32LE(at) !== ENTRY) throw notDocx();
  if ((zip.readUInt16LE(at + 8) & 1) === 1) {
    throw refusal(
      'encrypted',
      '',
      'Tệp được đặt mật khẩu.',
      'Gỡ mật khẩu trong Word (Tệp → Thông tin → Bảo vệ) rồi lưu lại.',
    );
  }
  const nameLength = zip.readUInt16LE(at + 28);
  const entry = {
    name: zip.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength),
    method: zip.readUInt16LE(at + 10),
    packed: zip.readUInt32LE(at + 20),
    unpacked: zip.readUInt32LE(at + 24),
    at: zip.readUInt32LE(at + 42),
  };
  return { entry, next: at + ENTRY_SIZE + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32) };
};

const endOf = (zip: Buffer): number => {
  const lowest = Math.max(0, zip.length - END_SIZE - MOST_COMMENT);
  for (let at = zip.length - END_SIZE; at >= lowest; at -= 1) if (zip.readUInt32LE(at) === END) return at;
  throw notDocx();
};

const entriesOf = (zip: Buffer): Entry[] => {
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > docxLimits.parts) {
    throw refusal(
      'too-many-parts',
      String(count),
      `Tệp có ${count} phần, nhiều hơn ${docxLimits.parts}.`,
      'Chép nội dung sang một văn bản Word mới rồi lưu lại.',
    );
  }
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  while (entries.length < count) {
    const { entry, next } = readEntry(zip, at);
    entries.push(entry);
    at = next;
  }
  return entries;
};

const requireName = ({ name }: Entry, seen: ReadonlySet<string>): void => {
  const odd = name === '' || /[\\\u0000-\u001f]/.test(name) || name.startsWith('/') || name.split('/').includes('..');
  if (odd || seen.has(name.toLowerCase())) {
    throw refusal(
      'part-name',
      name,
      'Trong tệp có phần mang tên lạ hoặc trùng tên.',
      'Mở bằng Word, lưu thành tệp mới rồi tải lên lại.',
    );
  }
};

/** `left`: bytes that may still be unpacked. What a file says of its own sizes is not believed. */
const contentOf = (zip: Buffer, { method, packed, at }: Entry, left: number): Buffer => {
  if (at + LOCAL_SIZE > zip.length || zip.readUInt32LE(at) !== LOCAL) throw notDocx();
  const start = at + LOCAL_SIZE + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  if (start + packed > zip.length) throw notDocx();
  const content = zip.subarray(start, start + packed);
  if (method === 0) {
    if (content.length > left) throw tooLarge();
    return Buffer.from(content);
  }
  if (method !== 8) throw notDocx();
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : notDocx();
  }
};

const unpacked = (zip: Buffer): Map<string, Buffer> => {
  const entries = entriesOf(zip);
  if (entries.reduce((sum, entry) => sum + entry.unpacked, 0) > docxLimits.unpackedBytes) throw tooLarge();
  const parts = new Map<string, Buffer>();
  const seen = new Set<string>();
  let left: number = docxLimits.unpackedBytes;
  for (const entry of entries) {
    requireName(entry, seen);
    seen.add(entry.name.toLowerCase());
    if (entry.name.endsWith('/')) continue;
    const content = contentOf(zip, entry, left);
    left -= content.length;
    parts.set(entry.name, content);
  }
  return parts;
};

/**
 * Unpacks a DOCX from its central directory, within limits of parts and bytes that hold whatever the file says of itself.
 * @throws DocxRefusal
 */
export const openDocx = (file: Buffer): DocxParts => {
  if (file.length < END_SIZE || file.readUInt32LE(0) !== LOCAL) throw notDocx();
  const parts = unpacked(file);
  if (!parts.has('word/document.xml') || !parts.has('[Content_Types].xml')) throw notDocx();
  return parts;
};
