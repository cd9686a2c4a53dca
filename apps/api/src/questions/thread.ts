import { parentPort } from 'node:worker_threads';
import { answers, type QuestionName } from './answers.js';
import { type Refusal, refusalOf } from './refusal.js';

/** What a thread is sent: `asked` is JSON, which crosses much faster than objects do. */
export type Question = { name: QuestionName; asked: string };
export type Reply = { answer: Uint8Array } | { refusal: Refusal };

const bytesOf = (answer: unknown): Uint8Array => {
  if (answer instanceof Uint8Array) return Uint8Array.from(answer); // A Buffer may share its memory with others.
  return new TextEncoder().encode(typeof answer === 'string' ? answer : JSON.stringify(answer));
};

const answerTo = async ({ name, asked }: Question): Promise<Uint8Array> => {
  const answer: (asked: never) => unknown = answers[name];
  return bytesOf(await answer(JSON.parse(asked) as never));
};

const port = parentPort;
if (port === null) throw new Error('This program runs in a thread only');

port.on('message', (question: Question) => {
  answerTo(question).then(
    (answer) => port.postMessage({ answer } satisfies Reply, [answer.buffer as ArrayBuffer]),
    (error: unknown) => port.postMessage({ refusal: refusalOf(error) } satisfies Reply),
  );
});
