import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeServerFolder, removeAbandonedFolders } from './test-server-folder.js';

const parent = mkdtempSync(join(tmpdir(), 'dondoc-folders-'));
afterAll(() => rmSync(parent, { recursive: true }));

describe('removeAbandonedFolders', () => {
  it('removes what a killed run has left, and nothing of a living run or of others', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const abandoned = join(parent, `dondoc-test-postgres-${pid}-abc123`);
    mkdirSync(abandoned);
    writeFileSync(join(abandoned, 'PG_VERSION'), '18');
    const foreign = join(parent, `other-${pid}-abc123`);
    mkdirSync(foreign);
    const ours = makeServerFolder(parent);

    removeAbandonedFolders(parent);

    expect([abandoned, foreign, ours].map((folder) => existsSync(folder))).toEqual([false, true, true]);
  });
});
