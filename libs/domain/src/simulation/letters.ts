import { dateOf, type Instant, instantAt } from '../calendar/instant.js';
import { addDays, type PlainDate } from '../calendar/plain-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { isDaily, type LetterKind, type NoticeKind } from '../cascade/notices.js';
import { RuleViolation } from '../errors/rule-violation.js';
import type { PostId } from '../organisation/org-unit.js';

/** What a letter tells about one thing; `text` in Vietnamese. */
export type LetterItem = { kind: NoticeKind; unitId: string | null; lineId: string | null; text: string };

/** A letter that would leave: the day's digest, or at once what must not wait for a morning. */
export type Letter = {
  at: Instant;
  recipient: PostId;
  kind: LetterKind;
  items: readonly LetterItem[];
};

/** Something that a recipient is to be told, from that instant on. */
export type Told = { raisedAt: Instant; item: LetterItem };

/** From this hour of a working day the digest may leave (product.md §3.7). */
const DIGEST_CLOCK = '07:30';

const nextWorkday = (calendar: WorkingCalendar, from: PlainDate): PlainDate => {
  try {
    return calendar.onOrAfter(from);
  } catch (error) {
    // A year without data has no known mornings; the finding about it says so, and the letter is shown on the day itself.
    if (error instanceof RuleViolation && error.code === 'CALENDAR.YEAR_UNKNOWN') return from;
    throw error;
  }
};

/** When the next digest of a recipient leaves; `lastDay` already had its one. */
export const digestAt = (raisedAt: Instant, lastDay: PlainDate | null, calendar: WorkingCalendar): Instant => {
  const today = dateOf(raisedAt);
  const day = nextWorkday(calendar, lastDay !== null && today <= lastDay ? addDays(lastDay, 1) : today);
  const morning = instantAt(day, DIGEST_CLOCK);
  return raisedAt > morning ? raisedAt : morning;
};

/** The same thing is told once in a letter, however often it was raised meanwhile. */
const once = (items: readonly LetterItem[]): LetterItem[] => {
  if (items.length < 2) return [...items];
  const byThing = new Map<string, LetterItem>();
  for (const item of items) byThing.set(`${item.kind} ${item.unitId} ${item.lineId}`, item);
  return [...byThing.values()];
};

/** Whether an item still says something true when its letter leaves. */
export type StillTrue = (item: LetterItem, at: Instant) => boolean;

const digestsOf = (
  recipient: PostId,
  told: readonly Told[],
  calendar: WorkingCalendar,
  stillTrue: StillTrue,
): Letter[] => {
  const letters: Letter[] = [];
  let lastDay: PlainDate | null = null;
  for (let index = 0; index < told.length; ) {
    const raisedAt = told[index]?.raisedAt as Instant;
    const at = digestAt(raisedAt, lastDay, calendar);
    const items: LetterItem[] = [];
    for (; index < told.length; index += 1) {
      const one = told[index];
      if (one === undefined || one.raisedAt > at) break;
      const justRaised = one.raisedAt === at && one.item.kind !== 'new';
      if (justRaised || stillTrue(one.item, at)) items.push(one.item);
    }
    lastDay = dateOf(at);
    if (items.length > 0) letters.push({ at, recipient, kind: 'digest', items: once(items) });
  }
  return letters;
};

const atOnce = (recipient: PostId, told: readonly Told[]): Letter[] => {
  const letters = new Map<string, Letter & { items: LetterItem[] }>();
  for (const { raisedAt, item } of told) {
    // Only what is not told daily comes here.
    const kind = item.kind as LetterKind;
    const key = `${kind} ${raisedAt}`;
    const known = letters.get(key);
    if (known) known.items.push(item);
    else letters.set(key, { at: raisedAt, recipient, kind, items: [item] });
  }
  return [...letters.values()];
};

/**
 * The letters of one recipient as the dispatcher would send them: one digest a working day from 07:30, what was returned
 * or rolled up at once. A digest that has left is not followed by a second one on that day.
 */
export const lettersTo = (
  recipient: PostId,
  told: readonly Told[],
  calendar: WorkingCalendar,
  stillTrue: StillTrue,
): Letter[] => {
  const sorted = [...told].sort((a, b) => (a.raisedAt < b.raisedAt ? -1 : a.raisedAt > b.raisedAt ? 1 : 0));
  const daily = sorted.filter(({ item }) => isDaily(item.kind));
  return [
    ...digestsOf(recipient, daily, calendar, stillTrue),
    ...atOnce(
      recipient,
      sorted.filter(({ item }) => !isDaily(item.kind)),
    ),
  ];
};
