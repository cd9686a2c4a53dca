import type { DeskFilter, DeskGrouping, SharedWith } from '@dondoc/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A filter of the desk that somebody keeps under a name. How people like to look is no fact: it is not in the log. */
@Entity({ name: 'saved_views' })
@Index('saved_views_name', ['owner', 'name'], { unique: true })
export class SavedViewRow {
  @PrimaryColumn({ type: 'text', name: 'view_id' })
  viewId!: string;

  /** Account. */
  @Column({ type: 'text' })
  owner!: string;

  @Column({ type: 'text', name: 'owner_name' })
  ownerName!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'jsonb' })
  filter!: DeskFilter;

  @Column({ type: 'text', name: 'group_by', nullable: true })
  groupBy!: DeskGrouping | null;

  @Column({ type: 'jsonb' })
  shared!: SharedWith;

  /** How often it has been written. */
  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ type: 'text', name: 'created_at' })
  createdAt!: string;

  @Column({ type: 'text', name: 'changed_at' })
  changedAt!: string;
}
