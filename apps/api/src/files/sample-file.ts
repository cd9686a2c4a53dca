import { Readable } from 'node:stream';
import type { FileView } from '@dondoc/contracts';
import type { Files } from './files.js';

const TEXT = `BẢN MẪU

Tệp này thay cho báo cáo của các đơn vị trong dữ liệu mẫu của Đôn Đốc.
Nội dung không phải văn bản thật của cơ quan nào.
`;

/** The page that the sample's units hand in. Storing it again gives the same file. */
export const storeSampleFile = (files: Files): Promise<FileView> => {
  const content = Readable.from([Buffer.from(TEXT)]);
  const by = { username: 'sample', unitId: '' };
  return files.receive({ name: 'bản mẫu.txt', content, limitMb: 1 }, by, 'sample:file');
};
