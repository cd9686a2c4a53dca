import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FileView } from '@dondoc/contracts';
import { fileIdOf, type Files } from './files.js';

const COMMAND_ID = 'sample:file';
const NAME = 'bản mẫu.txt';
const CONTENT = Buffer.from(`BẢN MẪU

Tệp này thay cho báo cáo của các đơn vị trong dữ liệu mẫu của Đôn Đốc.
Nội dung không phải văn bản thật của cơ quan nào.
`);

/** The page that the sample's units hand in. */
export const sampleFileView: FileView = {
  fileId: fileIdOf(COMMAND_ID),
  name: NAME,
  size: CONTENT.length,
  mediaType: 'text/plain; charset=utf-8',
  sha256: createHash('sha256').update(CONTENT).digest('hex'),
};

/** Stores it; again is the same. */
export const storeSampleFile = async (files: Files): Promise<void> => {
  const by = { username: 'sample', unitId: '' };
  await files.receive({ name: NAME, content: Readable.from([CONTENT]), limitMb: 1 }, by, COMMAND_ID);
};
