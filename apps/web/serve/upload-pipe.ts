import { PassThrough, Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Puts a pipe of our own between a browser's upload and the API. When the API has refused before all has come, or is away,
 * only the pipe ends; the rest of the upload is read and thrown away. A browser that is cut off in the middle of an upload
 * shows a broken connection and never the reason.
 */
export const pipeUpload = (request: FastifyRequest, _reply: FastifyReply, done: () => void): void => {
  if (request.body instanceof Readable) request.body = pipeFor(request, request.body);
  done();
};

const pipeFor = ({ raw }: FastifyRequest, upload: Readable): PassThrough => {
  const pipe = new PassThrough();
  // What ended the pipe is told by the answer.
  pipe.on('error', () => undefined);
  pipe.on('close', () => {
    upload.unpipe(pipe);
    upload.resume();
  });
  // The browser has gone away: the API must not take half an upload for a whole one.
  upload.on('close', () => void (raw.complete || pipe.destroy(new Error('The upload broke off'))));
  return upload.pipe(pipe);
};

/** A request of which everything but its body is left alone. */
type Upload = { body: unknown; raw: { complete: boolean } };

/** Ends the pipe once the API's answer is read, so that its connection is given up and not used with half a request in it. */
export const endUpload = ({ body, raw }: Upload, answer: Readable): void => {
  if (raw.complete || !(body instanceof PassThrough)) return;
  answer.once('end', () => body.destroy(new Error('Answered before the upload was complete')));
};
