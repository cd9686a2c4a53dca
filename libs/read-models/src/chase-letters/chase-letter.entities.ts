import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A chase letter (công văn đôn đốc) as the Office made it; number and date (plain) once it was signed and issued. */
@Entity({ name: 'chase_letters' })
export class ChaseLetterRow {
  @PrimaryColumn({ type: 'text', name: 'letter_id' })
  letterId!: string;

  @Column({ type: 'text', name: 'cascade_id' })
  cascadeId!: string;

  @Column({ type: 'text' })
  subject!: string;

  /** What stands after the number. */
  @Column({ type: 'text' })
  sign!: string;

  @Column({ type: 'text', name: 'made_at' })
  madeAt!: string;

  @Column({ type: 'text', nullable: true })
  number!: string | null;

  @Column({ type: 'text', name: 'issued_on', nullable: true })
  issuedOn!: string | null;

  /** When a number was first entered (instant). */
  @Column({ type: 'text', name: 'numbered_at', nullable: true })
  numberedAt!: string | null;

  /** From that day on (plain) it no longer stands. */
  @Column({ type: 'text', name: 'withdrawn_on', nullable: true })
  withdrawnOn!: string | null;

  /** When the withdrawal was entered (instant). */
  @Column({ type: 'text', name: 'withdrawn_at', nullable: true })
  withdrawnAt!: string | null;
}

/** An obligation that a chase letter names. */
@Entity({ name: 'chase_letter_items' })
@Index('chase_letter_items_obligation', ['cascadeId', 'unitId', 'lineId'])
export class ChaseLetterItemRow {
  @PrimaryColumn({ type: 'text', name: 'letter_id' })
  letterId!: string;

  @Column({ type: 'text', name: 'cascade_id' })
  cascadeId!: string;

  @PrimaryColumn({ type: 'text', name: 'unit_id' })
  unitId!: string;

  @PrimaryColumn({ type: 'text', name: 'line_id' })
  lineId!: string;
}
