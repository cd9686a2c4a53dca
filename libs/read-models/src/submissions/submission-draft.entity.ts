import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What a unit has begun to write, for whoever holds the post; gone once something is handed in. It is nobody's fact and
 * stands in no log. `body`: the fields as typed, see `submissionDraftSchema` of the contracts.
 */
@Entity({ name: 'submission_drafts' })
export class SubmissionDraftRow {
  @PrimaryColumn({ type: 'text', name: 'cascade_id' })
  cascadeId!: string;

  @PrimaryColumn({ type: 'text', name: 'unit_id' })
  unitId!: string;

  @PrimaryColumn({ type: 'text', name: 'line_id' })
  lineId!: string;

  /** Counts the savings: who saves names the one that was read. */
  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'jsonb' })
  body!: unknown;

  /** Who saved last, by name. */
  @Column({ type: 'text', name: 'edited_by' })
  editedBy!: string;

  @Column({ type: 'text', name: 'edited_at' })
  editedAt!: string;
}
