import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyReply } from 'fastify';
import { contentPolicy } from './security-headers.js';

const PLACEHOLDER = '__DONDOC_NONCE__';

/** Answers every address of the application with its one page, each time with a nonce of its own. */
export const pageOf = async (root: string): Promise<(reply: FastifyReply) => FastifyReply> => {
  const html = await readFile(path.join(root, 'index.html'), 'utf8');
  return (reply) => {
    const nonce = randomBytes(18).toString('base64');
    return reply
      .header('content-security-policy', contentPolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html.replaceAll(PLACEHOLDER, nonce));
  };
};
