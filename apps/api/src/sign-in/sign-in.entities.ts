import type { Role } from '@dondoc/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Why a session ended before its time. */
export type SessionEnd = 'signed-out' | 'by-admin' | 'elsewhere' | 'password-changed' | 'disabled';

/**
 * Somebody who may sign in. `passwordHash` is an argon2id PHC string, null until a password was set; `sample` accounts have a
 * published password. `email` is in lower case; `externalSubject` is the person at the single sign-on provider.
 */
@Entity({ name: 'accounts' })
@Index('accounts_email', ['email'], { unique: true })
@Index('accounts_external_subject', ['externalSubject'], { unique: true })
export class AccountRow {
  @PrimaryColumn({ type: 'text' })
  username!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  role!: Role | null;

  @Column({ type: 'text', name: 'unit_id', nullable: true })
  unitId!: string | null;

  @Column({ type: 'text', name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  @Column({ type: 'boolean' })
  sample!: boolean;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'text', name: 'external_subject', nullable: true })
  externalSubject!: string | null;

  @Column({ type: 'timestamptz', name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  @Column({ type: 'text', name: 'disabled_by', nullable: true })
  disabledBy!: string | null;

  @Column({ type: 'text', name: 'disabled_reason', nullable: true })
  disabledReason!: string | null;

  @Column({ type: 'timestamptz', name: 'password_changed_at', nullable: true })
  passwordChangedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'last_sign_in_at', nullable: true })
  lastSignInAt!: Date | null;
}

/**
 * A login. Only the SHA-256 of its token is kept, so that a copy of the table opens nothing. Times are real time.
 * `providerToken`: the ID token of the provider, needed to sign out there; `actingPost`: which of several posts was chosen.
 */
@Entity({ name: 'sessions' })
@Index('sessions_expires_at', ['expiresAt'])
@Index('sessions_session_id', ['sessionId'], { unique: true })
@Index('sessions_username', ['username'])
export class SessionRow {
  @PrimaryColumn({ type: 'text', name: 'token_hash' })
  tokenHash!: string;

  @Column({ type: 'text' })
  username!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'text', name: 'session_id' })
  sessionId!: string;

  @Column({ type: 'timestamptz', name: 'last_seen_at' })
  lastSeenAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'text', name: 'ended_why', nullable: true })
  endedWhy!: SessionEnd | null;

  @Column({ type: 'text', name: 'opened_from' })
  openedFrom!: string;

  @Column({ type: 'text' })
  browser!: string;

  @Column({ type: 'text', name: 'provider_token', nullable: true })
  providerToken!: string | null;

  @Column({ type: 'text', name: 'acting_post', nullable: true })
  actingPost!: string | null;
}

/** Consecutive failures under one key: a name, a known browser with its name, or a network address. */
@Entity({ name: 'sign_in_attempts' })
@Index('sign_in_attempts_last_at', ['lastAt'])
export class SignInAttemptRow {
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'integer' })
  failures!: number;

  @Column({ type: 'timestamptz', name: 'last_at' })
  lastAt!: Date;

  @Column({ type: 'timestamptz', name: 'wait_until', nullable: true })
  waitUntil!: Date | null;
}

/** A browser in which that person has signed in before; it opens nothing, but is counted apart from strangers. */
@Entity({ name: 'known_browsers' })
@Index('known_browsers_username', ['username'])
export class KnownBrowserRow {
  @PrimaryColumn({ type: 'text', name: 'token_hash' })
  tokenHash!: string;

  @PrimaryColumn({ type: 'text' })
  username!: string;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}

/** A link by which somebody may set a password once. `madeBy`: the administrator, or the person by mail. */
@Entity({ name: 'password_links' })
@Index('password_links_username', ['username'])
export class PasswordLinkRow {
  @PrimaryColumn({ type: 'text', name: 'token_hash' })
  tokenHash!: string;

  @Column({ type: 'text' })
  username!: string;

  @Column({ type: 'text', name: 'made_by' })
  madeBy!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}

/** A visit to the single sign-on provider that has not come back yet, or came back with a refusal to show. */
@Entity({ name: 'single_sign_ons' })
@Index('single_sign_ons_expires_at', ['expiresAt'])
export class SingleSignOnRow {
  @PrimaryColumn({ type: 'text', name: 'state_hash' })
  stateHash!: string;

  @Column({ type: 'text' })
  nonce!: string;

  @Column({ type: 'text' })
  verifier!: string;

  @Column({ type: 'text' })
  next!: string;

  @Column({ type: 'jsonb', nullable: true })
  refusal!: object | null;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}

export const signInEntities = [
  AccountRow,
  SessionRow,
  SignInAttemptRow,
  KnownBrowserRow,
  PasswordLinkRow,
  SingleSignOnRow,
];
