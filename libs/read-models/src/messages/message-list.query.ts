import type { MessageListView, MessageView } from '@dondoc/contracts';
import { findPost, type Instant, type OrgUnit, type PostKind } from '@dondoc/domain';
import type { Reader } from '../read-only.js';
import type { RegisterQuery } from '../registers/register.query.js';
import type { LetterRow } from './message.entities.js';

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
  withheld: 'Không gửi (dữ liệu mẫu)',
  dropped: 'Không gửi (đã nộp trước khi gửi)',
};

const stateOf = ({ state, attempts, lastError }: LetterRow): MessageView['state'] => {
  if (state === 'sent' || state === 'dropped') return state;
  if (lastError !== null && attempts > 0) return 'failed';
  return state === 'sending' ? 'sending' : 'planned';
};

const messageView = (row: LetterRow, units: ReadonlyMap<string, OrgUnit>): MessageView => {
  const [unitId = '', kind = 'focal-point'] = row.recipient.split('/');
  const unit = units.get(unitId);
  const post = unit ? findPost(unit, kind as PostKind) : undefined;
  const state = stateOf(row);
  return {
    messageId: row.letterId,
    kind: row.kind,
    kindLabel: kindLabels[row.kind],
    state,
    stateLabel: stateLabels[state],
    recipient: post?.email ?? row.recipient,
    recipientName: post ? `${post.title} ${post.holder}` : row.recipient,
    unitName: unit?.shortName ?? unitId,
    subject: row.subject ?? kindLabels[row.kind],
    dueAt: row.createdAt,
    sentAt: row.sentAt,
    attempts: row.attempts,
    lastError: row.lastError,
    itemCount: row.items?.length ?? 0,
    items: row.items ?? [],
  };
};

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

/** Letters sent, waiting and dropped, newest first; found with or without Vietnamese marks. */
export const listMessages = async (
  reader: Reader,
  registers: RegisterQuery,
  filter: MessageFilter,
  now: Instant,
): Promise<MessageListView> => {
  const units = new Map((await registers.listUnits()).map((unit) => [unit.id, unit]));
  const { rows } = await reader.query<LetterRow>(LETTERS, [filter.cascadeId ?? null]);
  const all = rows.map((row) => messageView(row, units));
  const counts: Record<string, number> = {};
  for (const { state } of all) counts[state] = (counts[state] ?? 0) + 1;
  return { asOf: now, messages: all.filter((message) => matches(message, filter)), counts };
};
