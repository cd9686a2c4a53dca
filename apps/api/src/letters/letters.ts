import { type Database, readLetterFacts } from '@dondoc/commands';
import type { LetterDetail, LetterList } from '@dondoc/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
import { letterProblems } from '../problem/letter-problems.js';
import { DATABASE } from '../runtime.js';
import { People } from '../sign-in/people.js';
import { LetterDrafts } from './letter-drafts.js';
import { letterHistory } from './letter-history.js';
import { hashOf } from './letter-record.js';
import {
  findLetterContent,
  findLetterRow,
  type LetterFilter,
  type LetterRow,
  letterSummary,
  listLetterRows,
} from './letter-rows.js';
import { isOwnLetter } from './letter-standing.js';
import { WithdrawalMeaning } from './withdrawal-meaning.js';

/** Chase letters that were made: listed, read, given out again. */
@Injectable()
export class Letters {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly drafts: LetterDrafts,
    private readonly access: Access,
    private readonly people: People,
    private readonly withdrawal: WithdrawalMeaning,
  ) {}

  async list(filter: Omit<LetterFilter, 'cascadeIds'>, asker: SignedIn): Promise<LetterList> {
    const scope = await this.access.scopeOf(asker, 'letter.read');
    const cascadeIds = scope.all ? undefined : scope.cascadeIds;
    const { rows, total } = await listLetterRows(this.database, { ...filter, cascadeIds });
    const names = await this.officeNames();
    const letters = rows.map((row) => letterSummary(row, names.get(row.officeId) ?? row.officeId));
    return { asOf: this.drafts.now(), letters, total };
  }

  /** @throws ApiProblem `LETTER.NOT_FOUND`, `ACCESS.*` */
  async get(letterId: string, asker: SignedIn): Promise<LetterDetail> {
    const row = await this.row(letterId, asker);
    const facts = await readLetterFacts(this.database.store, letterId);
    return {
      ...letterSummary(row, await this.officeName(row)),
      items: facts[0]?.type === 'LetterMade' ? [...facts[0].data.items] : [],
      history: letterHistory(facts, row.sign, await this.people.naming(facts.map(({ by }) => by))),
      may: await this.may(row, asker),
      meaning: await this.withdrawal.of(row),
    };
  }

  /** The letter as it was made, byte for byte. @throws ApiProblem `LETTER.NOT_FOUND`, `LETTER.ALTERED`, `ACCESS.*` */
  async content(letterId: string, asker: SignedIn): Promise<{ content: Buffer; fileName: string }> {
    const row = await this.row(letterId, asker);
    const content = await findLetterContent(this.database, letterId);
    const [fact] = await readLetterFacts(this.database.store, letterId);
    const recorded = fact?.type === 'LetterMade' ? fact.data.sha256 : null;
    if (!content || hashOf(content) !== recorded) throw letterProblems.altered();
    return { content, fileName: letterSummary(row, '').fileName };
  }

  /** @throws ApiProblem `LETTER.NOT_FOUND`, `ACCESS.*` */
  async row(letterId: string, asker: SignedIn): Promise<LetterRow> {
    const row = await findLetterRow(this.database, letterId);
    if (!row) throw letterProblems.notFound(letterId);
    await this.access.require(asker, 'letter.read', { cascadeId: row.cascadeId });
    return row;
  }

  private async may(row: LetterRow, asker: SignedIn): Promise<LetterDetail['may']> {
    const about = { cascadeId: row.cascadeId };
    const stands = row.withdrawn === null;
    return {
      number: stands && (await this.access.may(asker, 'letter.make', about)),
      withdraw: stands && isOwnLetter(row, asker) && (await this.access.may(asker, 'letter.withdraw', about)),
    };
  }

  /** The unit in whose name a letter is written. */
  async officeName({ officeId }: LetterRow): Promise<string> {
    return (await this.officeNames()).get(officeId) ?? officeId;
  }

  private async officeNames(): Promise<Map<string, string>> {
    return new Map((await this.database.queries.listUnits()).map(({ id, shortName }) => [id, shortName]));
  }
}
