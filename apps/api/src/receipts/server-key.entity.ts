import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A key of this installation. `secret`: 32 random bytes in base64, from which the keys in use are derived. Retired: signs
 * nothing more and still vouches. Revoked: vouches for nothing, because somebody else may have it.
 */
@Entity({ name: 'server_keys' })
export class ServerKeyRow {
  @PrimaryColumn({ type: 'text', name: 'key_id' })
  keyId!: string;

  @Column({ type: 'text' })
  secret!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'retired_at', nullable: true })
  retiredAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
