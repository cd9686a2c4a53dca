import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';

const FOLDER = fileURLToPath(new URL('../../../../workflows/test/histories/', import.meta.url));

/** Behaviour → the execution that shows it. */
export type Shown = Record<string, { workflowId: string; runId?: string }>;

/**
 * Stores histories for workflows/test/replay.int.spec.ts, when asked to:
 * `RECORD_HISTORIES=1 npx vitest run --project e2e apps/worker/src/spine apps/worker/src/long-life`.
 * They stay as they are while plans of that release may still be running, whatever the workflows become.
 */
export const recordHistories = async ({ workflow }: Client, shown: Shown): Promise<void> => {
  if (!process.env['RECORD_HISTORIES']) return;
  await mkdir(FOLDER, { recursive: true });
  for (const [behaviour, { workflowId, runId }] of Object.entries(shown)) {
    const history = await workflow.getHandle(workflowId, runId).fetchHistory();
    await writeFile(`${FOLDER}${behaviour}.json`, `${historyToJSON(history)}\n`);
  }
};
