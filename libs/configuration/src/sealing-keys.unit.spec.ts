import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigurationError, loadConfiguration, sealingKeys } from './index.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'dondoc-keys-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const keysOf = (environment: Record<string, string> = {}) =>
  sealingKeys(loadConfiguration({ DONDOC_HOME: home, ...environment }));

describe('the keys that seal secrets', () => {
  it('come from the configuration, the newest first', () => {
    const old = Buffer.alloc(32, 9).toString('base64');
    expect(keysOf({ DONDOC_SECRET_KEY: `${KEY}, ${old}` })).toEqual([Buffer.alloc(32, 7), Buffer.alloc(32, 9)]);
  });

  it('are made once for trying out, readable by nobody else', () => {
    const [first] = keysOf();
    expect(first).toHaveLength(32);
    expect(keysOf()).toEqual([first]);
    expect(statSync(join(home, 'secret.key')).mode & 0o077).toBe(0);
    expect(readFileSync(join(home, 'secret.key'), 'utf8').trim()).toBe(first?.toString('base64'));
  });

  it('must be given in production', () => {
    expect(() => keysOf({ DONDOC_MODE: 'production' })).toThrow(ConfigurationError);
    expect(keysOf({ DONDOC_MODE: 'production', DONDOC_SECRET_KEY: KEY })).toHaveLength(1);
  });

  it('of another length are refused and not printed', () => {
    const short = Buffer.alloc(16, 1).toString('base64');
    expect(() => keysOf({ DONDOC_SECRET_KEY: short })).toThrow(/^(?!.*AQEB)[\s\S]*DONDOC_SECRET_KEY/);
    writeFileSync(join(home, 'secret.key'), 'hỏng');
    expect(() => keysOf()).toThrow(ConfigurationError);
  });
});
