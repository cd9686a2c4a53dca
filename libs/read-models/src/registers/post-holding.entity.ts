import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An account that may act for a post from one plain date to another, as holder or as stand-in for an absence. */
@Entity({ name: 'post_holdings' })
@Index('post_holdings_username', ['username'])
@Index('post_holdings_unit_id', ['unitId'])
export class PostHoldingRow {
  /** Id of the holding or of the absence. */
  @PrimaryColumn({ type: 'text', name: 'held_id' })
  heldId!: string;

  @Column({ type: 'text', name: 'unit_id' })
  unitId!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  username!: string;

  @Column({ type: 'text', name: 'valid_from' })
  validFrom!: string;

  @Column({ type: 'text', name: 'valid_to', nullable: true })
  validTo!: string | null;

  @Column({ type: 'boolean', name: 'stands_in' })
  standsIn!: boolean;
}

/** Somebody whose account is closed: nobody reads what is written to them. */
@Entity({ name: 'disabled_people' })
export class DisabledPersonRow {
  @PrimaryColumn({ type: 'text' })
  username!: string;
}
