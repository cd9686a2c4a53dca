import type { RunningStack } from './running-stack.js';

/** A letter as the mailbox of the running stack took it over SMTP. */
export type ReceivedLetter = { subject: string; text: string; html: string | null };

/** All letters to that address so far. */
export const lettersTo = async ({ mailboxUrl }: RunningStack, address: string): Promise<ReceivedLetter[]> => {
  const answer = await fetch(`${mailboxUrl}/api/letters?${new URLSearchParams({ recipient: address })}`);
  return (await answer.json()) as ReceivedLetter[];
};

/** Waits until a letter to that address says what is asked for; newest first where several do. */
export const letterSaying = async (
  stack: RunningStack,
  address: string,
  words: RegExp,
  withinMs = 240_000,
): Promise<ReceivedLetter> => {
  const until = Date.now() + withinMs;
  let letters: ReceivedLetter[] = [];
  while (Date.now() < until) {
    letters = await lettersTo(stack, address);
    const found = letters.find(({ subject, text }) => words.test(subject) || words.test(text));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(
    `No letter to ${address} says ${String(words)}; there are: ${letters.map((one) => one.subject).join(' | ')}`,
  );
};
