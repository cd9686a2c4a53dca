import type { Instant } from '../calendar/instant.js';
import { type PostId, postId } from '../organisation/org-unit.js';
import type { CascadeTemplate } from '../template/cascade-template.js';
import type { EscalationTarget } from '../template/ladder.js';

/** Told in the digest of the next working morning. `asked`: an extension waits for a decision. */
export const dailyKinds = ['new', 'amended', 'reminder', 'escalation', 'asked'] as const;
/** Told at once, on any day and at any hour (product.md §3.7; docs/decisions/0021-channels.md says why escalations wait). */
export const atOnceKinds = ['returned', 'decided', 'explanation', 'reopened', 'prompt', 'roll-up'] as const;

/** What a notice is about. */
export type NoticeKind = (typeof dailyKinds)[number] | (typeof atOnceKinds)[number];

/** What changes a duty is always told; a reminder may be called off with a reason (docs/decisions/0021-channels.md). */
export const isCancellable = (kind: NoticeKind): boolean => kind === 'reminder' || kind === 'prompt';

/** A letter is the day's digest, the leader's page of the week, or tells at once all that is of one kind. */
export type LetterKind = 'digest' | 'leader-page' | (typeof atOnceKinds)[number];

export const isDaily = (kind: NoticeKind): boolean => (dailyKinds as readonly NoticeKind[]).includes(kind);

/** Somebody is to be told something; `ledgerKey` says it once and for ever. */
export type Notice = {
  ledgerKey: string;
  kind: NoticeKind;
  recipient: PostId;
  cascadeId: string;
  unitId: string | null;
  lineId: string | null;
  level: number | null;
  raisedAt: Instant;
  text: string | null;
};

/** Who collects and who issues: the recipients of escalations and results. */
export type CollectingSide = Pick<CascadeTemplate, 'office' | 'focal' | 'issuer'>;

/** A step of an escalation; `up`: which unit of the duty line, 1 the nearest (only for `duty-line`). */
export type EscalationStep = { to: EscalationTarget; up?: number };

/** The late unit and who stands above it, nearest first. */
export type LateUnit = { unitId: string; dutyLine: readonly string[] };

/** Beyond the end of a duty line everybody on it has been told already; a unit without one answers to the issuer. */
const upTheLine = (up: number, { dutyLine }: LateUnit, { issuer }: CollectingSide): PostId[] => {
  if (dutyLine.length === 0) return up === 1 ? [postId(issuer, 'leader')] : [];
  const unitId = dutyLine[up - 1];
  return unitId === undefined ? [] : [postId(unitId, 'leader')];
};

/** Whom an escalation tells. */
export const escalationRecipients = (
  { to, up = 1 }: EscalationStep,
  unit: LateUnit,
  side: CollectingSide,
): PostId[] => {
  switch (to) {
    case 'unit-leader':
      return [postId(unit.unitId, 'leader')];
    case 'duty-line':
      return upTheLine(up, unit, side);
    case 'collector':
      return [postId(side.focal, 'focal-point'), postId(side.office, 'tracker')];
    case 'issuer':
      return [postId(side.issuer, 'leader')];
  }
};

export type NoticePlace = { cascadeId: string; unitId: string };

/** The key under which something stands in the ledger once and for ever; `what`: `{lineId}:{rung}` of a ladder. */
export const noticeKey = ({ cascadeId, unitId }: NoticePlace, what: string, recipient: PostId): string =>
  `${cascadeId}:${unitId}:${what}>${recipient}`;

/** A notice without words of its own about the plan of a unit. */
export const noticeIn = (
  place: NoticePlace,
  kind: NoticeKind,
  key: string,
  recipient: PostId,
  raisedAt: Instant,
): Notice => ({
  ledgerKey: noticeKey(place, key, recipient),
  kind,
  recipient,
  cascadeId: place.cascadeId,
  unitId: place.unitId,
  lineId: null,
  level: null,
  raisedAt,
  text: null,
});
