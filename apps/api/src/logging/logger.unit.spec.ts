import { describe, expect, it } from 'vitest';
import { createLogger, loggedUrl } from './logger.js';

describe('the log', () => {
  it('holds no address that opens something, and nothing of what was asked', () => {
    expect(loggedUrl('/api/feeds/abcDEF_-123.ics')).toBe('/api/feeds/•••');
    expect(loggedUrl('/api/public/receipts/ABCD-EFGH?x=1')).toBe('/api/public/receipts/•••?•••');
    expect(loggedUrl('/api/session/single-sign-on/return?code=bi-mat&state=a')).toBe(
      '/api/session/single-sign-on/return?•••',
    );
    expect(loggedUrl('/api/feeds')).toBe('/api/feeds');
    expect(loggedUrl('/api/cascades/a/matrix')).toBe('/api/cascades/a/matrix');
  });

  it('holds of a request what it was, not its headers', () => {
    const lines: string[] = [];
    const logger = createLogger('info', { write: (line) => void lines.push(line) });
    const req = { method: 'GET', url: '/api/feeds/bi-mat.ics', ip: '::1', headers: { cookie: 'bi-mat' } };
    logger.info({ req, password: 'bi-mat' }, 'incoming request');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      req: { method: 'GET', url: '/api/feeds/•••', remoteAddress: '::1' },
    });
    logger.info({ body: { password: 'bi-mat' } }, 'x');
    expect(lines.join('')).not.toContain('bi-mat');
  });
});
