import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One night's clearing: whoever enters the night does it. `cleared`: how many of what, or why it failed; null: it runs. */
@Entity({ name: 'housekeeping_nights' })
export class HousekeepingNightRow {
  /** Date in Asia/Ho_Chi_Minh by the machine's clock. */
  @PrimaryColumn({ type: 'text' })
  night!: string;

  @Column({ type: 'timestamptz', name: 'started_at', default: () => 'now()' })
  startedAt!: Date;

  @Column({ type: 'jsonb', nullable: true })
  cleared!: Record<string, number | string> | null;
}

/** A content that no file has any more. It is kept for another night, in case somebody cited its file just then. */
@Entity({ name: 'forsaken_contents' })
export class ForsakenContentRow {
  @PrimaryColumn({ type: 'text' })
  sha256!: string;

  @Column({ type: 'timestamptz' })
  since!: Date;
}

export const housekeepingEntities = [HousekeepingNightRow, ForsakenContentRow];
