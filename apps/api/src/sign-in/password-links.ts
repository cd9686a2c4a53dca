import type { Database } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import { Inject, Injectable } from '@nestjs/common';
import { LessThan, type Repository } from 'typeorm';
import { passwordProblems } from '../problem/password-problems.js';
import { CONFIGURATION, DATABASE, REAL_NOW, type RealNow } from '../runtime.js';
import { hashOf, newSecret } from './secret.js';
import { PasswordLinkRow } from './sign-in.entities.js';

const MINUTE = 60_000;
/** By mail on one's own request; handed over by an administrator. In real time. */
const VALID_MS = { own: 30 * MINUTE, admin: 24 * 60 * MINUTE };
export const validFor = { own: '30 phút', admin: '24 giờ' };

export type PasswordLink = { url: string; expiresAt: string };

/** Links by which a person sets a password, once. A newer one ends the older. */
@Injectable()
export class PasswordLinks {
  private readonly rows: Repository<PasswordLinkRow>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(REAL_NOW) private readonly realNow: RealNow,
  ) {
    this.rows = database.dataSource.getRepository(PasswordLinkRow);
  }

  /** The secret stands behind `#`, so that no server on the way writes it down. */
  async make(username: string, madeBy: string, kind: keyof typeof VALID_MS): Promise<PasswordLink> {
    const [secret, now] = [newSecret(), this.realNow()];
    const expiresAt = new Date(now + VALID_MS[kind]);
    await this.rows.delete({ expiresAt: LessThan(new Date(now)) });
    await this.rows.delete({ username });
    await this.rows.insert({ tokenHash: hashOf(secret), username, madeBy, createdAt: new Date(now), expiresAt });
    return { url: `${this.configuration.publicUrl}/dat-mat-khau#${secret}`, expiresAt: expiresAt.toISOString() };
  }

  /** @throws ApiProblem `PASSWORD.LINK_INVALID` */
  async find(secret: string): Promise<PasswordLinkRow> {
    const row = await this.rows.findOneBy({ tokenHash: hashOf(secret) });
    if (!row || row.expiresAt.getTime() <= this.realNow()) throw passwordProblems.linkInvalid();
    return row;
  }

  async drop(username: string): Promise<void> {
    await this.rows.delete({ username });
  }
}
