import type { DueFacts, Instant, Obligation, PlainDate, Work } from '@dondoc/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An extension that waits for a decision. `by`: who asked, by name, where known. */
export type ExtensionRequest = {
  requestId: string;
  until: PlainDate;
  reason: string;
  askedAt: Instant;
  by: string | null;
};

/** The facts of one obligation; its status is derived from them and the moment asked, never stored. */
@Entity({ name: 'obligations' })
@Index('obligations_unit', ['unitId'])
export class ObligationRow {
  @PrimaryColumn({ type: 'text', name: 'cascade_id' })
  cascadeId!: string;

  @PrimaryColumn({ type: 'text', name: 'unit_id' })
  unitId!: string;

  @PrimaryColumn({ type: 'text', name: 'line_id' })
  lineId!: string;

  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'jsonb', nullable: true })
  due!: DueFacts | null;

  @Column({ type: 'text' })
  work!: Work;

  @Column({ type: 'text', name: 'first_received_at', nullable: true })
  firstReceivedAt!: string | null;

  @Column({ type: 'text', name: 'returned_new_date', nullable: true })
  returnedNewDate!: string | null;

  @Column({ type: 'text', name: 'closed_at', nullable: true })
  closedAt!: string | null;

  @Column({ type: 'text', nullable: true })
  rating!: string | null;

  /** The date granted by extension, if any. */
  @Column({ type: 'jsonb', nullable: true })
  extended!: DueFacts | null;

  @Column({ type: 'text', name: 'reopened_until', nullable: true })
  reopenedUntil!: string | null;

  @Column({ type: 'jsonb', name: 'extension_request', nullable: true })
  extensionRequest!: ExtensionRequest | null;

  /** What it explains, when it is an explanation (giải trình): it stands in no schedule. */
  @Column({ type: 'jsonb', nullable: true })
  explains!: Obligation['explains'];
}
