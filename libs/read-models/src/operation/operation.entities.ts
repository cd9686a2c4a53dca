import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A worker that is alive writes here; `seenAt` is real time. */
@Entity({ name: 'worker_heartbeats' })
export class WorkerHeartbeatRow {
  @PrimaryColumn({ type: 'text', name: 'worker_id' })
  workerId!: string;

  @Column({ type: 'timestamptz', name: 'seen_at' })
  seenAt!: Date;
}

/** What each run of the reconciler found: zeros are the proof that no deadline was lost. */
@Entity({ name: 'reconciliations' })
export class ReconciliationRow {
  @PrimaryColumn({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;

  @Column({ type: 'integer', name: 'late_wakes' })
  lateWakes!: number;

  @Column({ type: 'integer', name: 'plans_restarted' })
  plansRestarted!: number;

  @Column({ type: 'integer', name: 'directives_restarted' })
  directivesRestarted!: number;
}
