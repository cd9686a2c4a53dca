import type { FastifyRequest } from 'fastify';

const BEARER = /^Bearer +(\S+)$/i;

/**
 * The token of `Authorization: Bearer …`. A request that carries the header is judged by it alone, never by the cookie:
 * no other site can make a browser send it.
 */
export const bearerOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined => {
  const { authorization } = headers;
  return authorization === undefined ? undefined : (BEARER.exec(authorization)?.[1] ?? '');
};
