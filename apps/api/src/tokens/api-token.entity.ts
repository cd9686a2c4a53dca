import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A token with which a program signs in as its owner. Only its SHA-256 is kept, so that a copy of the table opens
 * nothing. Times are real time.
 */
@Entity({ name: 'api_tokens' })
@Index('api_tokens_username', ['username'])
export class ApiTokenRow {
  @PrimaryColumn({ type: 'text', name: 'token_id' })
  tokenId!: string;

  @Column({ type: 'text', name: 'token_hash', unique: true })
  tokenHash!: string;

  @Column({ type: 'text' })
  username!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;

  /** Which of several posts its owner chose for it. */
  @Column({ type: 'text', name: 'acting_post', nullable: true })
  actingPost!: string | null;
}
