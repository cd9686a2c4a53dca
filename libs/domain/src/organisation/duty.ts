import type { PlainDate } from '../calendar/plain-date.js';
import { existsOn, findPost, type OrgUnit } from './org-unit.js';
import { actingOn, mailboxOn, type OnDuty, onDuty, type Post, type PostKind } from './post.js';

/** Who may act for the unit's post of that kind on a day; nobody for a unit that does not exist then. */
export const holdersOn = (unit: OrgUnit, kind: PostKind, day: PlainDate): OnDuty[] => {
  const post = existsOn(unit, day) ? findPost(unit, kind) : undefined;
  return post ? actingOn(post, day) : [];
};

/** An address for what is written to a post. `note`: why somebody else than the holder is written to. */
export type PostAddressee = {
  email: string;
  name: string;
  title: string;
  username: string | null;
  note: string | null;
};

/** Who is written to on a day for the unit's post: the holder or the stand-in; nobody when the post is vacant. */
export const addresseesOf = (unit: OrgUnit, kind: PostKind, day: PlainDate): PostAddressee[] => {
  const post = findPost(unit, kind);
  const person = post && onDuty(post, day);
  const email = post && mailboxOn(post, day);
  if (!post || !person || email === undefined) return [];
  const { name, username, standsInFor } = person;
  const note = standsInFor === null ? null : `${standsInFor} vắng mặt, anh/chị làm thay.`;
  return [{ email, name, title: post.title, username, note }];
};

/** Whether somebody can be reached on a day for the work that the unit owes. */
export const reachableOn = (unit: OrgUnit, day: PlainDate, kind: PostKind = 'focal-point'): boolean =>
  addresseesOf(unit, kind, day).length > 0;

/** A post that somebody may act for on a day. */
export type PostHeld = { unitId: string; kind: PostKind; title: string; person: OnDuty };

/** The posts for which an account may act on a day, in the order of the register. */
export const postsHeldBy = (units: readonly OrgUnit[], username: string, day: PlainDate): PostHeld[] =>
  units
    .filter((unit) => existsOn(unit, day))
    .flatMap((unit) =>
      unit.posts.flatMap((post) => {
        const person = actingOn(post, day).find((one) => one.username === username);
        return person ? [{ unitId: unit.id, kind: post.kind, title: post.title, person }] : [];
      }),
    );

/** Whether the account ever held a post or stood in. */
export const everHeld = (units: readonly OrgUnit[], username: string): boolean =>
  units.some(({ posts }) =>
    posts.some(
      ({ holdings = [], absences = [] }) =>
        holdings.some((one) => one.username === username) ||
        absences.some(({ standIn }) => standIn.username === username),
    ),
  );

/** Whether the unit has a post of that kind with any address at all: for lives that are only tried out. */
export const hasContact = (unit: OrgUnit, kind: PostKind = 'focal-point'): boolean => {
  const post = findPost(unit, kind);
  return post !== undefined && (post.email !== '' || (post.holdings ?? []).some(({ email }) => email !== null));
};

/** The register with a mark on everybody whose account is closed. */
export const withDisabled = (units: readonly OrgUnit[], disabled: ReadonlySet<string>): readonly OrgUnit[] => {
  if (disabled.size === 0) return units;
  const mark = <One extends { username: string | null }>(one: One): One =>
    one.username !== null && disabled.has(one.username) ? { ...one, disabled: true as const } : one;
  const marked = (post: Post): Post =>
    post.holdings === undefined
      ? post
      : {
          ...post,
          holdings: post.holdings.map(mark),
          absences: (post.absences ?? []).map((one) => ({ ...one, standIn: mark(one.standIn) })),
        };
  return units.map((unit) => ({ ...unit, posts: unit.posts.map(marked) }));
};
