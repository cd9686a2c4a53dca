import { type FileView, fileSchema } from '@dondoc/contracts';
import { newIdempotencyKey, readAnswer, writeHeaders } from './http.js';
import { unreachable } from './problem-error.js';

/** Largest file in bytes (20 MB); the server has the last word. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/**
 * Sends one file. XMLHttpRequest because fetch does not report how much has been sent.
 * @param onProgress share sent, 0–1
 * @throws ProblemError
 */
export const uploadFile = (file: File, onProgress: (share: number) => void): Promise<FileView> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/files');
    for (const [name, value] of Object.entries(writeHeaders(newIdempotencyKey()))) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(unreachable());
    request.onload = () => {
      try {
        resolve(readAnswer(request.status, request.responseText, fileSchema));
      } catch (error) {
        reject(error instanceof Error ? error : unreachable());
      }
    };
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
