import { deliveryIn } from './delivery.js';
import { type Deliverable, dutyVerbIn } from './deliverables.js';
import type { ReadPart } from './parts.js';
import type { TimeWords } from './time-words.js';

/** Only a limit of time makes a bare act ("hoàn thành việc lắp đặt") a duty with a due day. */
const LIMIT = /truoc|cham nhat|muon nhat|\bhan\b|xong|het|khong qua|trong/;

/** "ban hành mới quy chế, chương trình": one deliverable of several words; its first tells what it is. */
const CHAIN = /^(?:\s|,|va|hoac|ban hanh|moi|bo sung|sua doi|tinh hinh|cac)*$/;

const headOfChain = (part: ReadPart, list: readonly Deliverable[]): Deliverable | null => {
  let at = list.length - 1;
  while (at > 0 && CHAIN.test(part.plain.slice(list[at - 1]?.end, list[at]?.noun))) at -= 1;
  return list[at] ?? null;
};

const HANDS_IN = /(?<![a-z0-9])(?:gui|nop|goi|trinh)(?![a-z0-9])/;

/** The deliverable that a day belongs to: handed in rather than made, the nearest before it, else the first after it. */
const deliverableFor = (part: ReadPart, from: number, time: TimeWords): Deliverable | null => {
  const before = part.deliverables.filter(({ noun }) => noun >= from && noun < time.start);
  const handedIn = before.filter(({ handIn }) => handIn).at(-1);
  const last = before.at(-1);
  const scored = last?.kind === 'scoring' ? before.find(({ kind }) => kind === 'scoring') : undefined;
  const nearest = handedIn ?? scored ?? headOfChain(part, before);
  if (nearest || HANDS_IN.test(part.plain.slice(from, time.start))) return nearest;
  return part.deliverables.find(({ noun }) => noun >= time.end) ?? null;
};

/** A bare act with an object of its own, before or after the day. */
const actFor = (part: ReadPart, from: number, time: TimeWords): Deliverable | null => {
  if (!LIMIT.test(part.plain.slice(Math.max(0, time.start - 12), time.end))) return null;
  const verbBefore = dutyVerbIn(part.plain.slice(from, time.start));
  const start = verbBefore ? from : time.end;
  const end = verbBefore ? time.start : part.plain.length;
  const verb = verbBefore ?? dutyVerbIn(part.plain.slice(start, end));
  if (!verb) return null;
  const object = part.plain.slice(start + verb.end, end);
  const receiver = deliveryIn(part.text, part.plain).at;
  const own = receiver !== null && receiver >= start + verb.end ? object.slice(0, receiver - start - verb.end) : object;
  const at = start + verb.start;
  const words = own.match(/[a-z]{2,}/g) ?? [];
  return words.length >= 2 ? { start: at, noun: at, end: start + verb.end, kind: 'report', handIn: false } : null;
};

/** What a day of a part is for; null when the part only tells the day. */
export const dueDeliverable = (part: ReadPart, from: number, time: TimeWords): Deliverable | null =>
  deliverableFor(part, from, time) ?? actFor(part, from, time);
