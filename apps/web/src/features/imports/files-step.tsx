import { useState } from 'react';
import { asProblem } from '../../api/problem-error.js';
import { MAX_FILE_BYTES, uploadFile } from '../../api/upload.js';
import { FileChoice } from './file-choice.js';

type Uploaded = { name: string; state: 'sending' | 'sent' | 'failed'; detail: string };

/** The documents that the sheet names: uploaded first, several at once. */
export const FilesStep = ({ step }: { step: number }) => {
  const [files, setFiles] = useState<readonly Uploaded[]>([]);
  const note = (name: string, state: Uploaded['state'], detail = ''): void =>
    setFiles((before) => [...before.filter((one) => one.name !== name), { name, state, detail }]);
  const send = async (chosen: readonly File[]): Promise<void> => {
    for (const file of chosen) {
      if (file.size > MAX_FILE_BYTES) {
        note(file.name, 'failed', 'Tệp lớn hơn 20 MB. Nén lại hoặc tách thành phụ lục.');
        continue;
      }
      note(file.name, 'sending');
      await uploadFile(file, () => undefined).then(
        ({ name }) => note(name, 'sent'),
        (error: unknown) => note(file.name, 'failed', asProblem(error).detail),
      );
    }
  };
  const words = { sending: '⋯ đang tải', sent: '✓ đã tải lên', failed: '✗ không tải được' } as const;
  return (
    <li className="card">
      <h2>Bước {step}. Tải các tệp văn bản lên</h2>
      <p>
        PDF, Word, ảnh… của các bài nộp. Cột “Tệp văn bản” trong mẫu ghi đúng tên các tệp này. Đã tải lần trước thì bỏ
        qua.
      </p>
      <FileChoice label="Chọn các tệp" inputId="import-files" multiple onChoose={(chosen) => void send(chosen)} />
      <div role="status">
        <ul className="import-files">
          {files.map(({ name, state, detail }) => (
            <li key={name}>
              {name}: {words[state]} {detail}
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
};
