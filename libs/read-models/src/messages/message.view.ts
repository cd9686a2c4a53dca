import type { MessageItem, MessageView } from '@dondoc/contracts';
import { dateOf, type Instant, isCancellable, type NoticeKind, type OrgUnit, type PostId } from '@dondoc/domain';
import type { Addressee, FindAddressee } from './addressees.query.js';
import { letterKindLabels } from './letter-kinds.js';
import type { LetterRow } from './message.entities.js';
import { noticeWords } from './notice-words.js';
import type { PlannedLetter } from './planned-letters.query.js';

const stateLabels: Record<MessageView['state'], string> = {
  planned: 'Sẽ gửi',
  sending: 'Đang gửi',
  sent: 'Đã gửi',
  failed: 'Gửi lỗi, sẽ thử lại',
  dropped: 'Không gửi (đã nộp trước khi gửi)',
  cancelled: 'Đã hủy',
};

export type Units = ReadonlyMap<string, OrgUnit>;

/** A row of the ledger as a list shows it. */
export type NoticeOfLetter = {
  ledgerKey: string;
  kind: NoticeKind;
  recipient: PostId;
  cascadeId: string;
  unitId: string | null;
  lineId: string | null;
  /** Short title of the line, where the schedule has it. */
  title: string | null;
  state: 'pending' | 'lettered' | 'dropped' | 'cancelled';
  reason: string | null;
  raisedAt: Instant;
  settledAt: string | null;
};

const unitOf = (recipient: string): string => recipient.slice(0, recipient.lastIndexOf('/'));

const toWhom = (recipient: string, found: Addressee | undefined, units: Units) => ({
  recipient: found?.email ?? '',
  recipientName: found?.name ?? recipient,
  unitName: units.get(unitOf(recipient))?.shortName ?? unitOf(recipient),
  note: found ? found.note : 'Chưa có ai nhận thư của vị trí này; khai báo đầu mối của đơn vị.',
});

const channelsOf = (mail: boolean, inApp: boolean): MessageView['channels'] => [
  ...(mail ? (['mail'] as const) : []),
  ...(inApp ? (['in-app'] as const) : []),
];

const itemOf = (notice: NoticeOfLetter, waiting: boolean): MessageItem => ({
  ledgerKey: notice.ledgerKey,
  cascadeId: notice.cascadeId,
  unitId: notice.unitId,
  lineId: notice.lineId,
  ...noticeWords(notice.kind, notice),
  cancellable: waiting && isCancellable(notice.kind) && notice.state === 'lettered',
  withheld: notice.state === 'dropped' || notice.state === 'cancelled' ? (notice.reason ?? '') : null,
});

const stateOf = ({ state, attempts, lastError }: LetterRow): MessageView['state'] => {
  if (state === 'sent' || state === 'dropped' || state === 'cancelled') return state;
  if (lastError !== null && attempts > 0) return 'failed';
  return state === 'sending' ? 'sending' : 'planned';
};

/** A sealed letter: waiting, sent, dropped or cancelled. */
export const letterView = (
  row: LetterRow,
  notices: readonly NoticeOfLetter[],
  units: Units,
  find: FindAddressee,
): MessageView => {
  const state = stateOf(row);
  const found = find(row.recipient as PostId, dateOf(row.createdAt as Instant));
  const frozen =
    row.address === null ? found : { ...found, email: row.address, name: row.toName ?? '', note: row.note };
  return {
    messageId: row.letterId,
    kind: row.kind,
    kindLabel: letterKindLabels[row.kind],
    state,
    stateLabel: stateLabels[state],
    ...toWhom(row.recipient, frozen as Addressee | undefined, units),
    channels: channelsOf(row.byMail, row.inApp),
    subject: row.subject ?? letterKindLabels[row.kind],
    dueAt: row.createdAt,
    sentAt: row.sentAt,
    reason: row.reason,
    attempts: row.attempts,
    lastError: row.lastError,
    itemCount: row.items?.length ?? notices.length,
    items: row.items ?? notices.map((one) => itemOf(one, false).text),
    notices: notices.map((one) => itemOf(one, row.state === 'waiting')),
  };
};

const plannedSubject = (kind: PlannedLetter['kind'], count: number): string => {
  if (kind === 'leader-page') return letterKindLabels[kind];
  return `${kind === 'digest' ? 'Nhắc hạn' : letterKindLabels[kind]}: ${count} việc`;
};

/** A letter to come. */
export const plannedView = (
  { kind, recipient, at, items }: PlannedLetter,
  units: Units,
  find: FindAddressee,
): MessageView => {
  const found = find(recipient, dateOf(at));
  return {
    messageId: `planned.${kind}.${recipient.replace('/', '.')}.${at}`,
    kind,
    kindLabel: letterKindLabels[kind],
    state: 'planned',
    stateLabel: stateLabels.planned,
    ...toWhom(recipient, found, units),
    channels: channelsOf(found?.mail ?? true, found?.inApp ?? true),
    subject: plannedSubject(kind, items.length),
    dueAt: at,
    sentAt: null,
    reason: null,
    attempts: 0,
    lastError: null,
    itemCount: items.length,
    items: items.map(({ text }) => text),
    notices: items,
  };
};

/** Something that had been planned and will not be sent: withdrawn by a report or a new date, or cancelled by a person. */
export const withheldView = (notice: NoticeOfLetter, units: Units, find: FindAddressee): MessageView => {
  const state = notice.state === 'cancelled' ? 'cancelled' : 'dropped';
  const item = itemOf(notice, false);
  return {
    messageId: `notice.${notice.ledgerKey}`,
    kind: 'digest',
    kindLabel: letterKindLabels.digest,
    state,
    stateLabel: state === 'dropped' ? 'Không gửi' : stateLabels.cancelled,
    ...toWhom(notice.recipient, find(notice.recipient, dateOf(notice.raisedAt)), units),
    channels: [],
    subject: item.text,
    dueAt: notice.raisedAt,
    sentAt: null,
    reason: notice.reason,
    attempts: 0,
    lastError: null,
    itemCount: 1,
    items: [item.text],
    notices: [item],
  };
};
