import { Worker } from 'node:worker_threads';
import { questionProblems } from './question-problems.js';
import { errorOf } from './refusal.js';
import type { Question, Reply } from './thread.js';

/** What runs in the threads: `thread.ts`, as it was built or by a loader that `execArgv` names. */
export type ThreadProgram = { url: URL; execArgv: string[] };

/** A thread takes no options of the process along: what guards the process would guard it twice. */
export const builtProgram: ThreadProgram = { url: new URL('./thread.js', import.meta.url), execArgv: [] };

const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** One thread, which answers one question at a time. */
export class QuestionThread {
  private readonly worker: Worker;
  private over = false;

  /** @param heapMb a runaway computation ends its thread, not the API */
  constructor({ url, execArgv }: ThreadProgram, heapMb: number) {
    this.worker = new Worker(url, { execArgv, resourceLimits: { maxOldGenerationSizeMb: heapMb } });
    this.worker.unref();
    this.worker.once('exit', () => {
      this.over = true;
    });
    // Whoever asks listens, too; without anybody an error must not end the process.
    this.worker.on('error', () => {
      this.over = true;
    });
  }

  /** False after an error or when it was ended: another thread has to be started. */
  get usable(): boolean {
    return !this.over;
  }

  /** Computations cannot be interrupted: when `end` aborts, the thread ends. @throws the reason of `end`; RuleViolation; ApiProblem */
  answer(question: Question, end: AbortSignal): Promise<Buffer> {
    const { worker } = this;
    if (end.aborted) return Promise.reject(end.reason as Error);
    return new Promise<Buffer>((resolve, reject) => {
      const settle = (act: () => void): void => {
        worker.off('message', onReply).off('error', onError).off('exit', onExit);
        end.removeEventListener('abort', onEnd);
        act();
      };
      const onReply = (reply: Reply): void =>
        settle(() => ('answer' in reply ? resolve(bufferOf(reply.answer)) : reject(errorOf(reply.refusal))));
      const onError = (error: Error): void =>
        settle(() => reject(isOutOfMemory(error) ? questionProblems.tooLarge() : error));
      const onExit = (): void => settle(() => reject(new Error('The thread ended before it had answered')));
      const onEnd = (): void => {
        settle(() => reject(end.reason as Error));
        void this.end();
      };
      worker.on('message', onReply).on('error', onError).on('exit', onExit);
      end.addEventListener('abort', onEnd);
      worker.postMessage(question);
    });
  }

  async end(): Promise<void> {
    this.over = true;
    await this.worker.terminate();
  }
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);
