import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import { Inject, Injectable } from '@nestjs/common';
import { LessThan, type Repository } from 'typeorm';
import type { SignedIn } from '../access/signed-in.js';
import { CONFIGURATION, DATABASE, REAL_NOW, type RealNow } from '../runtime.js';
import { type AccountRow, SessionRow } from './sign-in.entities.js';

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const FIND = `
  SELECT a.username, a.name, a.role, a.unit_id AS "unitId"
  FROM sessions s JOIN accounts a USING (username)
  WHERE s.token_hash = $1 AND s.expires_at > $2 AND NOT (a.sample AND $3)`;

/** Logins and who they belong to, in real time (the product's clock may run faster). */
@Injectable()
export class Sessions {
  private readonly rows: Repository<SessionRow>;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(REAL_NOW) private readonly realNow: RealNow,
  ) {
    this.rows = database.dataSource.getRepository(SessionRow);
  }

  /** @returns the token for the cookie: 256 random bits, kept nowhere */
  async open(account: AccountRow): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.realNow();
    const expiresAt = new Date(now + this.configuration.sessionHours * 3_600_000);
    await this.rows.delete({ expiresAt: LessThan(new Date(now)) });
    await this.rows.insert({
      tokenHash: hashOf(token),
      username: account.username,
      createdAt: new Date(now),
      expiresAt,
    });
    return token;
  }

  async find(token: string): Promise<SignedIn | undefined> {
    const inProduction = this.configuration.mode === 'production';
    const values = [hashOf(token), new Date(this.realNow()), inProduction];
    const { rows } = await this.database.pool.query<SignedIn>(FIND, values);
    return rows[0];
  }

  async close(token: string): Promise<void> {
    await this.rows.delete({ tokenHash: hashOf(token) });
  }
}
