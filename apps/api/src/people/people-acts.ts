import {
  type CommandContext,
  type Database,
  readPersonFacts,
  recordPersonFact,
  type RecordedPersonFact,
} from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import type {
  newPersonSchema,
  passwordResetAnswerSchema,
  passwordResetSchema,
  personChangeSchema,
} from '@dondoc/contracts';
import type { Instant } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { LOGGER } from '../logging/logger.js';
import { personProblems } from '../problem/person-problems.js';
import { CONFIGURATION, DATABASE } from '../runtime.js';
import { invitationLetter } from '../sign-in/account-letters.js';
import { AccountMailer } from '../sign-in/account-mailer.js';
import { storedSubject } from '../sign-in/external-subject.js';
import { PasswordLinks, validFor } from '../sign-in/password-links.js';
import { People } from '../sign-in/people.js';
import { Sessions } from '../sign-in/sessions.js';
import type { AccountRow } from '../sign-in/sign-in.entities.js';
import { Tokens } from '../tokens/tokens.js';
import { PeopleList } from './people-list.js';
import { uniqueOrProblem } from './unique-or-problem.js';

const ADD = `
  INSERT INTO accounts (username, name, email, external_subject, sample, position) VALUES ($1, $2, $3, $4, false, 0)`;
const CHANGE = 'UPDATE accounts SET name = $2, email = $3, external_subject = $4 WHERE username = $1';
const DISABLE = `
  UPDATE accounts SET disabled_at = $2, disabled_by = $3, disabled_reason = $4 WHERE username = $1 AND disabled_at IS NULL
  RETURNING username`;
const ENABLE = `
  UPDATE accounts SET disabled_at = NULL, disabled_by = NULL, disabled_reason = NULL
  WHERE username = $1 AND disabled_at IS NOT NULL RETURNING username`;
const WITHOUT_PASSWORD = 'UPDATE accounts SET password_hash = NULL WHERE username = $1';
const FORGET = ['known_browsers', 'password_links'].map((table) => `DELETE FROM ${table} WHERE username = $1`);

type Transaction = { query: (sql: string, values: unknown[]) => Promise<unknown> };
type Change = z.infer<typeof personChangeSchema>;

const isWritten = ({ type }: RecordedPersonFact): boolean => type === 'PersonAdded' || type === 'PersonChanged';

/** How often name, address and identity of a person have been written. */
export const revisionIn = (facts: readonly RecordedPersonFact[]): number => facts.filter(isWritten).length;

