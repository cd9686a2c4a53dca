import { type Clock, type Database, recordPersonFact } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import { Inject, Injectable } from '@nestjs/common';
import { singleSignOnProblems } from '../problem/sign-in-problems.js';
import { CLOCK, CONFIGURATION, DATABASE } from '../runtime.js';
import { Accounts } from './accounts.js';
import { storedSubject } from './external-subject.js';
import { hashOf } from './secret.js';
import type { AccountRow } from './sign-in.entities.js';
import type { ProvenIdentity } from './single-sign-on.js';

const LINK = 'UPDATE accounts SET external_subject = $2 WHERE username = $1 AND external_subject IS NULL';

/** Whose account a proven identity opens. Nobody is let in whom an administrator has not entered. */
@Injectable()
export class ProvenPeople {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly accounts: Accounts,
  ) {}

  /**
   * By the subject; the first time, if configured so, by the verified mail address, which then is linked with the subject: an
   * address that later goes to somebody else opens nothing.
   * @throws ApiProblem `SINGLE_SIGN_ON.UNKNOWN_PERSON`, `SINGLE_SIGN_ON.MAIL_UNVERIFIED`, `SINGLE_SIGN_ON.OTHER_IDENTITY`
   */
  async accountOf({ subject, email, shownAs }: ProvenIdentity): Promise<AccountRow> {
    const { supportContact, oidcMatch } = this.configuration;
    const stored = storedSubject(subject, this.configuration);
    const linked = await this.accounts.findBySubject(stored);
    if (linked) return linked;
    if (oidcMatch === 'subject') throw singleSignOnProblems.unknownPerson(shownAs, supportContact);
    if (email === null) throw singleSignOnProblems.unverifiedMail(supportContact);
    const account = await this.accounts.find(email);
    if (!account) throw singleSignOnProblems.unknownPerson(email, supportContact);
    if (account.externalSubject !== null) throw singleSignOnProblems.otherSubject(email, supportContact);
    if (!account.disabledAt) await this.link(account.username, stored);
    return account;
  }

  private async link(username: string, stored: string): Promise<void> {
    const issuer = this.configuration.oidcIssuer ?? '';
    const commandId = `single-sign-on:${username}:${hashOf(stored).slice(0, 24)}`;
    const context = { commandId, actor: username, now: this.clock.now() };
    await recordPersonFact(
      this.database.store,
      username,
      { type: 'SingleSignOnLinked', data: { issuer } },
      context,
      async (tx) => void (await tx.query(LINK, [username, stored])),
    );
  }
}
