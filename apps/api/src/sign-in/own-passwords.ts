import { randomUUID } from 'node:crypto';
import { type Clock, type CommandContext, type Database, type PersonFact, recordPersonFact } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../logging/logger.js';
import { passwordProblems } from '../problem/password-problems.js';
import { problems } from '../problem/problems.js';
import { signInProblems } from '../problem/sign-in-problems.js';
import { CLOCK, CONFIGURATION, DATABASE } from '../runtime.js';
import { changedLetter, forgottenLetter } from './account-letters.js';
import { AccountMailer } from './account-mailer.js';
import { Accounts } from './accounts.js';
import { Attempts, letterKey, nameKey, PER_LETTER, PER_NAME } from './attempts.js';
import { commonPasswords } from './common-passwords.js';
import { PasswordLinks, validFor } from './password-links.js';
import { normalizedPassword, weaknessOf } from './password-rules.js';
import { Passwords } from './passwords.js';
import { Sessions } from './sessions.js';
import type { AccountRow } from './sign-in.entities.js';

const SET_PASSWORD = 'UPDATE accounts SET password_hash = $2, password_changed_at = $3 WHERE username = $1';
const USE_LINK = 'DELETE FROM password_links WHERE token_hash = $1 RETURNING token_hash';
const FORGET_BROWSERS = 'DELETE FROM known_browsers WHERE username = $1';

/** A person's own password: changed with the old one, or set by a link. */
@Injectable()
export class OwnPasswords {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly links: PasswordLinks,
    private readonly attempts: Attempts,
    private readonly sessions: Sessions,
    private readonly mailer: AccountMailer,
  ) {}

  /**
   * Changes the password and ends all other sessions.
   * @throws ApiProblem `PASSWORD.*`, `SIGN_IN.THROTTLED`
   */
  async change(
    username: string,
    { currentPassword, password }: { currentPassword: string; password: string },
    sessionToken: string,
    context: CommandContext,
  ): Promise<number> {
    const account = await this.changeable(username);
    if (account.passwordHash === null) throw passwordProblems.none();
    if (await this.database.store.findReceipt(context.commandId)) {
      // Asked again after a lost answer: it is done, and the old password is not the current one any more.
      if (await this.passwords.verify(account.passwordHash, password)) return 0;
      throw problems.idReused();
    }
    const key = nameKey(`change ${username}`);
    const { wait } = await this.attempts.take({ key, patience: PER_NAME });
    if (wait) throw signInProblems.throttled(wait.seconds, 'name');
    if (!(await this.passwords.verify(account.passwordHash, currentPassword))) throw passwordProblems.currentWrong();
    await this.attempts.clear(key);
    if (normalizedPassword(currentPassword) === normalizedPassword(password)) throw passwordProblems.same();
    await this.set(account, password, { type: 'PasswordChanged', data: { by: 'person' } }, context);
    const ended = await this.sessions.end(username, 'password-changed', { except: sessionToken });
    void this.tell(account);
    return ended;
  }

  /** Sends a link when there is such a person with an address. What the visitor sees is the same either way. */
  async forgotten(who: string): Promise<void> {
    const account = await this.accounts.find(who);
    if (!account || account.disabledAt || account.sample || account.email === null) return;
    const { username, name, email } = account;
    const { wait } = await this.attempts.take({ key: letterKey(username), patience: PER_LETTER });
    if (wait) return;
    const { url } = await this.links.make(username, username, 'own');
    this.logger.info({ username }, 'A link for a forgotten password was asked for');
    await this.mailer.send({ name, email }, forgottenLetter({ name, username, url, validFor: validFor.own }));
  }

  /** Whose link it is. @throws ApiProblem `PASSWORD.LINK_INVALID` */
  async behind(secret: string): Promise<{ account: AccountRow; expiresAt: Date; tokenHash: string }> {
    const { username, expiresAt, tokenHash } = await this.links.find(secret);
    const account = await this.accounts.find(username);
    if (!account || account.disabledAt || account.sample) throw passwordProblems.linkInvalid();
    return { account, expiresAt, tokenHash };
  }

  /** Sets the password by a link, ends all sessions and the wait after failed logins. @throws ApiProblem `PASSWORD.*` */
  async setByLink(secret: string, password: string): Promise<void> {
    const { account, tokenHash } = await this.behind(secret);
    const { username } = account;
    const context = { commandId: `password-link:${randomUUID()}`, actor: username, now: this.clock.now() };
    await this.set(account, password, { type: 'PasswordChanged', data: { by: 'link' } }, context, tokenHash);
    await this.sessions.end(username, 'password-changed');
    await this.attempts.clear(nameKey(username), letterKey(username));
    void this.tell(account);
  }

  private async changeable(username: string): Promise<AccountRow> {
    const account = await this.accounts.find(username);
    if (!account) throw passwordProblems.none();
    if (account.sample) throw passwordProblems.ofSample();
    return account;
  }

  /** A repeated command sets nothing twice: what stands alongside runs once. */
  private async set(
    account: AccountRow,
    password: string,
    fact: PersonFact,
    context: CommandContext,
    linkHash?: string,
  ): Promise<void> {
    const { username } = account;
    const weakness = weaknessOf(password, await this.contextOf(account), await commonPasswords());
    if (weakness) throw weakness;
    const passwordHash = await this.passwords.hash(password);
    await recordPersonFact(this.database.store, username, fact, context, async (tx) => {
      // Of two that use the link at once, one finds it gone.
      if (linkHash !== undefined && (await tx.query(USE_LINK, [linkHash])).rows.length === 0) {
        throw passwordProblems.linkInvalid();
      }
      await tx.query(SET_PASSWORD, [username, passwordHash, context.now]);
      await tx.query(FORGET_BROWSERS, [username]);
      await tx.query('DELETE FROM password_links WHERE username = $1', [username]);
    });
    this.logger.info({ username }, 'A password was set');
  }

  private async contextOf({ username, name, email, unitId }: AccountRow): Promise<string[]> {
    const unit = unitId === null ? undefined : await this.database.queries.findUnit(unitId);
    return [name, unit?.name ?? '', username, email ?? '', unitId ?? '', this.configuration.oidcLabel].filter(
      (text) => text !== '',
    );
  }

  private async tell({ username, name, email }: AccountRow): Promise<void> {
    if (email === null) return;
    await this.mailer.send({ name, email }, changedLetter(name, username, this.configuration.supportContact));
  }
}
