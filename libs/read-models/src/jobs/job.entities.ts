import type { ItemResult, JobKind, JobParameters, JobRef, JobStatus } from '@dondoc/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A bulk act: its question, and how far it is. Instants UTC. */
@Entity({ name: 'jobs' })
@Index('jobs_unit', ['unitId', 'startedAt'])
@Index('jobs_running', ['jobId'], { where: "status = 'running'" })
export class JobRow {
  @PrimaryColumn({ type: 'text', name: 'job_id' })
  jobId!: string;

  @Column({ type: 'text' })
  kind!: JobKind;

  @Column({ type: 'text', name: 'started_by' })
  startedBy!: string;

  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'text', name: 'unit_id' })
  unitId!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'jsonb' })
  parameters!: JobParameters;

  @Column({ type: 'integer' })
  total!: number;

  @Column({ type: 'integer' })
  done!: number;

  @Column({ type: 'integer' })
  skipped!: number;

  @Column({ type: 'integer' })
  failed!: number;

  @Column({ type: 'text' })
  status!: JobStatus;

  @Column({ type: 'text', name: 'started_at' })
  startedAt!: string;

  @Column({ type: 'text', name: 'ended_at', nullable: true })
  endedAt!: string | null;

  @Column({ type: 'text', name: 'cancelled_by', nullable: true })
  cancelledBy!: string | null;

  @Column({ type: 'text', name: 'cancel_reason', nullable: true })
  cancelReason!: string | null;

  @Column({ type: 'text', name: 'retry_of', nullable: true })
  retryOf!: string | null;

  @Column({ type: 'text', name: 'import_id', nullable: true })
  importId!: string | null;
}

/** One thing that a job does, and what became of it. */
@Entity({ name: 'job_items' })
@Index('job_items_waiting', ['jobId', 'n'], { where: "outcome = 'waiting'" })
export class JobItemRow {
  @PrimaryColumn({ type: 'text', name: 'job_id' })
  jobId!: string;

  @PrimaryColumn({ type: 'integer' })
  n!: number;

  @Column({ type: 'text' })
  label!: string;

  @Column({ type: 'jsonb', nullable: true })
  ref!: JobRef | null;

  @Column({ type: 'jsonb', nullable: true })
  body!: unknown;

  @Column({ type: 'text' })
  outcome!: 'waiting' | ItemResult['outcome'];

  @Column({ type: 'text', nullable: true })
  code!: string | null;

  @Column({ type: 'text', nullable: true })
  field!: string | null;

  @Column({ type: 'text', nullable: true })
  value!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'text', nullable: true })
  mend!: string | null;
}
