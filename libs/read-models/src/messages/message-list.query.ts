import type { MessageListView, MessageView } from '@dondoc/contracts';
import { findPost, type Instant, type OrgUnit, type PostKind } from '@dondoc/domain';
import type { Reader } from '../read-only.js';
import type { RegisterQuery } from '../registers/register.query.js';
import type { LetterRow } from './message.entities.js';
import type { PlannedLetter } from './planned-letters.query.js';

export type MessageFilter = { state?: MessageView['state']; recipientText?: string; cascadeId?: string };

const LETTERS = `
  SELECT letter_id AS "letterId", kind, recipient, state, subject, items, created_at AS "createdAt", sent_at AS "sentAt",
    attempts, last_error AS "lastError"
  FROM letters l
  WHERE $1::text IS NULL OR EXISTS (SELECT 1 FROM notices n WHERE n.letter_id = l.letter_id AND n.cascade_id = $1)
  ORDER BY created_at DESC, letter_id LIMIT 1000`;

const kindLabels = {
  digest: 'Thư nhắc hằng ngày',
  returned: 'Trả lại bài nộp',
  'roll-up': 'Tổng hợp kết quả',
} as const;
const stateLabels: Record<MessageView['state'], string> = {
  planned: 'Sẽ gửi',
  sending: 'Đang gửi',
  sent: 'Đã gửi',
  failed: 'Gửi lỗi, sẽ thử lại',
  dropped: 'Không gửi (đã nộp trước khi gửi)',
};

const stateOf = ({ state, attempts, lastError }: LetterRow): MessageView['state'] => {
  if (state === 'sent' || state === 'dropped') return state;
  if (lastError !== null && attempts > 0) return 'failed';
  return state === 'sending' ? 'sending' : 'planned';
};

type Units = ReadonlyMap<string, OrgUnit>;

const recipientOf = (recipient: string, units: Units) => {
  const [unitId = '', kind = 'focal-point'] = recipient.split('/');
  const unit = units.get(unitId);
  const post = unit ? findPost(unit, kind as PostKind) : undefined;
  return {
    recipient: post?.email ?? recipient,
    recipientName: post ? `${post.title} ${post.holder}` : recipient,
    unitName: unit?.shortName ?? unitId,
  };
};

const messageView = (row: LetterRow, units: Units): MessageView => {
  const state = stateOf(row);
  return {
    messageId: row.letterId,
    kind: row.kind,
    kindLabel: kindLabels[row.kind],
    state,
    stateLabel: stateLabels[state],
    ...recipientOf(row.recipient, units),
    subject: row.subject ?? kindLabels[row.kind],
    dueAt: row.createdAt,
    sentAt: row.sentAt,
    attempts: row.attempts,
    lastError: row.lastError,
    itemCount: row.items?.length ?? 0,
    items: row.items ?? [],
  };
};

/** Items name units by id; a person reads their names. */
const named = (item: string, units: Units): string =>
  item.replace(/của ([a-z0-9-]+):/, (whole, unitId: string) => `của ${units.get(unitId)?.shortName ?? whole}:`);

const plannedView = ({ recipient, at, items }: PlannedLetter, units: Units): MessageView => ({
  messageId: `planned.${recipient.replace('/', '.')}.${at.slice(0, 10)}`,
  kind: 'digest',
  kindLabel: kindLabels.digest,
  state: 'planned',
  stateLabel: stateLabels.planned,
  ...recipientOf(recipient, units),
  subject: `Nhắc hạn: ${items.length} việc`,
  dueAt: at,
  sentAt: null,
  attempts: 0,
  lastError: null,
  itemCount: items.length,
  items: items.map((item) => named(item, units)),
});

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();

const matches = (message: MessageView, { state, recipientText }: MessageFilter): boolean => {
  if (state !== undefined && message.state !== state) return false;
  if (!recipientText) return true;
  return folded(`${message.recipient} ${message.recipientName} ${message.unitName}`).includes(folded(recipientText));
};

/** Letters to come, soonest first, then those sent, waiting and dropped, newest first. Found with or without marks. */
export const listMessages = async (
  reader: Reader,
  registers: RegisterQuery,
  planned: readonly PlannedLetter[],
  filter: MessageFilter,
  now: Instant,
): Promise<MessageListView> => {
  const units = new Map((await registers.listUnits()).map((unit) => [unit.id, unit]));
  const { cascadeId } = filter;
  const { rows } = await reader.query<LetterRow>(LETTERS, [cascadeId ?? null]);
  const toCome = planned.filter(({ cascadeIds }) => cascadeId === undefined || cascadeIds.includes(cascadeId));
  const all = [...toCome.map((letter) => plannedView(letter, units)), ...rows.map((row) => messageView(row, units))];
  const counts: Record<string, number> = {};
  for (const { state } of all) counts[state] = (counts[state] ?? 0) + 1;
  return { asOf: now, messages: all.filter((message) => matches(message, filter)), counts };
};
