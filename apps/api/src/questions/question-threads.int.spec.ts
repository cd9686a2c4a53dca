import { plainDateOf, vietnamCalendar } from '@dondoc/domain';
import { afterEach, describe, expect, it } from 'vitest';
import { aTemplateBody, anObligation } from '../testing/a-template-body.js';
import { sourceThreads } from '../testing/source-threads.js';
import type { AskedOf } from './answers.js';
import { type QuestionLimits, QuestionThreads, usualLimits } from './question-threads.js';

const opened: QuestionThreads[] = [];
const threadsWith = (limits: Partial<QuestionLimits> = {}): QuestionThreads => {
  const threads = new QuestionThreads(sourceThreads, { ...usualLimits, ...limits });
  opened.push(threads);
  return threads;
};
afterEach(() => Promise.all(opened.splice(0).map((threads) => threads.onModuleDestroy())));

const outlineOf = (obligations: object[]): AskedOf<'outline'> => ({
  body: aTemplateBody('nghi-lau', { obligations }),
  issuedOn: plainDateOf('2026-01-27', 'issuedOn'),
  calendar: vietnamCalendar,
  units: [],
  newest: null,
  parentDues: null,
  running: [],
});
/** Takes seconds, whatever the machine. */
const long = outlineOf(Array.from({ length: 40_000 }, (_, index) => anObligation({ key: `n-${index}` })));
const small: AskedOf<'directive'> = { text: 'Trăm năm trong cõi người ta' };

/** What became of questions, in the order in which it happened. */
const watched = () => {
  const order: string[] = [];
  const watch = (name: string, answer: Promise<unknown>): Promise<void> =>
    answer.then(
      () => void order.push(name),
      (error: Error) => void order.push(`${name}: ${'code' in error ? String(error.code) : error.message}`),
    );
  return { order, watch };
};

describe('long questions', () => {
  it('leave a thread to the short ones, however many of them wait', async () => {
    const threads = threadsWith({ threads: 2 });
    const { order, watch } = watched();
    const all = [
      watch('long', threads.ask('outline', long)),
      watch('second long', threads.ask('outline', long)),
      watch('short', threads.ask('directive', small)),
      watch('second short', threads.ask('directive', small)),
    ];
    await Promise.all(all);
    expect(order).toEqual(['short', 'second short', 'long', 'second long']);
  });

  it('beyond those that may wait are refused at once, saying when to come again', async () => {
    const threads = threadsWith({ threads: 1, waiting: 1 });
    const answers = [threads.ask('directive', small), threads.ask('directive', small)];
    await expect(threads.ask('directive', small)).rejects.toMatchObject({
      status: 503,
      code: 'QUESTION.TOO_MANY',
      retryAfter: expect.any(Number),
      mend: expect.stringContaining('Đợi'),
    });
    expect(await Promise.all(answers)).toHaveLength(2);
  });

  it('do not pile up in memory while they wait', async () => {
    const threads = threadsWith({ threads: 1, waitingLength: 100 });
    const answers = [1, 2].map(() => threads.ask('directive', { text: 'a'.repeat(90) }));
    await expect(threads.ask('directive', small)).rejects.toMatchObject({ code: 'QUESTION.TOO_MANY' });
    expect(await Promise.all(answers)).toHaveLength(2);
  });

  it('end after their time, and the next question finds a thread', async () => {
    const threads = threadsWith({ threads: 1, seconds: 0.1 });
    await expect(threads.ask('outline', long)).rejects.toMatchObject({ status: 422, code: 'QUESTION.TOO_LONG' });
    await expect(threadsWith({ threads: 1 }).ask('directive', small)).resolves.toBeInstanceOf(Buffer);
    expect(threads.running).toBe(0);
  });

  it('that need too much memory end alone', async () => {
    const threads = threadsWith({ threads: 1, heapMb: 80 });
    await expect(threads.ask('outline', long)).rejects.toMatchObject({ status: 422, code: 'QUESTION.TOO_LARGE' });
    expect(JSON.parse((await threads.ask('directive', small)).toString())).toMatchObject({ documents: [{}] });
  });

  it('end when nobody waits for the answer: those that run, and those that wait for their turn', async () => {
    const threads = threadsWith({ threads: 1 });
    const { order, watch } = watched();
    const [first, second] = [new AbortController(), new AbortController()];
    const running = watch('first', threads.ask('outline', long, first.signal));
    const waiting = watch('second', threads.ask('outline', long, second.signal));
    const third = watch('third', threads.ask('directive', small));
    second.abort(new Error('gone'));
    await waiting;
    first.abort(new Error('gone'));
    await Promise.all([running, third]);
    expect(order).toEqual(['second: gone', 'first: gone', 'third']);
    await expect(threads.ask('directive', small, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });

  it('end when the API stops, and none is taken any more', async () => {
    const threads = threadsWith({ threads: 1 });
    const { order, watch } = watched();
    const all = [watch('runs', threads.ask('outline', long)), watch('waits', threads.ask('directive', small))];
    await threads.onModuleDestroy();
    await Promise.all([...all, watch('late', threads.ask('directive', small))]);
    expect(order.toSorted()).toEqual(['late', 'runs', 'waits'].map((name) => `${name}: QUESTION.STOPPING`));
  });

  it('say of a fault of ours where in the thread it was', async () => {
    const broken = { ...outlineOf([]), units: null } as unknown as AskedOf<'outline'>;
    const error: unknown = await threadsWith()
      .ask('outline', broken)
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).stack).toContain('outline');
  });
});
