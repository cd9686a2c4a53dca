import type { PaperEntry, SubmissionContent } from '@dondoc/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What was handed in; every version stays. */
@Entity({ name: 'submissions' })
@Index('submissions_obligation', ['cascadeId', 'unitId', 'lineId'])
export class SubmissionRow {
  @PrimaryColumn({ type: 'text', name: 'submission_id' })
  submissionId!: string;

  @Column({ type: 'text', name: 'cascade_id' })
  cascadeId!: string;

  @Column({ type: 'text', name: 'unit_id' })
  unitId!: string;

  @Column({ type: 'text', name: 'line_id' })
  lineId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'jsonb' })
  content!: SubmissionContent;

  @Column({ type: 'text', name: 'received_at' })
  receivedAt!: string;

  @Column({ type: 'text' })
  actor!: string;

  /** Entered later than it was received: why, and when. */
  @Column({ type: 'jsonb', nullable: true })
  paper!: PaperEntry | null;

  /** Who handed in, by name, as known then; null in older versions. */
  @Column({ type: 'text', name: 'received_by', nullable: true })
  receivedBy!: string | null;
}
