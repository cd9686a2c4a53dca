import type { Database } from '@dondoc/commands';
import { type PeopleQuery, PEOPLE_PER_PAGE } from '@dondoc/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Repository } from 'typeorm';
import { DATABASE } from '../runtime.js';
import { plain } from '../sign-in/password-rules.js';
import { AccountRow } from '../sign-in/sign-in.entities.js';

const inState = ({ disabledAt }: AccountRow, state: PeopleQuery['state']): boolean =>
  state === 'all' || (disabledAt !== null) === (state === 'disabled');

/** Every word typed stands somewhere, with or without marks. */
const matches = ({ username, name, email }: AccountRow, words: readonly string[]): boolean => {
  const text = `${plain(name)} ${plain(username)} ${plain(email ?? '')}`;
  return words.every((word) => text.includes(word));
};

const givenName = ({ name }: AccountRow): string => name.trim().split(/\s+/).at(-1) ?? '';

/** As lists of Vietnamese people are read: by the given name, which stands last, then by the whole name. */
const asListed = (a: AccountRow, b: AccountRow): number =>
  givenName(a).localeCompare(givenName(b), 'vi') ||
  a.name.localeCompare(b.name, 'vi') ||
  (a.username < b.username ? -1 : 1);

/** People by given name. A province has some thousands, so they are searched here, where marks can be left out as people leave them out. */
@Injectable()
export class PeopleList {
  private readonly rows: Repository<AccountRow>;

  constructor(@Inject(DATABASE) database: Database) {
    this.rows = database.dataSource.getRepository(AccountRow);
  }

  async page({ search, state, page }: PeopleQuery): Promise<{ accounts: AccountRow[]; total: number }> {
    const words = search.split(/\s+/).map(plain).filter(Boolean);
    // Nothing but signs is found nowhere; nothing at all asks for everybody.
    if (words.length === 0 && search.trim() !== '') return { accounts: [], total: 0 };
    const all = await this.rows.find();
    const found = all.filter((account) => inState(account, state) && matches(account, words)).sort(asListed);
    const first = (page - 1) * PEOPLE_PER_PAGE;
    return { accounts: found.slice(first, first + PEOPLE_PER_PAGE), total: found.length };
  }

  async find(username: string): Promise<AccountRow | undefined> {
    return (await this.rows.findOneBy({ username })) ?? undefined;
  }
}
