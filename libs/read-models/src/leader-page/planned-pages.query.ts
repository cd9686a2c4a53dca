import {
  addDays,
  dateOf,
  type Instant,
  type PlainDate,
  postId,
  type PostId,
  type WorkingCalendar,
} from '@dondoc/domain';
import type { FindAddressee } from '../messages/addressees.query.js';
import type { Reader } from '../read-only.js';
import { listIssuers } from './issuers.query.js';
import { isPageDay, leaderLetterId, pageLeavesAt } from './page-day.js';

/** One page to come, as the outbox lists its letters. */
type PlannedPage = { kind: 'leader-page'; recipient: PostId; at: Instant; items: never[]; cascadeIds: string[] };

const SEALED = `SELECT letter_id AS "letterId" FROM letters WHERE kind = 'leader-page' AND day >= $1`;

const pageDays = (from: PlainDate, until: Instant, calendar: WorkingCalendar): PlainDate[] => {
  const days: PlainDate[] = [];
  for (let day = from; pageLeavesAt(day) <= until; day = addDays(day, 1)) if (isPageDay(day, calendar)) days.push(day);
  return days;
};

/** The leaders' pages that will leave up to then; those that have been sealed are letters already. */
export const plannedLeaderPages = async (
  { reader, find, calendar }: { reader: Reader; find: FindAddressee; calendar: WorkingCalendar },
  now: Instant,
  until: Instant,
): Promise<PlannedPage[]> => {
  const today = dateOf(now);
  const [issuers, { rows }] = await Promise.all([
    listIssuers(reader, null),
    reader.query<{ letterId: string }>(SEALED, [addDays(today, -7)]),
  ]);
  const sealed = new Set(rows.map(({ letterId }) => letterId));
  const letter = (recipient: PostId, day: PlainDate): PlannedPage[] => {
    if (!find(recipient, day) || sealed.has(leaderLetterId(recipient, day))) return [];
    const at = pageLeavesAt(day);
    return [{ kind: 'leader-page', recipient, at: at < now ? now : at, items: [], cascadeIds: [] }];
  };
  return pageDays(today, until, calendar).flatMap((day) =>
    issuers.flatMap(({ id }) => letter(postId(id, 'leader'), day)),
  );
};
