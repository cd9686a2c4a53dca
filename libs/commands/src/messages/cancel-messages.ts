import {
  addDays,
  dateOf,
  type Instant,
  instantAt,
  isCancellable,
  type NoticeKind,
  type PlannedNotice,
  plannedNotices,
  RuleViolation,
  unitPlanId,
  type ViolationCode,
} from '@dondoc/domain';
import { cancelPlannedNotices, cancelRaisedNotices, type Transaction } from '@dondoc/read-models';
import { foldUnitPlan } from '../change.js';
import type { CommandContext } from '../command-context.js';
import type { CommandDesk } from '../desk.js';
import { recordMessageFact } from './message-facts.js';

/** Reminders by their keys in the ledger, and why they are not to be sent. */
export type CancelRequest = { ledgerKeys: readonly string[]; reason: string };

/** One stream for all: calling off is rare, and its order matters to nobody else. */
const STREAM = 'messages';
/** As far ahead as the outbox shows what will be sent. */
const HORIZON_DAYS = 14;

const refuse = (code: ViolationCode, ledgerKey: string, reason: string, mend: string): never => {
  throw new RuleViolation(code, { field: 'ledgerKeys', value: ledgerKey, reason, mend });
};
const notFound = (key: string): never =>
  refuse('MESSAGE.NOT_FOUND', key, 'Không có thư này trong danh sách sẽ gửi.', 'Tải lại danh sách thư rồi chọn lại.');
const official = (key: string): never =>
  refuse(
    'MESSAGE.OFFICIAL',
    key,
    'Thư này báo việc mới giao, đổi hạn, trả lại hoặc báo cáo cấp trên; không hủy được.',
    'Chỉ hủy được thư nhắc; muốn dừng báo cáo cấp trên thì ghi nhận bài nộp, gia hạn hoặc miễn.',
  );
const notWaiting = (key: string, state: string): never =>
  refuse('MESSAGE.NOT_WAITING', key, `Thư này ${state}.`, 'Tải lại danh sách thư; chỉ hủy được thư chưa gửi.');

const RAISED = 'SELECT ledger_key AS "ledgerKey" FROM notices WHERE ledger_key = ANY($1)';

type Row = { ledgerKey: string; kind: NoticeKind; state: string; letterId: string | null; letterState: string | null };

// Locked in the order of keys, letters last, so that two that cancel the same cannot wait for each other.
const NOTICES = `SELECT ledger_key AS "ledgerKey", kind, state, letter_id AS "letterId" FROM notices
  WHERE ledger_key = ANY($1) ORDER BY ledger_key FOR UPDATE`;
const LETTERS = `SELECT letter_id AS "letterId", state FROM letters WHERE letter_id = ANY($1) ORDER BY letter_id FOR UPDATE`;

const rowsOf = async (tx: Transaction, keys: readonly string[]): Promise<Row[]> => {
  const { rows } = await tx.query<Omit<Row, 'letterState'>>(NOTICES, [keys]);
  const ids = [...new Set(rows.flatMap(({ letterId }) => letterId ?? []))];
  const letters = await tx.query<{ letterId: string; state: string }>(LETTERS, [ids]);
  const states = new Map(letters.rows.map((one) => [one.letterId, one.state]));
  return rows.map((row) => ({
    ...row,
    letterState: row.letterId === null ? null : (states.get(row.letterId) ?? null),
  }));
};

const requireWaiting = ({ ledgerKey, kind, state, letterState }: Row): void => {
  if (!isCancellable(kind)) official(ledgerKey);
  if (state === 'cancelled') notWaiting(ledgerKey, 'đã hủy trước đó');
  if (state === 'dropped') notWaiting(ledgerKey, 'không còn gửi nữa');
  if (state === 'lettered' && letterState !== 'waiting') notWaiting(ledgerKey, 'đã gửi hoặc đang gửi');
};

/** `{cascadeId}:{unitId}` of a key; undefined where the text is no key. */
const placeOf = (key: string): { cascadeId: string; unitId: string } | undefined => {
  const [, cascadeId, unitId] = /^([^:]+):([^:]+):[^>]+>.+$/.exec(key) ?? [];
  return cascadeId && unitId ? { cascadeId, unitId } : undefined;
};

/** The planned notices behind keys that the ledger does not know yet. */
const plannedBy = async (desk: CommandDesk, keys: readonly string[], now: Instant): Promise<PlannedNotice[]> => {
  const places = new Map(keys.map((key) => [JSON.stringify(placeOf(key) ?? notFound(key)), key]));
  const until = instantAt(addDays(dateOf(now), HORIZON_DAYS), '24:00');
  const found = new Map<string, PlannedNotice>();
  for (const [place, key] of places) {
    const { cascadeId, unitId } = JSON.parse(place) as { cascadeId: string; unitId: string };
    const { state } = foldUnitPlan(await desk.store.readStream(unitPlanId(cascadeId, unitId)));
    if (!state.opened) notFound(key);
    const policy = await desk.pinned.policyOf(cascadeId);
    // Only reminders are called off, and those go to the unit itself: its duty line does not matter.
    for (const one of plannedNotices(state, policy, [], until)) found.set(one.ledgerKey, one);
  }
  return keys.map((key) => found.get(key) ?? (key.includes(':escalation-') ? official(key) : notFound(key)));
};

/**
 * Calls off reminders that have not left: planned ones never will, waiting ones are taken out of their letters. All or none.
 * @returns how many
 * @throws RuleViolation `MESSAGE.NOT_FOUND`, `MESSAGE.OFFICIAL`, `MESSAGE.NOT_WAITING`
 */
export const cancelMessages = async (
  desk: CommandDesk,
  { ledgerKeys, reason }: CancelRequest,
  context: CommandContext,
): Promise<number> => {
  const keys = [...new Set(ledgerKeys)].sort();
  const { actor: by, now: at } = context;
  const fact = { type: 'MessagesCancelled' as const, data: { ledgerKeys: keys, reason } };
  if (await desk.store.findReceipt(context.commandId)) return keys.length;
  const raised = await desk.pool.query<{ ledgerKey: string }>(RAISED, [keys]);
  const before = new Set(raised.rows.map(({ ledgerKey }) => ledgerKey));
  const notYet = keys.filter((key) => !before.has(key));
  const planned = await plannedBy(desk, notYet, at);
  planned.forEach(({ kind, ledgerKey }) => isCancellable(kind) || official(ledgerKey));
  await recordMessageFact(desk.store, STREAM, fact, context, async (tx) => {
    const rows = await rowsOf(tx, keys);
    rows.forEach(requireWaiting);
    const known = new Set(rows.map(({ ledgerKey }) => ledgerKey));
    const withheld = planned
      .filter(({ ledgerKey }) => !known.has(ledgerKey))
      .map(({ rung, ...notice }) => ({ ...notice, raisedAt: rung.at, reason }));
    const entered = await cancelPlannedNotices(tx, withheld, { by, at });
    // One of them was raised just now: the list that was looked at no longer holds.
    if (entered < withheld.length) notWaiting(keys.join(', '), 'vừa đến lúc gửi');
    const letterIds = rows.flatMap(({ letterId }) => letterId ?? []);
    await cancelRaisedNotices(tx, [...known], letterIds, { by, at, reason });
  });
  return keys.length;
};
