import { unpacked, zipEntries, type ZipEntry, ZipFault } from '../../archive/zip-entries.js';
import { type DocxProblem, DocxRefusal } from './docx-problem.js';

/** Parts of a DOCX by their names, unpacked within limits. */
export type DocxParts = ReadonlyMap<string, Buffer>;

const LOCAL = 0x04034b50;

type Limits = { parts: number; unpackedBytes: number };

/** A letter's template has some twenty parts and well under a megabyte of text; pictures of a seal or logo fit easily. */
export const docxLimits: Limits = { parts: 200, unpackedBytes: 24 * 1024 * 1024 };

const refusal = (code: DocxProblem['code'], value: string, reason: string, mend: string): DocxRefusal =>
  new DocxRefusal([{ code, value, reason, mend }]);

const notDocx = (value = ''): DocxRefusal =>
  refusal(
    'not-docx',
    value,
    'Tệp không phải văn bản Word (.docx) hoặc đã hỏng.',
    'Mở bằng Word, lưu dạng “Word Document (.docx)” rồi tải lên lại.',
  );

const tooLarge = ({ unpackedBytes }: Limits): DocxRefusal =>
  refusal(
    'too-large-unpacked',
    '',
    `Nội dung bung ra lớn hơn ${unpackedBytes / 1024 / 1024} MB.`,
    'Bỏ bớt ảnh hoặc giảm cỡ ảnh trong mẫu rồi lưu lại.',
  );

const locked = (): DocxRefusal =>
  refusal('encrypted', '', 'Tệp được đặt mật khẩu.', 'Gỡ mật khẩu trong Word (Tệp → Thông tin → Bảo vệ) rồi lưu lại.');

const tooManyParts = (count: number, { parts }: Limits): DocxRefusal =>
  refusal(
    'too-many-parts',
    String(count),
    `Tệp có ${count} phần, nhiều hơn ${parts}.`,
    'Chép nội dung sang một văn bản Word mới rồi lưu lại.',
  );

const requireName = ({ name }: ZipEntry, seen: ReadonlySet<string>): void => {
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

const partsOf = (file: Buffer, limits: Limits): Map<string, Buffer> => {
  const entries = zipEntries(file, limits.parts);
  if (entries.some((entry) => entry.locked)) throw locked();
  if (entries.reduce((sum, { size }) => sum + size, 0) > limits.unpackedBytes) throw tooLarge(limits);
  const parts = new Map<string, Buffer>();
  const seen = new Set<string>();
  let room = limits.unpackedBytes;
  for (const entry of entries) {
    requireName(entry, seen);
    seen.add(entry.name.toLowerCase());
    if (entry.name.endsWith('/')) continue;
    const content = unpacked(entry, room);
    room -= content.length;
    parts.set(entry.name, content);
  }
  return parts;
};

const refusalOf = ({ kind, count }: ZipFault, limits: Limits): DocxRefusal => {
  if (kind === 'too-large') return tooLarge(limits);
  return kind === 'too-many-parts' ? tooManyParts(count, limits) : notDocx();
};

/**
 * Unpacks a DOCX within limits of parts and bytes that hold whatever the file says of itself.
 * @param limits those of an upload; of a letter that was made here they are wider
 * @throws DocxRefusal
 */
export const openDocx = (file: Buffer, limits: Limits = docxLimits): DocxParts => {
  // An archive may begin with anything; Word's own begins with its first part.
  if (file.length < 4 || file.readUInt32LE(0) !== LOCAL) throw notDocx();
  try {
    const parts = partsOf(file, limits);
    if (!parts.has('word/document.xml') || !parts.has('[Content_Types].xml')) throw notDocx();
    return parts;
  } catch (error) {
    throw error instanceof ZipFault ? refusalOf(error, limits) : error;
  }
};
