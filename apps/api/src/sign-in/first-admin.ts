import { type Clock, type Database, readPersonFacts, recordPersonFact } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, CONFIGURATION, DATABASE } from '../runtime.js';
import { Accounts } from './accounts.js';
import { type PasswordLink, PasswordLinks } from './password-links.js';

const ADD = `
  INSERT INTO accounts (username, name, role, unit_id, sample, position) VALUES ($1, 'Quản trị hệ thống', 'admin', '', false, 0)
  ON CONFLICT (username) DO NOTHING`;

/** The way into an installation that knows nobody yet: an administrator whom the configuration names. */
@Injectable()
export class FirstAdmin {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly accounts: Accounts,
    private readonly links: PasswordLinks,
  ) {}

  /** Makes the account when it is missing. @returns a link to set its password, until one was set */
  async prepare(): Promise<(PasswordLink & { username: string }) | undefined> {
    const { firstAdmin: username } = this.configuration;
    if (username === null) return undefined;
    const { store } = this.database;
    if ((await readPersonFacts(store, username)).length === 0) {
      const data = { name: 'Quản trị hệ thống', email: null, externalSubject: null };
      const context = { commandId: `first-admin:${username}`, actor: 'system:start', now: this.clock.now() };
      await recordPersonFact(store, username, { type: 'PersonAdded', data }, context, async (tx) => {
        await tx.query(ADD, [username]);
      });
    }
    const account = await this.accounts.find(username);
    if (!account || account.sample || account.passwordHash !== null || account.disabledAt) return undefined;
    return { username, ...(await this.links.make(username, 'system:start', 'admin')) };
  }
}
