import type { Database } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import { hash, verify } from '@node-rs/argon2';
import { Inject, Injectable } from '@nestjs/common';
import type { Repository } from 'typeorm';
import { CONFIGURATION, DATABASE } from '../runtime.js';
import { AccountRow } from './sign-in.entities.js';

/** Verifying against it costs what a real account costs, so that time does not tell which names exist. */
let decoy: Promise<string> | undefined;
const decoyHash = (): Promise<string> => {
  decoy ??= hash('no account has this password');
  return decoy;
};

/** Who may sign in, with which password. */
@Injectable()
export class Accounts {
  private readonly rows: Repository<AccountRow>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {
    this.rows = database.dataSource.getRepository(AccountRow);
  }

  /** The account, when name and password belong together. Takes the same time for an unknown name. */
  async findByPassword(username: string, password: string): Promise<AccountRow | undefined> {
    const account = await this.find(username);
    const right = await verify(account?.passwordHash ?? (await decoyHash()), password);
    return right ? account : undefined;
  }

  /** Sample accounts in the order of the organisation; none in production. */
  async listSamples(): Promise<AccountRow[]> {
    if (this.configuration.mode === 'production') return [];
    return this.rows.find({ where: { sample: true }, order: { position: 'ASC' } });
  }

  private async find(username: string): Promise<AccountRow | undefined> {
    const account = await this.rows.findOneBy({ username });
    // A sample's password stands in public; a database that once held a sample must not stay open by it.
    if (account?.sample && this.configuration.mode === 'production') return undefined;
    return account ?? undefined;
  }
}
