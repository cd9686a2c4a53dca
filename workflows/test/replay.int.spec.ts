import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const HISTORIES = fileURLToPath(new URL('./histories', import.meta.url));
const REPLAY = fileURLToPath(new URL('./replay-once.mjs', import.meta.url));
const WORKFLOWS = createRequire(import.meta.url).resolve('@dondoc/workflows/worker-bundle');
const behaviours = ['bulk', 'directive', 'page', 'plan-continued', 'plan-late', 'plan-outgrown', 'plan-signalled'];

type Replayed = { zone: number; outcomes: Record<string, string> };

/** Replays all stored histories in a process of its own whose machine stands in that zone. */
const replay = async (zone: string, workflows: string): Promise<Replayed> => {
  const { stdout } = await run(process.execPath, [REPLAY, workflows, HISTORIES], { env: { ...process.env, TZ: zone } });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
};

describe('histories of running workflows', () => {
  it.each([
    ['UTC', 0],
    ['Asia/Ho_Chi_Minh', -480],
    ['America/St_Johns', 210],
  ])('replay without a difference on a machine in %s', async (zone, offsetIn1970) => {
    const replayed = await replay(zone, WORKFLOWS);
    expect(replayed.zone).toBe(offsetIn1970);
    expect(replayed.outcomes).toEqual(Object.fromEntries(behaviours.map((behaviour) => [behaviour, 'replayed'])));
  });

  it('show what they are named after', async () => {
    const typesIn = async (behaviour: string): Promise<string> =>
      readFile(join(HISTORIES, `${behaviour}.json`), 'utf8');
    expect(await typesIn('plan-outgrown')).toContain('WORKFLOW_EXECUTION_CONTINUED_AS_NEW');
    expect(await typesIn('plan-signalled')).toContain('reportReceived');
    expect(await typesIn('plan-late')).toContain('TIMER_FIRED');
    expect(await typesIn('directive')).toContain('lineSettled');
    expect(await typesIn('bulk')).toContain('ACTIVITY_TASK_COMPLETED');
    expect(await typesIn('page')).toContain('START_CHILD_WORKFLOW_EXECUTION_INITIATED');
  });
});

describe('the replay itself', () => {
  let changed: string;
  beforeAll(async () => {
    // Below the package, so that the changed workflows find what they import.
    changed = await mkdtemp(fileURLToPath(new URL('../dist-changed-', import.meta.url)));
    await cp(join(WORKFLOWS, '..'), changed, { recursive: true });
    const file = join(changed, 'unit-plan.workflow.js');
    const code = await readFile(file, 'utf8');
    const twice = code.replace('await advance(plan);', 'await advance(plan); await patient.advanceUnitPlan(plan);');
    expect(twice).not.toBe(code);
    await writeFile(file, twice);
  });
  afterAll(() => rm(changed, { recursive: true, force: true }));

  it('finds a workflow that no longer does what its history says', async () => {
    const { outcomes } = await replay('UTC', join(changed, 'workflows.js'));
    expect(outcomes['plan-late']).toMatch(/^DeterminismViolationError/);
    expect(outcomes['directive']).toBe('replayed');
  });
});
