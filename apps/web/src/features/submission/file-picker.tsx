import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { formatBytes } from '../../components/number-text.js';
import type { Upload, Uploads } from './use-uploads.js';

const ACCEPTED = '.pdf,.doc,.docx,.xls,.xlsx,.odt,.ods,.png,.jpg,.jpeg';

const stateText = ({ error, fileId, share }: Upload): string => {
  if (error !== null) return error;
  return fileId === null ? `Đang tải lên ${Math.floor(share * 100)}%` : 'Đã tải lên';
};

const UploadRow = ({ upload, onRemove }: { upload: Upload; onRemove: () => void }) => (
  <li className={upload.error === null ? 'upload' : 'upload upload-refused'}>
    <span className="upload-name">
      {upload.name} <span className="clause">{formatBytes(upload.size)}</span>
    </span>
    {upload.error === null && upload.fileId === null ? (
      <progress value={upload.share} max={1} aria-label={`Đang tải ${upload.name}`} />
    ) : null}
    <span role="status" className={upload.error === null ? 'upload-state' : 'field-error'}>
      {stateText(upload)}
    </span>
    <Button size="small" onClick={onRemove} aria-label={`Bỏ tệp ${upload.name}`}>
      Bỏ
    </Button>
  </li>
);

const useDrop = (add: Uploads['add']) => {
  const [over, setOver] = useState(false);
  return {
    className: over ? 'drop-zone drop-zone-over' : 'drop-zone',
    onDragOver: (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (): void => setOver(false),
    onDrop: (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      add(event.dataTransfer.files);
    },
  };
};

/** Choose files by button or drop them here; each shows how far it is or why it was not taken. */
export const FilePicker = ({ files, error }: { files: Uploads; error: string | undefined }) => {
  const input = useRef<HTMLInputElement>(null);
  const drop = useDrop(files.add);
  return (
    <div className={error ? 'form-field form-field-wrong' : 'form-field'}>
      <span id="files-label" className="field-label">
        Tệp văn bản
      </span>
      {/* Dropping is a help only: the button does the same by click and by keyboard. */}
      <div {...drop}>
        <Button
          id="files"
          onClick={() => input.current?.click()}
          aria-describedby={error ? 'files-hint files-error' : 'files-hint'}
        >
          Chọn tệp
        </Button>
        <span id="files-hint" className="field-hint">
          hoặc kéo thả vào đây. PDF, Word, Excel, ảnh; mỗi tệp tối đa 20 MB.
        </span>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={ACCEPTED}
          data-testid="file-input"
          onChange={(event) => {
            files.add(event.target.files ?? []);
            event.target.value = '';
          }}
        />
      </div>
      {files.uploads.length === 0 ? null : (
        <ul className="uploads" aria-label="Tệp đã chọn">
          {files.uploads.map((upload) => (
            <UploadRow key={upload.uploadId} upload={upload} onRemove={() => files.remove(upload.uploadId)} />
          ))}
        </ul>
      )}
      {error ? (
        <div className="field-error" id="files-error">
          {error}
        </div>
      ) : null}
    </div>
  );
};
