import type {
  DirectiveDocument,
  LowerTierResult,
  ParentPlan,
  RollUpTrigger,
  ScheduleLine,
  Tally,
  VersionRef,
} from '@dondoc/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

// Legal dates and instants are kept as ISO text: they sort as text and no driver can shift them by a machine's zone.

/** A directive being carried out. */
@Entity({ name: 'cascades' })
export class CascadeRow {
  @PrimaryColumn({ type: 'text', name: 'cascade_id' })
  cascadeId!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  status!: 'draft' | 'issued';

  @Column({ type: 'jsonb' })
  template!: VersionRef;

  @Column({ type: 'jsonb' })
  calendar!: VersionRef;

  @Column({ type: 'jsonb' })
  document!: DirectiveDocument;

  @Column({ type: 'boolean' })
  sample!: boolean;

  @Column({ type: 'text', name: 'next_roll_up', nullable: true })
  nextRollUp!: string | null;

  /** The unit plan above that this cascade carries out. */
  @Column({ type: 'jsonb', nullable: true })
  parent!: ParentPlan | null;

  @Column({ type: 'integer', default: 0 })
  amendments!: number;

  /** Every line has been rolled up: time has nothing left to do with it. */
  @Column({ type: 'boolean', name: 'rolled_up', default: false })
  rolledUp!: boolean;
}

/** One line of a cascade's schedule, how many units have not settled it, and its roll-up. */
@Entity({ name: 'cascade_lines' })
export class CascadeLineRow {
  @PrimaryColumn({ type: 'text', name: 'cascade_id' })
  cascadeId!: string;

  @PrimaryColumn({ type: 'text', name: 'line_id' })
  lineId!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'jsonb' })
  body!: ScheduleLine;

  @Column({ type: 'integer', name: 'open_count' })
  openCount!: number;

  @Column({ type: 'text', name: 'rolled_up_at', nullable: true })
  rolledUpAt!: string | null;

  @Column({ type: 'text', nullable: true })
  trigger!: RollUpTrigger | null;

  @Column({ type: 'jsonb', nullable: true })
  tally!: Tally | null;

  /** Results of child cascades that feed this line. */
  @Column({ type: 'jsonb', name: 'lower_tiers', default: [] })
  lowerTiers!: LowerTierResult[];
}

/** One unit's part of a cascade: when time next changes something, and whether it is over. */
@Entity({ name: 'unit_plans' })
@Index('unit_plans_next_wake', ['nextWake'], { where: 'NOT closed' })
@Index('unit_plans_cascade', ['cascadeId', 'unitId'])
@Index('unit_plans_unit', ['unitId'])
export class UnitPlanRow {
  @PrimaryColumn({ type: 'text', name: 'plan_id' })
  planId!: string;

  @Column({ type: 'text', name: 'cascade_id' })
  cascadeId!: string;

  @Column({ type: 'text', name: 'unit_id' })
  unitId!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text', name: 'next_wake', nullable: true })
  nextWake!: string | null;

  @Column({ type: 'boolean' })
  closed!: boolean;
}
