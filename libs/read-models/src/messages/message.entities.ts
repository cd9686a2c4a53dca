import type { LetterKind, NoticeKind } from '@dondoc/domain';
import type { LetterContent } from '@dondoc/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * The ledger of everything that somebody is to be told: one row per obligation, rung and recipient, claimed in the
 * same transaction as its event. A row is told in exactly one letter, or dropped because the report came first.
 */
@Entity({ name: 'notices' })
@Index('notices_pending', ['recipient'], { where: "state = 'pending'" })
@Index('notices_letter', ['letterId'], { where: 'letter_id IS NOT NULL' })
@Index('notices_withheld', ['raisedAt'], { where: "state IN ('cancelled', 'dropped') AND letter_id IS NULL" })
export class NoticeRow {
  @PrimaryColumn({ type: 'text', name: 'ledger_key' })
  ledgerKey!: string;

  @Column({ type: 'text' })
  kind!: NoticeKind;

  @Column({ type: 'text' })
  recipient!: string;

  @Column({ type: 'text', name: 'cascade_id' })
  cascadeId!: string;

  @Column({ type: 'text', name: 'unit_id', nullable: true })
  unitId!: string | null;

  @Column({ type: 'text', name: 'line_id', nullable: true })
  lineId!: string | null;

  @Column({ type: 'integer', nullable: true })
  level!: number | null;

  @Column({ type: 'text', name: 'raised_at' })
  raisedAt!: string;

  /** `dropped`: a report or another date came first; `cancelled`: somebody decided so; `reason` says why. */
  @Column({ type: 'text' })
  state!: 'pending' | 'lettered' | 'dropped' | 'cancelled';

  @Column({ type: 'text', name: 'letter_id', nullable: true })
  letterId!: string | null;

  @Column({ type: 'text', nullable: true })
  text!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** Account that cancelled it. */
  @Column({ type: 'text', name: 'settled_by', nullable: true })
  settledBy!: string | null;

  /** Instant at which it was cancelled or dropped. */
  @Column({ type: 'text', name: 'settled_at', nullable: true })
  settledAt!: string | null;
}

/** A letter of the outbox. Its id is its Message-ID, so that every try is the same letter. */
@Entity({ name: 'letters' })
@Index('letters_unsent', ['availableAt'], { where: "state IN ('waiting', 'sending')" })
@Index('letters_daily', ['address', 'day'], { unique: true, where: "kind = 'digest'" })
@Index('letters_created', ['createdAt'])
@Index('letters_inbox', ['username', 'toldAt'], { where: 'told_at IS NOT NULL' })
@Index('letters_post_inbox', ['recipient', 'toldAt'], { where: 'told_at IS NOT NULL' })
export class LetterRow {
  @PrimaryColumn({ type: 'text', name: 'letter_id' })
  letterId!: string;

  @Column({ type: 'text' })
  kind!: LetterKind;

  @Column({ type: 'text' })
  recipient!: string;

  @Column({ type: 'text' })
  day!: string;

  @Column({ type: 'text' })
  state!: 'waiting' | 'sending' | 'sent' | 'dropped' | 'cancelled';

  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  items!: string[] | null;

  @Column({ type: 'text', name: 'created_at' })
  createdAt!: string;

  @Column({ type: 'text', name: 'sent_at', nullable: true })
  sentAt!: string | null;

  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  @Column({ type: 'text', name: 'last_error', nullable: true })
  lastError!: string | null;

  /** Real time (the machine's clock) from which a worker may take it: retries back off in real time. */
  @Column({ type: 'timestamptz', name: 'available_at' })
  availableAt!: Date;

  /** To whom, as it was on the day of sealing; absent in letters of before. A digest is one per address and day. */
  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'text', name: 'to_name', nullable: true })
  toName!: string | null;

  /** Account of the person, when the post's holder is known; otherwise everybody in the post sees it in the inbox. */
  @Column({ type: 'text', nullable: true })
  username!: string | null;

  /** Why it goes to somebody else than the post's holder: a stand-in, a vacancy. */
  @Column({ type: 'text', nullable: true })
  note!: string | null;

  /** What it says, as the inbox shows it; the mail's text is made of the same. */
  @Column({ type: 'jsonb', nullable: true })
  content!: LetterContent | null;

  /** Instant from which it stands in the inbox. */
  @Column({ type: 'text', name: 'told_at', nullable: true })
  toldAt!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'boolean', name: 'by_mail', default: true })
  byMail!: boolean;

  @Column({ type: 'boolean', name: 'in_app', default: true })
  inApp!: boolean;
}

/** Who has read a letter in the inbox. */
@Entity({ name: 'letter_reads' })
export class LetterReadRow {
  @PrimaryColumn({ type: 'text', name: 'letter_id' })
  letterId!: string;

  @PrimaryColumn({ type: 'text' })
  username!: string;

  @Column({ type: 'text', name: 'read_at' })
  readAt!: string;
}

/** How a person is told. Official notices reach everybody: at least one channel is on. */
@Entity({ name: 'channel_choices' })
export class ChannelChoiceRow {
  @PrimaryColumn({ type: 'text' })
  username!: string;

  @Column({ type: 'boolean' })
  mail!: boolean;

  @Column({ type: 'boolean', name: 'in_app' })
  inApp!: boolean;

  @Column({ type: 'text', name: 'chosen_at' })
  chosenAt!: string;
}
