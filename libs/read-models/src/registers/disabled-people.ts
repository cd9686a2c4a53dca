import { type OrgUnit, withDisabled } from '@dondoc/domain';
import type { Reader } from '../read-only.js';
import type { Transaction } from '../transaction.js';

/** An account was closed, or opened again. */
export const projectDisabled = async (tx: Transaction, username: string, disabled: boolean): Promise<void> => {
  const sql = disabled
    ? 'INSERT INTO disabled_people (username) VALUES ($1) ON CONFLICT DO NOTHING'
    : 'DELETE FROM disabled_people WHERE username = $1';
  await tx.query(sql, [username]);
};

/** The units of the register, in its order, with a mark on everybody whose account is closed. */
export const readUnits = async (reader: Reader, unitId: string | null = null): Promise<OrgUnit[]> => {
  const sql = 'SELECT body FROM units WHERE $1::text IS NULL OR unit_id = $1 ORDER BY position';
  const [units, disabled] = await Promise.all([
    reader.query<{ body: OrgUnit }>(sql, [unitId]),
    reader.query<{ username: string }>('SELECT username FROM disabled_people'),
  ]);
  const bodies = units.rows.map(({ body }) => body);
  return [...withDisabled(bodies, new Set(disabled.rows.map(({ username }) => username)))];
};
