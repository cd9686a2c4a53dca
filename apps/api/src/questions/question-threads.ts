import type { OnModuleDestroy } from '@nestjs/common';
import type { AnswerOf, AskedOf, QuestionName } from './answers.js';
import { questionProblems } from './question-problems.js';
import { builtProgram, QuestionThread, type ThreadProgram } from './question-thread.js';
import type { Question } from './thread.js';

/** Bounds of all questions together. Lengths are characters of JSON. */
export type QuestionLimits = {
  threads: number;
  waiting: number;
  /** Of all that wait: it stays in memory meanwhile. */
  waitingLength: number;
  /** From this length on a question is large: one thread is always left to the others. */
  large: number;
  /** From the moment when a thread takes the question. */
  seconds: number;
  /** Of each thread. */
  heapMb: number;
};

export const usualLimits: QuestionLimits = {
  threads: 2,
  waiting: 16,
  waitingLength: 40_000_000,
  large: 1_000_000,
  seconds: 60,
  heapMb: 1_024, // 100,000 obligations need less than half of it.
};

type Waiting = { length: number; take: (thread: QuestionThread) => void };
type Length = Pick<Waiting, 'length'>;

/**
 * Answers questions that may take seconds in threads of their own, so that the API goes on answering everybody else. Threads
 * start when they are needed and stay. See docs/decisions/0014.
 */
export class QuestionThreads implements OnModuleDestroy {
  private readonly idle: QuestionThread[] = [];
  private readonly taken = new Map<QuestionThread, Length>();
  private readonly waiting: Waiting[] = [];
  private readonly asked = new Set<AbortController>();
  private stopped = false;

  constructor(
    private readonly program: ThreadProgram = builtProgram,
    private readonly limits: QuestionLimits = usualLimits,
  ) {}

  /** Questions that are being answered now. */
  get running(): number {
    return this.taken.size;
  }

  /**
   * The answer as it goes out: JSON, or the text or file itself. `gone` aborts when nobody waits for the answer any more.
   * @throws ApiProblem `QUESTION.*`, and whatever the answer refuses
   */
  async ask<Name extends QuestionName>(name: Name, asked: AskedOf<Name>, gone?: AbortSignal): Promise<Buffer> {
    const question = { name, asked: JSON.stringify(asked) };
    const end = this.endOf(gone);
    try {
      const thread = await this.turn(question.asked, end.signal);
      return await this.inTime(thread, question, end);
    } finally {
      this.asked.delete(end);
    }
  }

  /** The answer as a value. @throws like {@link ask} */
  async answer<Name extends QuestionName>(name: Name, asked: AskedOf<Name>): Promise<AnswerOf<Name>> {
    return JSON.parse((await this.ask(name, asked)).toString()) as AnswerOf<Name>;
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const end of this.asked) end.abort(questionProblems.stopping());
    await Promise.all(this.idle.splice(0).map((thread) => thread.end()));
  }

  private endOf(gone: AbortSignal | undefined): AbortController {
    const end = new AbortController();
    if (this.stopped) end.abort(questionProblems.stopping());
    if (gone?.aborted) end.abort(gone.reason);
    gone?.addEventListener('abort', () => end.abort(gone.reason), { once: true });
    this.asked.add(end);
    return end;
  }

  private async inTime(thread: QuestionThread, question: Question, end: AbortController): Promise<Buffer> {
    const { seconds } = this.limits;
    const timer = setTimeout(() => end.abort(questionProblems.tooLong(seconds)), seconds * 1000);
    try {
      return await thread.answer(question, end.signal);
    } finally {
      clearTimeout(timer);
      this.giveBack(thread);
    }
  }

  private async turn({ length }: Length, end: AbortSignal): Promise<QuestionThread> {
    end.throwIfAborted();
    if (this.mayStart({ length })) return this.start({ length });
    const waitingLength = this.waiting.reduce((sum, each) => sum + each.length, length);
    const { limits } = this;
    if (this.waiting.length >= limits.waiting || (this.waiting.length > 0 && waitingLength > limits.waitingLength)) {
      throw questionProblems.tooMany();
    }
    return new Promise<QuestionThread>((resolve, reject) => {
      const giveUp = (): void => {
        this.waiting.splice(this.waiting.indexOf(waiting), 1);
        reject(end.reason as Error);
      };
      const take = (thread: QuestionThread): void => {
        end.removeEventListener('abort', giveUp);
        resolve(thread);
      };
      const waiting: Waiting = { length, take };
      this.waiting.push(waiting);
      end.addEventListener('abort', giveUp, { once: true });
    });
  }

  private mayStart({ length }: Length): boolean {
    const { threads, large } = this.limits;
    if (this.taken.size >= threads) return false;
    if (length < large) return true;
    const largeOnes = [...this.taken.values()].filter((one) => one.length >= large).length;
    return largeOnes < Math.max(1, threads - 1);
  }

  private start(length: Length): QuestionThread {
    let thread = this.idle.pop();
    while (thread && !thread.usable) thread = this.idle.pop();
    thread ??= new QuestionThread(this.program, this.limits.heapMb);
    this.taken.set(thread, length);
    return thread;
  }

  private giveBack(thread: QuestionThread): void {
    this.taken.delete(thread);
    if (this.stopped) void thread.end();
    else if (thread.usable) this.idle.push(thread);
    for (const waiting of [...this.waiting]) {
      if (!this.mayStart(waiting)) continue;
      this.waiting.splice(this.waiting.indexOf(waiting), 1);
      waiting.take(this.start(waiting));
    }
  }
}
