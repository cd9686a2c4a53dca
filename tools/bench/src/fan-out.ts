import { type Measured, manyClients, oneParent, product } from './contenders.js';
import { prepare, registerDepartments } from './issue.js';
import { startStack } from './stack.js';

/** `npm run bench:fan-out [-- 500x3 2000x1]`: sizes and rounds. */
const plans = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['500x3', '2000x2'];
const sizes = plans.map((plan) => plan.split('x').map(Number)).map(([count = 0, rounds = 1]) => ({ count, rounds }));

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return (low + high) / 2;
};

const names = {
  ours: 'issue → unit plans waiting',
  afterCommit: '  of it, after the commit',
  parent: '(a) one bare parent, startChild',
  clients: '(b) 50 at once client.start',
};
type Contender = keyof typeof names;

const perSecond = (count: number, { totalMs, commitMs }: Measured, part: 'all' | 'after'): number =>
  (count * 1000) / (part === 'all' ? totalMs : totalMs - commitMs);

const print = (count: number, rates: Record<Contender, number[]>): void => {
  console.log(`\n${count} units; workflows per second, median [rounds]`);
  for (const [key, values] of Object.entries(rates)) {
    const name = key in names ? names[key as Contender] : key;
    console.log(
      `${name.padEnd(34)} ${median(values).toFixed(1).padStart(7)}  [${values.map((one) => one.toFixed(1)).join(', ')}]`,
    );
  }
  for (const ours of ['ours', 'afterCommit'] as const) {
    const [a, b] = [rates.parent, rates.clients].map((other) => median(rates[ours]) / median(other));
    console.log(`${names[ours].trim()}: ${a?.toFixed(2)} × (a), aim ≥ 2; ${b?.toFixed(2)} × (b), aim ≥ 0.5`);
  }
};

const WARM_UP = 50;

const stack = await startStack();
try {
  const template = await prepare(stack);
  // Once for nothing: connections, caches and compiled code are there before anybody is measured.
  await registerDepartments(stack, WARM_UP);
  await product(stack, template, 'warm', WARM_UP);
  await oneParent(stack, 'warm-parent', WARM_UP);
  for (const { count, rounds } of sizes) {
    await registerDepartments(stack, count);
    const rates: Record<Contender, number[]> = { ours: [], afterCommit: [], parent: [], clients: [] };
    for (let round = 1; round <= rounds; round += 1) {
      // Taken in turn, so that the noise of the machine falls on all.
      const ours = await product(stack, template, `ours-${count}-${round}`, count);
      const parent = await oneParent(stack, `parent-${count}-${round}`, count);
      const clients = await manyClients(stack, `clients-${count}-${round}`, count);
      rates.ours.push(perSecond(count, ours, 'all'));
      rates.afterCommit.push(perSecond(count, ours, 'after'));
      rates.parent.push(perSecond(count, parent, 'all'));
      rates.clients.push(perSecond(count, clients, 'all'));
      console.log(`round ${round} of ${rounds} with ${count} units done`);
    }
    print(count, rates);
  }
} finally {
  await stack.stop();
}
