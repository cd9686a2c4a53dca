import type { Database } from '@dondoc/commands';
import type { RunningMailbox } from '@dondoc/local-stack';
import { expect } from 'vitest';
import { eventually } from './running-product.js';
import { deliveredLetters, digestsPerDay, endLeases, ledger, recordedLetters } from './sent-letters.js';

/**
 * Every notice of the ledger is in one letter, every sent letter in the mailbox once, one digest per recipient and day.
 * A letter may have been handed in again only where a sender died between the mail server's "taken" and its own note
 * of it: then it was tried more often than once, and the mailbox knew it by its Message-ID. Such a letter can even be
 * noted as dropped, when its work had been done before it was tried again. Where the sender died between inbox and mail
 * server and the work was done since, the letter stays in the inbox and is mailed no more.
 */
export const expectEachLetterOnce = async (
  database: Pick<Database, 'pool'>,
  mailbox: Pick<RunningMailbox, 'url'>,
): Promise<void> => {
  const entries = await eventually(
    () => ledger(database),
    (all) => all.every(({ state }) => state !== 'pending'),
  );
  expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
  await endLeases(database);
  const recorded = await eventually(
    () => recordedLetters(database),
    (all) => all.every(({ state }) => state === 'sent' || state === 'dropped'),
    90_000,
  );
  const delivered = await deliveredLetters(mailbox);
  const ids = delivered.map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(ids.length);
  const mailed = recorded.filter(({ state, byMail }) => state === 'sent' && byMail);
  expect(mailed.filter(({ messageId }) => !ids.includes(messageId))).toEqual([]);
  expect(new Set(digestsPerDay(delivered)).size).toBe(digestsPerDay(delivered).length);
  for (const { messageId, duplicates } of delivered) {
    const letter = recorded.find((one) => one.messageId === messageId);
    const triedInVain = (letter?.attempts ?? 0) - (letter?.state === 'sent' ? 1 : 0);
    expect(
      duplicates,
      `${messageId} was noted as ${letter?.state} after ${letter?.attempts} tries`,
    ).toBeLessThanOrEqual(triedInVain);
    if (letter?.state !== 'sent') expect(letter?.attempts).toBeGreaterThan(1);
  }
};
