import { setTimeout as pause } from 'node:timers/promises';
import { unitPlanId } from '@dondoc/domain';
import { unitPlanQuery } from '@dondoc/workflows';
import { bareChild, bareParent, waitingQuery } from './bare.workflows.js';
import { draft, issue } from './issue.js';
import { BARE_QUEUE, type Stack } from './stack.js';
import type { CascadeTemplate } from '@dondoc/domain';

/** How one way of starting `count` workflows did. `commitMs`: the part before Temporal is asked (0: none). */
export type Measured = { totalMs: number; commitMs: number };

type Running = { query: string; lastIds: string[]; ask: (id: string) => Promise<boolean> };

const LIMIT_MS = 300_000;
/** Of the workflows that are started last so many are asked whether they wait. */
const ASKED = 20;

/** Until all are visible as running and the last of them answer that they wait: the same yardstick for everybody. */
const untilWaiting = async ({ client }: Stack, count: number, { query, lastIds, ask }: Running): Promise<void> => {
  const end = performance.now() + LIMIT_MS;
  while ((await client.workflow.count(query)).count < count) {
    if (performance.now() > end) throw new Error(`Not ${count} workflows within ${LIMIT_MS} ms: ${query}`);
    await pause(50);
  }
  for (const id of lastIds) while (!(await ask(id).catch(() => false))) await pause(20);
};

const lastOf = (count: number, idOf: (index: number) => string): string[] =>
  Array.from({ length: Math.min(ASKED, count) }, (_, index) => idOf(count - 1 - index));

const bareRunning = ({ client }: Stack, prefix: string, count: number): Running => ({
  query: `WorkflowType = 'bareChild' AND WorkflowId STARTS_WITH '${prefix}'`,
  lastIds: lastOf(count, (index) => `${prefix}${index}`),
  ask: (id) => client.workflow.getHandle(id).query(waitingQuery),
});

/** Issue → directive → pages → unit plans, all of it: Postgres, outbox, relay, Temporal. */
export const product = async (
  stack: Stack,
  template: CascadeTemplate,
  name: string,
  count: number,
): Promise<Measured> => {
  await draft(stack, template, name);
  const started = performance.now();
  const commitMs = await issue(stack, name);
  await untilWaiting(stack, count, {
    query: `WorkflowType = 'unitPlanWorkflow' AND DondocCascade = '${name}'`,
    lastIds: lastOf(count, (index) => unitPlanId(name, `don-vi-${index}`)),
    ask: async (id) => (await stack.client.workflow.getHandle(id).query(unitPlanQuery)).waitMs !== null,
  });
  return { totalMs: performance.now() - started, commitMs };
};

/** (a) One bare parent starts bare children. */
export const oneParent = async (stack: Stack, name: string, count: number): Promise<Measured> => {
  const started = performance.now();
  await stack.client.workflow.start(bareParent, { workflowId: name, taskQueue: BARE_QUEUE, args: [`${name}-`, count] });
  await untilWaiting(stack, count, bareRunning(stack, `${name}-`, count));
  return { totalMs: performance.now() - started, commitMs: 0 };
};

/** (b) Fifty at once ask the server directly: the ceiling of the machine, without parent or record. */
export const manyClients = async (stack: Stack, name: string, count: number): Promise<Measured> => {
  const started = performance.now();
  const waiting = Array.from({ length: count }, (_, index) => `${name}-${index}`);
  const startSome = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      await stack.client.workflow.start(bareChild, { workflowId: id, taskQueue: BARE_QUEUE, args: [] });
    }
  };
  await Promise.all(Array.from({ length: 50 }, startSome));
  await untilWaiting(stack, count, bareRunning(stack, `${name}-`, count));
  return { totalMs: performance.now() - started, commitMs: 0 };
};
