import { actorName, type Database } from '@dondoc/commands';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../runtime.js';

/** The names of people by their accounts; an account that is gone is shown by its username. */
@Injectable()
export class People {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async naming(usernames: Iterable<string>): Promise<(username: string) => string> {
    const wanted = [...new Set(usernames)];
    const sql = 'SELECT username, name FROM accounts WHERE username = ANY($1)';
    const { rows } = await this.database.pool.query<{ username: string; name: string }>(sql, [wanted]);
    const names = new Map(rows.map(({ username, name }) => [username, name]));
    return (username) => names.get(username) ?? actorName(username);
  }

  async nameOf(username: string): Promise<string> {
    return (await this.naming([username]))(username);
  }
}
