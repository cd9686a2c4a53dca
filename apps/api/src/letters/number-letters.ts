import { type CommandContext, type Database, isRecorded, recordLetterFact } from '@dondoc/commands';
import type { LetterDetail, NumberLetterRequest } from '@dondoc/contracts';
import { dateOf, formatDate, type Instant, type PlainDate, readDateText } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
import { FileAccess } from '../files/file-access.js';
import { letterProblems } from '../problem/letter-problems.js';
import { DATABASE } from '../runtime.js';
import { People } from '../sign-in/people.js';
import { oneLine } from '../writes/clean-text.js';
import { alreadyNumbered } from './letter-history.js';
import { type LetterRow, numberLetter, sameNumber } from './letter-rows.js';
import { requireStanding } from './letter-standing.js';
import { Letters } from './letters.js';

/** Number, date and signed copy of a letter, entered after signing; a correction says why. */
@Injectable()
export class NumberLetters {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly letters: Letters,
    private readonly access: Access,
    private readonly files: FileAccess,
    private readonly people: People,
  ) {}

  /** @throws ApiProblem `LETTER.*`, `FILE.NOT_FOUND`, `ACCESS.*`; RuleViolation `DATE.NOT_REAL` */
  async number(
    letterId: string,
    body: NumberLetterRequest,
    asker: SignedIn,
    context: CommandContext,
  ): Promise<LetterDetail> {
    const row = await this.letters.row(letterId, asker);
    await this.access.require(asker, 'letter.make', { cascadeId: row.cascadeId });
    const request = { letterId, body };
    if (await isRecorded(this.database.store, request, context)) return this.letters.get(letterId, asker);
    requireStanding(row);
    // What is typed with its sign, `125/VPUBND-TH` or `125-CV/TU`, is 125.
    const [number, reason] = [oneLine(body.number).replace(/\s*[/-].*$/, ''), oneLine(body.reason)];
    const issuedOn = readDateText(body.issuedOn, context.now, 'issuedOn');
    await this.checkNumber(row, { number, issuedOn, typed: body.issuedOn, reason }, context.now);
    if (body.signedFileId !== null) await this.files.get(body.signedFileId, asker);
    const data = { number, issuedOn, signedFileId: body.signedFileId, reason };
    await recordLetterFact(
      this.database.store,
      letterId,
      { type: 'LetterNumbered', data },
      request,
      context,
      async (tx) => {
        if (!(await numberLetter(tx, letterId, { ...data, before: row.number }))) {
          requireStanding(await this.letters.row(letterId, asker));
          throw await alreadyNumbered(this.database.store, letterId, this.people);
        }
      },
    );
    return this.letters.get(letterId, asker);
  }

  private async checkNumber(
    row: LetterRow,
    { number, issuedOn, typed, reason }: { number: string; issuedOn: PlainDate; typed: string; reason: string },
    now: Instant,
  ): Promise<void> {
    if (number === '') throw letterProblems.fieldMissing('number', 'số công văn');
    if (row.number !== null && reason === '')
      throw await alreadyNumbered(this.database.store, row.letterId, this.people);
    const made = dateOf(row.madeAt as Instant);
    if (issuedOn < made) throw letterProblems.issuedBeforeMade(typed, formatDate(made));
    if (issuedOn > dateOf(now)) throw letterProblems.issuedInFuture(typed);
    const other = await sameNumber(this.database, row, number, issuedOn);
    if (other !== undefined) throw letterProblems.numberTaken(number, other);
  }
}
