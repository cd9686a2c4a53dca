import type { Role } from '@dondoc/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody who may sign in. `passwordHash` is an argon2id PHC string; `sample` accounts have a published password. */
@Entity({ name: 'accounts' })
export class AccountRow {
  @PrimaryColumn({ type: 'text' })
  username!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  role!: Role;

  @Column({ type: 'text', name: 'unit_id' })
  unitId!: string;

  @Column({ type: 'text', name: 'password_hash' })
  passwordHash!: string;

  @Column({ type: 'boolean' })
  sample!: boolean;

  @Column({ type: 'integer' })
  position!: number;
}

/** A login. Only the SHA-256 of its token is kept, so that a copy of the table opens nothing. Times are real time. */
@Entity({ name: 'sessions' })
@Index('sessions_expires_at', ['expiresAt'])
export class SessionRow {
  @PrimaryColumn({ type: 'text', name: 'token_hash' })
  tokenHash!: string;

  @Column({ type: 'text' })
  username!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}
