import { type Role, roleOfPost } from '@dondoc/contracts';
import { dateOf, type Instant } from '@dondoc/domain';
import type { Reader } from '../read-only.js';
import { PostQuery } from '../registers/posts.query.js';
import type { Acting } from './item-rights.query.js';

/** Who started a bulk act, and as what. */
export type Starter = { by: string; role: string; unitId: string };

// The accounts are the API's own table.
const ACCOUNT = `SELECT role, unit_id AS "unitId" FROM accounts WHERE username = $1 AND disabled_at IS NULL`;

/**
 * Whether whoever started a bulk act may still act in that role for that unit: the account is open, and the post is held (or
 * stood in for) today. Null: the act must stop.
 */
export const stillActing = async (
  reader: Reader,
  { by, role, unitId }: Starter,
  now: Instant,
): Promise<Acting | null> => {
  const { rows } = await reader.query<{ role: Role | null; unitId: string | null }>(ACCOUNT, [by]);
  const [account] = rows;
  if (!account) return null;
  const posts = new PostQuery(reader);
  const held = (await posts.heldOn(by, dateOf(now))).map((post) => ({
    role: roleOfPost(post.kind, post.unitClass),
    unitId: post.unitId,
  }));
  const [home] =
    account.role === null || account.unitId === null || held.length > 0 || (await posts.everHeld(by))
      ? []
      : [{ role: account.role, unitId: account.unitId }];
  return [...held, ...(home ? [home] : [])].find((one) => one.role === role && one.unitId === unitId) ?? null;
};