/** What administrators do with accounts; each act leaves a fact in the log. */
@Injectable()
export class PeopleActs {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly people: PeopleList,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    private readonly links: PasswordLinks,
    private readonly mailer: AccountMailer,
    private readonly names: People,
  ) {}

  /** @throws ApiProblem `PERSON.USERNAME_TAKEN`, `PERSON.EMAIL_TAKEN`, `PERSON.SUBJECT_*` */
  async add({ username, ...person }: z.infer<typeof newPersonSchema>, context: CommandContext): Promise<AccountRow> {
    const { store } = this.database;
    const again = await store.findReceipt(context.commandId);
    // A name in the log is never given to another person: what it did would be read as theirs.
    if (!again && (await readPersonFacts(store, username)).length > 0) throw personProblems.usernameTaken(username);
    const values = [username, person.name, person.email, this.stored(person)];
    await uniqueOrProblem({ username, ...person }, () =>
      recordPersonFact(store, username, { type: 'PersonAdded', data: person }, context, async (tx) => {
        await tx.query(ADD, values);
      }),
    );
    return this.existing(username);
  }

  /** @throws ApiProblem `PERSON.NOT_FOUND`, `PERSON.STALE`, `PERSON.EMAIL_TAKEN`, `PERSON.SUBJECT_*` */
  async change(username: string, { revision, ...person }: Change, context: CommandContext): Promise<AccountRow> {
    await this.existing(username);
    const values = [username, person.name, person.email, this.stored(person)];
    const write = async (tx: Transaction): Promise<void> => {
      await tx.query(CHANGE, values);
      // A link that went to the old address must not be used by whoever reads it there.
      await tx.query('DELETE FROM password_links WHERE username = $1', [username]);
    };
    const nameOf = await this.names.naming(
      (await readPersonFacts(this.database.store, username)).map((one) => one.actor),
    );
    const requireSeen = (facts: readonly RecordedPersonFact[]): void => {
      const last = facts.findLast(isWritten);
      if (revision === undefined || revision === revisionIn(facts) || !last) return;
      throw personProblems.stale(username, nameOf(last.actor), last.occurredAt as Instant);
    };
    const fact = { type: 'PersonChanged' as const, data: person };
    await uniqueOrProblem({ username, ...person }, () =>
      recordPersonFact(this.database.store, username, fact, context, write, requireSeen),
    );
    return this.existing(username);
  }

  /** Ends sessions and tokens at once. @throws ApiProblem `PERSON.NOT_FOUND`, `PERSON.NOT_YOURSELF`, `PERSON.STATE_UNCHANGED` */
  async disable(username: string, reason: string, context: CommandContext): Promise<AccountRow> {
    await this.existing(username);
    if (username === context.actor) throw personProblems.notYourself(username);
    const { store } = this.database;
    await recordPersonFact(store, username, { type: 'PersonDisabled', data: { reason } }, context, async (tx) => {
      const { rows } = await tx.query(DISABLE, [username, context.now, context.actor, reason]);
      if (rows.length === 0) throw personProblems.stateUnchanged(username, true);
      for (const sql of FORGET) await tx.query(sql, [username]);
    });
    await this.sessions.end(username, 'disabled');
    await this.tokens.revokeAll(username);
    this.logger.info({ username, by: context.actor }, 'An account was disabled');
    return this.existing(username);
  }

  /** Sessions and tokens from before stay ended. @throws ApiProblem `PERSON.NOT_FOUND`, `PERSON.STATE_UNCHANGED` */
  async enable(username: string, reason: string, context: CommandContext): Promise<AccountRow> {
    await this.existing(username);
    const { store } = this.database;
    await recordPersonFact(store, username, { type: 'PersonEnabled', data: { reason } }, context, async (tx) => {
      const { rows } = await tx.query(ENABLE, [username]);
      if (rows.length === 0) throw personProblems.stateUnchanged(username, false);
    });
    return this.existing(username);
  }

  /**
   * The old password and all sessions end at once; a link lets the person set another. Asked again by the same key, a new link
   * takes the place of the one whose answer was lost.
   * @throws ApiProblem `PERSON.NOT_FOUND`, `PERSON.EMAIL_MISSING`, `PERSON.MAIL_NOT_SENT`, `PERSON.SAMPLE`
   */
  async resetPassword(
    username: string,
    request: z.infer<typeof passwordResetSchema>,
    context: CommandContext,
  ): Promise<z.infer<typeof passwordResetAnswerSchema>> {
    const account = await this.existing(username);
    const { name, email } = account;
    if (account.sample) throw personProblems.sample(username);
    if (request.by === 'mail' && email === null) throw personProblems.emailMissing(username);
    const { store } = this.database;
    await recordPersonFact(store, username, { type: 'PasswordReset', data: request }, context, async (tx) => {
      await tx.query(WITHOUT_PASSWORD, [username]);
      for (const sql of FORGET) await tx.query(sql, [username]);
    });
    await this.sessions.end(username, 'by-admin');
    const { url, expiresAt } = await this.links.make(username, context.actor, 'admin');
    this.logger.info({ username, by: context.actor }, 'A password was reset');
    if (request.by === 'show' || email === null) return { url, expiresAt };
    const letter = invitationLetter({ name, username, url, validFor: validFor.admin });
    if (!(await this.mailer.send({ name, email }, letter))) throw personProblems.mailNotSent(email);
    return { url: null, expiresAt };
  }

  /** @returns how many sessions ended. @throws ApiProblem `PERSON.NOT_FOUND` */
  async endSessions(
    username: string,
    data: { reason: string; tokens: boolean },
    context: CommandContext,
  ): Promise<number> {
    await this.existing(username);
    await recordPersonFact(
      this.database.store,
      username,
      { type: 'SessionsEnded', data },
      context,
      async () => undefined,
    );
    if (data.tokens) await this.tokens.revokeAll(username);
    return this.sessions.end(username, 'by-admin');
  }

  private async existing(username: string): Promise<AccountRow> {
    const account = await this.people.find(username);
    if (!account) throw personProblems.notFound(username);
    return account;
  }

  private stored({ externalSubject }: Pick<Change, 'externalSubject'>): string | null {
    if (externalSubject === null) return null;
    if (this.configuration.oidcIssuer === null) throw personProblems.subjectWithoutProvider(externalSubject);
    return storedSubject(externalSubject, this.configuration);
  }
}
