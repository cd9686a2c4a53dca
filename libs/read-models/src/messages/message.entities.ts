import type { NoticeKind } from '@dondoc/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * The ledger of everything that somebody is to be told: one row per obligation, rung and recipient, claimed in the
 * same transaction as its event. A row is told in exactly one letter, or dropped because the report came first.
 */
@Entity({ name: 'notices' })
@Index('notices_pending', ['recipient'], { where: "state = 'pending'" })
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

  @Column({ type: 'text' })
  state!: 'pending' | 'lettered' | 'dropped';

  @Column({ type: 'text', name: 'letter_id', nullable: true })
  letterId!: string | null;

  @Column({ type: 'text', nullable: true })
  text!: string | null;
}

/** A letter of the outbox. Its id is its Message-ID, so that every try is the same letter. */
@Entity({ name: 'letters' })
@Index('letters_unsent', ['availableAt'], { where: "state IN ('waiting', 'sending')" })
export class LetterRow {
  @PrimaryColumn({ type: 'text', name: 'letter_id' })
  letterId!: string;

  @Column({ type: 'text' })
  kind!: 'digest' | 'returned' | 'roll-up';

  @Column({ type: 'text' })
  recipient!: string;

  @Column({ type: 'text' })
  day!: string;

  @Column({ type: 'text' })
  state!: 'waiting' | 'sending' | 'sent' | 'dropped';

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
}
