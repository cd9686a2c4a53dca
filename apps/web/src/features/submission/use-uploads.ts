import type { FileView } from '@dondoc/contracts';
import { useRef, useState } from 'react';
import { asProblem } from '../../api/problem-error.js';
import { MAX_FILE_BYTES, uploadFile } from '../../api/upload.js';

/** A chosen file: share sent 0–1; `fileId` once the server has it, `error` (Vietnamese) when it did not take it. */
export type Upload = {
  uploadId: number;
  name: string;
  size: number;
  share: number;
  fileId: string | null;
  error: string | null;
};

const refusedBefore = ({ size }: File): string | null => {
  if (size === 0) return 'Tệp rỗng. Chọn lại tệp có nội dung';
  return size > MAX_FILE_BYTES ? 'Tệp lớn hơn 20 MB. Nén lại hoặc tách thành phụ lục' : null;
};

const reasonOf = (error: unknown): string => {
  const { detail, errors } = asProblem(error);
  const [first] = errors;
  return first ? `${first.reason} ${first.mend}`.trim() : detail;
};

/** A file of the draft: the server has it. */
const uploaded = ({ fileId, name, size }: FileView, index: number): Upload => ({
  uploadId: index + 1,
  name,
  size,
  share: 1,
  fileId,
  error: null,
});

/** Files are sent as soon as they are chosen, so that handing in itself is quick. */
export const useUploads = (before: readonly FileView[] = []) => {
  const [uploads, setUploads] = useState<readonly Upload[]>(() => before.map(uploaded));
  const nextId = useRef(before.length + 1);
  const patch = (uploadId: number, part: Partial<Upload>): void =>
    setUploads((before) => before.map((one) => (one.uploadId === uploadId ? { ...one, ...part } : one)));
  const sendOne = async (file: File, uploadId: number): Promise<void> => {
    try {
      const { fileId } = await uploadFile(file, (share) => patch(uploadId, { share }));
      patch(uploadId, { fileId, share: 1 });
    } catch (error) {
      patch(uploadId, { error: reasonOf(error) });
    }
  };
  const add = (files: Iterable<File>): void => {
    for (const file of files) {
      const uploadId = nextId.current++;
      const error = refusedBefore(file);
      setUploads((before) => [
        ...before,
        { uploadId, name: file.name, size: file.size, share: 0, fileId: null, error },
      ]);
      if (error === null) void sendOne(file, uploadId);
    }
  };
  return {
    uploads,
    add,
    remove: (uploadId: number): void => setUploads((before) => before.filter((one) => one.uploadId !== uploadId)),
    fileIds: uploads.flatMap(({ fileId }) => (fileId === null ? [] : [fileId])),
    refused: uploads.flatMap(({ name, error }) => (error === null ? [] : [name])),
    sending: uploads.some(({ fileId, error }) => fileId === null && error === null),
  };
};

export type Uploads = ReturnType<typeof useUploads>;
