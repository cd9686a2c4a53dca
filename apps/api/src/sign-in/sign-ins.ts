import type { Configuration } from '@dondoc/configuration';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../logging/logger.js';
import { signInProblems } from '../problem/sign-in-problems.js';
import { CONFIGURATION, REAL_NOW, type RealNow } from '../runtime.js';
import { Accounts } from './accounts.js';
import { addressKey, Attempts, browserKey, type Counter, nameKey, PER_ADDRESS, PER_NAME } from './attempts.js';
import { KnownBrowsers } from './known-browsers.js';
import { Passwords } from './passwords.js';
import { Sessions } from './sessions.js';
import type { AccountRow } from './sign-in.entities.js';

/**
 * From where somebody signs in. `browserCookie`: what {@link KnownBrowsers} gave the browser before; `formerSession`: the session that it
 * still has.
 */
export type Visitor = {
  address: string;
  browser: string;
  browserCookie?: string | undefined;
  formerSession?: string | undefined;
};
/** The values of the cookies; `browser` is null where it is not touched. */
export type SignedInCookies = { session: string; browser: string | null };

/** Signs people in by name and password, and slows down whoever guesses. */
@Injectable()
export class SignIns {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
    private readonly browsers: KnownBrowsers,
    private readonly sessions: Sessions,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(REAL_NOW) private readonly realNow: RealNow,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * An unknown name is answered like a wrong password, as fast and as often.
   * @throws ApiProblem `SIGN_IN.WRONG`, `SIGN_IN.THROTTLED`, `SIGN_IN.BUSY`, `SIGN_IN.ACCOUNT_DISABLED`
   */
  async byPassword(name: string, password: string, visitor: Visitor): Promise<SignedInCookies> {
    const account = await this.accounts.find(name);
    const username = account?.username ?? name.trim().toLowerCase();
    const known = await this.browsers.hashFor(visitor.browserCookie, username);
    const [own, address] = [known ? browserKey(known, username) : nameKey(username), addressKey(visitor.address)];
    const counters = [{ key: own, patience: PER_NAME }, ...(known ? [] : [{ key: address, patience: PER_ADDRESS }])];
    const about = { username: account ? username : null, address: visitor.address };
    await this.takeAttempt(counters, about);
    const right = await this.verify(
      account,
      password,
      counters.map(({ key }) => key),
    );
    if (!account || !right) {
      this.logger.info(about, 'Sign-in failed');
      throw signInProblems.wrong();
    }
    await this.attempts.clear(own);
    if (!known) await this.attempts.giveBack(address);
    const session = await this.admit(account, visitor);
    return { session, browser: await this.browsers.remember(visitor.browserCookie, username) };
  }

  /**
   * Opens a session for somebody who has proved who they are. @returns its token
   * @throws ApiProblem `SIGN_IN.ACCOUNT_DISABLED`
   */
  async admit(account: AccountRow, visitor: Visitor, providerToken?: string): Promise<string> {
    const { username, disabledAt } = account;
    if (disabledAt) {
      this.logger.warn({ username, address: visitor.address }, 'Sign-in to a disabled account');
      throw signInProblems.disabled(this.configuration.supportContact);
    }
    await this.attempts.forget();
    await this.accounts.signedIn(username, new Date(this.realNow()));
    // The browser is about to forget it: left open, it would stand in a list for hours and nobody could sign it out here.
    if (visitor.formerSession) await this.sessions.close(visitor.formerSession);
    return this.sessions.open(username, { ...visitor, ...(providerToken ? { providerToken } : {}) });
  }

  private async takeAttempt(
    counters: readonly Counter[],
    about: { username: string | null; address: string },
  ): Promise<void> {
    const { wait, locked } = await this.attempts.take(...counters);
    if (wait) {
      // Ten thousand of these in a minute must not fill the log; that the wait began stands there.
      this.logger.debug(about, 'Sign-in refused while one has to wait');
      throw signInProblems.throttled(wait.seconds, wait.key === counters[0]?.key ? 'name' : 'network');
    }
    if (locked.length > 0) this.logger.warn(about, 'Too many failed sign-ins in a row: one has to wait now');
  }

  /** Gives the attempts back when the password was not even looked at. */
  private async verify(account: AccountRow | undefined, password: string, keys: readonly string[]): Promise<boolean> {
    try {
      return await this.passwords.verify(account?.passwordHash, password);
    } catch (error) {
      await this.attempts.giveBack(...keys);
      throw error;
    }
  }
}
