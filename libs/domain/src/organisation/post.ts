import type { PlainDate } from '../calendar/plain-date.js';

/** What a post is there for, in the words of screens. */
export const postKinds = {
  leader: 'Lãnh đạo đơn vị',
  'focal-point': 'Đầu mối thực hiện',
  tracker: 'Theo dõi, đôn đốc',
  collector: 'Đầu mối tổng hợp',
  'template-admin': 'Quản trị mẫu',
  'organisation-admin': 'Quản trị danh mục đơn vị',
  auditor: 'Kiểm tra, giám sát',
  admin: 'Quản trị hệ thống',
} as const;

/**
 * `leader` signs and is told of lateness; `focal-point` owes the work; `tracker` follows for the Office; `collector`
 * collects for the focal department; the others keep the product in order.
 */
export type PostKind = keyof typeof postKinds;

/** Somebody who may hold a post. `username`: the account, null for a person without one; `email`: null: the post's mailbox. */
export type Person = { username: string | null; name: string; email: string | null };
/** `disabled`: the account is closed, so nobody reads what is written to it; marked when a register is read, never recorded. */
type Account = { disabled?: true };

/**
 * Who holds a post, from `from` to `to` (both included; null: until somebody ends it). `alongside`: helps the holder: may act
 * like the holder, but the duty and its letters stay with the holder. Of all others only one holds a post on a day.
 */
export type Holding = Person &
  Account & {
    holdingId: string;
    from: PlainDate;
    to: PlainDate | null;
    alongside: boolean;
  };

/**
 * An absence of the holder: the duty lies with the stand-in from `from` to `to`, both included. The holder may act all the
 * same: who comes back a day early is not locked out, and every act names who did it.
 */
export type Absence = {
  absenceId: string;
  holdingId: string;
  from: PlainDate;
  to: PlainDate;
  standIn: Person & Account;
  reason: string;
};

/**
 * Work belongs to the post, not to the person who holds it today. `holder` and `email` are the post's own: the name it goes by
 * while no holding was ever recorded, and the mailbox that stays when people come and go.
 */
export type Post = {
  kind: PostKind;
  title: string;
  holder: string;
  email: string;
  holdings?: readonly Holding[];
  absences?: readonly Absence[];
};

/** Somebody on duty in a post on a day. `standsInFor`: the name of the holder who is absent. */
export type OnDuty = Person & { holdingId: string | null; alongside: boolean; standsInFor: string | null };

const holds = ({ from, to }: { from: PlainDate; to: PlainDate | null }, day: PlainDate): boolean =>
  from <= day && (to === null || day <= to);

const personOf = ({ username, name, email }: Person): Person => ({ username, name, email });

/** The absence of a holding on a day. */
export const absenceOn = (post: Post, holdingId: string, day: PlainDate): Absence | undefined =>
  post.absences?.find((one) => one.holdingId === holdingId && holds(one, day));

/** Everybody who holds the post on a day, the holder before those alongside; absent or not. */
export const holdingsOn = (post: Post, day: PlainDate): Holding[] =>
  (post.holdings ?? []).filter((one) => holds(one, day)).sort((a, b) => Number(a.alongside) - Number(b.alongside));

/** Who may act for the post on a day: its holders, and the stand-ins of those who are absent; nobody whose account is closed. */
export const actingOn = (post: Post, day: PlainDate): OnDuty[] =>
  holdingsOn(post, day).flatMap((holding) => {
    const { holdingId, alongside, name } = holding;
    const absence = absenceOn(post, holdingId, day);
    const itself: OnDuty = { ...personOf(holding), holdingId, alongside, standsInFor: null };
    const standIn = absence && { ...personOf(absence.standIn), holdingId, alongside, standsInFor: name };
    return [...(standIn && !absence.standIn.disabled ? [standIn] : []), ...(holding.disabled ? [] : [itself])];
  });

/**
 * Who has the duty of the post on a day, and so gets its letters: the holder or the stand-in; without a holder whoever
 * holds it alongside; the post's own name while no holding was ever recorded. Undefined: vacant.
 */
export const onDuty = (post: Post, day: PlainDate): OnDuty | undefined => {
  const [first] = actingOn(post, day);
  if (first) return first;
  if ((post.holdings ?? []).length > 0) return undefined;
  if (post.holder === '' && post.email === '') return undefined;
  const itself = { username: null, name: post.holder, email: post.email || null };
  return { ...itself, holdingId: null, alongside: false, standsInFor: null };
};

/** Where letters to the post go on a day: to the person on duty, else to the post's mailbox; undefined: nobody reads them. */
export const mailboxOn = (post: Post, day: PlainDate): string | undefined => {
  const person = onDuty(post, day);
  if (!person) return undefined;
  return person.email ?? (post.email || undefined);
};
