import type { Configuration } from '@dondoc/configuration';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { problems } from '../problem/problems.js';
import { CONFIGURATION } from '../runtime.js';
import { bearerOf } from './bearer.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

const hostOf = (origin: string): string => {
  try {
    return new URL(origin).host;
  } catch {
    return '';
  }
};

/**
 * Another site can make a browser send our cookie, but not our header, and cannot hide its origin. So every request
 * that changes something carries `X-Requested-With: dondoc` and, when the browser names an origin, ours. A program signs every
 * request with its token instead, which no browser adds by itself.
 */
@Injectable()
export class CrossSiteGuard implements CanActivate {
  private readonly publicOrigin: string;

  constructor(@Inject(CONFIGURATION) configuration: Configuration) {
    this.publicOrigin = new URL(configuration.publicUrl).origin;
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { method, headers } = request;
    if (SAFE.has(method) || bearerOf(request) !== undefined) return true;
    const marker = headers['x-requested-with'];
    if (marker !== 'dondoc') throw problems.crossSite('X-Requested-With', String(marker ?? ''));
    const { origin, host } = headers;
    if (origin === undefined || origin === this.publicOrigin || hostOf(origin) === host) return true;
    throw problems.crossSite('Origin', origin);
  }
}
