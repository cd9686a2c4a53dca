import { type CommandContext, type Database, isRecorded, recordLetterFact } from '@dondoc/commands';
import type { LetterDetail, WithdrawLetterRequest } from '@dondoc/contracts';
import { dateOf, formatDate, type Instant, type PlainDate, readDateText } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
import { letterProblems } from '../problem/letter-problems.js';
import { DATABASE } from '../runtime.js';
import { oneLine } from '../writes/clean-text.js';
import { type LetterRow, withdrawLetter } from './letter-rows.js';
import { isOwnLetter, requireStanding } from './letter-standing.js';
import { Letters } from './letters.js';

/** From the day that it bears, or was made, until today. @throws ApiProblem `LETTER.WITHDRAWN_*`; RuleViolation `DATE.NOT_REAL` */
const readDay = ({ issuedOn, madeAt }: LetterRow, typed: string, now: Instant): PlainDate => {
  const day = readDateText(typed, now, 'withdrawnOn');
  const earliest = (issuedOn as PlainDate | null) ?? dateOf(madeAt as Instant);
  if (day < earliest) throw letterProblems.withdrawnBefore(typed, formatDate(earliest), issuedOn !== null);
  if (day > dateOf(now)) throw letterProblems.withdrawnInFuture(typed);
  return day;
};

/** A letter is called back by whose it is, with a reason; it stays in the list, and nothing is entered of it afterwards. */
@Injectable()
export class WithdrawLetters {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly letters: Letters,
    private readonly access: Access,
  ) {}

  /** @throws ApiProblem `LETTER.*`, `ACCESS.*`; RuleViolation `DATE.NOT_REAL`; IdempotencyError `COMMAND.ID_REUSED` */
  async withdraw(
    letterId: string,
    body: WithdrawLetterRequest,
    asker: SignedIn,
    context: CommandContext,
  ): Promise<LetterDetail> {
    const row = await this.letters.row(letterId, asker);
    await this.access.require(asker, 'letter.withdraw', { cascadeId: row.cascadeId });
    const request = { letterId, body };
    const { store } = this.database;
    if (await isRecorded(store, request, context)) return this.letters.get(letterId, asker);
    requireStanding(row);
    if (!isOwnLetter(row, asker)) throw letterProblems.otherOffice(letterId, await this.letters.officeName(row));
    const reason = oneLine(body.reason);
    if (reason === '') throw letterProblems.fieldMissing('reason', 'lý do thu hồi');
    const document = oneLine(body.document);
    const data = { withdrawnOn: readDay(row, body.withdrawnOn, context.now), reason, document };
    const withdrawn = { on: data.withdrawnOn, reason, document, by: asker.name, at: context.now };
    await recordLetterFact(store, letterId, { type: 'LetterWithdrawn', data }, request, context, async (tx) => {
      if (!(await withdrawLetter(tx, letterId, withdrawn))) requireStanding(await this.letters.row(letterId, asker));
    });
    return this.letters.get(letterId, asker);
  }
}
