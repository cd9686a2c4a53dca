import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Context } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { Failure } from '../failure.js';

const reasons: Record<string, [reason: string, mend: string]> = {
  NO_NAME: ['Chưa nêu tên tệp (no file name).', 'Nêu tên tệp, hoặc - để đọc từ stdin.'],
  ENOENT: ['Không có tệp này (no such file).', 'Kiểm tra tên và thư mục của tệp.'],
  EISDIR: ['Đây là một thư mục (is a folder).', 'Nêu tên một tệp trong thư mục.'],
  EACCES: ['Không có quyền đọc tệp này (permission denied).', 'Cấp quyền đọc, hoặc chép tệp ra chỗ khác.'],
};

const fileFailure = (name: string, code: string): Failure => {
  const [reason, mend] = reasons[code] ?? [`Không đọc được tệp (${code}).`, 'Thử mở tệp bằng chương trình khác.'];
  return new Failure(exitCodes.file, [{ code: 'CLI.FILE_UNREADABLE', field: 'tệp', value: name, reason, mend }]);
};

/** Beyond this nothing is read into memory: 200 MB, far above every limit of the readers, which then answer in their own words. */
const MOST_BYTES = 200_000_000;

/** The bytes of a file; `-` is the standard input. @throws Failure with exit code 3 */
export const readBytes = async (name: string, { folder, stdin }: Context): Promise<Buffer> => {
  try {
    if (name === '-') return await stdin();
    if (name.trim() === '') throw Object.assign(new Error(), { code: 'NO_NAME' });
    const path = resolve(folder, name);
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw Object.assign(new Error(), { code: 'EFBIG' });
    return await readFile(path);
  } catch (error) {
    throw fileFailure(name, (error as { code?: string }).code ?? 'EIO');
  }
};

/** The text of a file in UTF-8 (or UTF-16 with a byte order mark). @throws Failure with exit code 3 */
export const readText = async (name: string, context: Context): Promise<string> => {
  const bytes = await readBytes(name, context);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const reason = 'Tệp không phải là văn bản UTF-8 (not UTF-8 text).';
    const mend = 'Lưu lại tệp dưới dạng văn bản thuần (.txt), bảng mã UTF-8.';
    throw new Failure(exitCodes.file, [{ code: 'CLI.FILE_UNREADABLE', field: 'tệp', value: name, reason, mend }]);
  }
};
