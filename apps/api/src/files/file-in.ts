import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { fileProblems } from '../problem/file-problems.js';

/** The file that a multipart request brings, not read yet. @throws ApiProblem `FILE.MISSING` */
export const fileIn = async (request: FastifyRequest): Promise<MultipartFile> => {
  const part = request.isMultipart() ? await request.file() : undefined;
  // Against its type the parser hands over a part without the name of a file too: a field, not a file.
  const name: string | undefined = part?.filename;
  if (!part || name === undefined) throw fileProblems.missing();
  return part;
};
