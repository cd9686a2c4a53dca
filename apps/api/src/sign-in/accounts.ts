import type { Database } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import { Inject, Injectable } from '@nestjs/common';
import type { Repository } from 'typeorm';
import { CONFIGURATION, DATABASE } from '../runtime.js';
import { AccountRow } from './sign-in.entities.js';

/** Who may sign in. */
@Injectable()
export class Accounts {
  private readonly rows: Repository<AccountRow>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {
    this.rows = database.dataSource.getRepository(AccountRow);
  }

  /** By username or mail address, in any case of letters. */
  async find(who: string): Promise<AccountRow | undefined> {
    const key = who.trim().toLowerCase();
    return this.usable(await this.rows.findOneBy(key.includes('@') ? { email: key } : { username: key }));
  }

  async findBySubject(externalSubject: string): Promise<AccountRow | undefined> {
    return this.usable(await this.rows.findOneBy({ externalSubject }));
  }

  /** Sample accounts in the order of the organisation; none in production. */
  async listSamples(): Promise<AccountRow[]> {
    if (this.configuration.mode === 'production') return [];
    return this.rows.find({ where: { sample: true }, order: { position: 'ASC' } });
  }

  async signedIn(username: string, at: Date): Promise<void> {
    await this.rows.update({ username }, { lastSignInAt: at });
  }

  private usable(account: AccountRow | null): AccountRow | undefined {
    // A sample's password stands in public; a database that once held a sample must not stay open by it.
    if (account?.sample && this.configuration.mode === 'production') return undefined;
    return account ?? undefined;
  }
}
