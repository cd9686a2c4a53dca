import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase } from './index.js';
import { SERVER_VARIABLE } from './test-server.js';

afterEach(() => vi.unstubAllEnvs());

describe('createTestDatabase', () => {
  it('fails, naming the variable, when there is no server', async () => {
    vi.stubEnv(SERVER_VARIABLE, '');
    await expect(createTestDatabase()).rejects.toThrow('DONDOC_TEST_POSTGRES_URL is not set');
  });
});
