import type { ViolationCode } from '@dondoc/domain';
import { type FileKind, type FileProblem } from '../file-problem.js';

/** A definition file is written by people: 2 MB are some thousand obligations. */
export const MOST_BYTES = 2_000_000;

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;

const problem = (code: ViolationCode, value: string, reason: string, mend: string): FileProblem => ({
  code,
  path: [],
  line: null,
  column: null,
  field: 'tệp',
  value,
  reason,
  mend,
});

/** How often `word` stands in the bytes, without decoding them: a file of 50 MB is answered at once. */
const countOf = (bytes: Uint8Array, word: string): number => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = buffer.indexOf(word); at >= 0; at = buffer.indexOf(word, at + word.length)) count += 1;
  return count;
};

const tooLarge = (kind: FileKind, bytes: Uint8Array): FileProblem => {
  const [word, noun] = kind === 'TEMPLATE' ? ['words:', 'nghĩa vụ'] : ['dutyLine:', 'đơn vị'];
  const count = countOf(bytes, word);
  const holding = count > 1 ? `, có khoảng ${count.toString().replace(/\B(?=(\d{3})+$)/g, '.')} ${noun}` : '';
  return problem(
    `${kind}.FILE_TOO_LARGE`,
    megabytes(bytes.length),
    `Tệp dài ${megabytes(bytes.length)}${holding}; giới hạn là ${megabytes(MOST_BYTES)}.`,
    kind === 'TEMPLATE'
      ? 'Tách thành nhiều mẫu, hoặc gộp các đơn vị cùng nộp một loại văn bản vào một nghĩa vụ.'
      : 'Chỉ giữ những đơn vị của đợt triển khai này.',
  );
};

const notText = (kind: FileKind, value: string, reason: string): FileProblem =>
  problem(`${kind}.FILE_NOT_TEXT`, value, reason, 'Lưu lại tệp YAML dưới dạng văn bản thuần, bảng mã UTF-8.');

/** Control characters that no text file has; tab and line ends are fine. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

const decode = (bytes: Uint8Array): string | null => {
  const [a, b] = bytes;
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** The text of a file; a problem when it is too large, binary or in another encoding. A byte order mark is dropped. */
export const textOfFile = (kind: FileKind, file: string | Uint8Array): { text: string } | { problem: FileProblem } => {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  if (bytes.length > MOST_BYTES) return { problem: tooLarge(kind, bytes) };
  const decoded = typeof file === 'string' ? file : decode(file);
  if (decoded === null) return { problem: notText(kind, '', 'Tệp không phải là văn bản UTF-8.') };
  const text = decoded.replace(/^\uFEFF/, '');
  const control = CONTROL.exec(text);
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return { problem: notText(kind, `U+${code}`, 'Tệp chứa ký tự điều khiển, có vẻ không phải là văn bản.') };
  }
  if (text.trim() === '') {
    return {
      problem: problem(
        `${kind}.FILE_EMPTY`,
        '',
        'Tệp không có nội dung.',
        'Chọn đúng tệp YAML, hoặc nhập nội dung vào tệp.',
      ),
    };
  }
  return { text };
};
