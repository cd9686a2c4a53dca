import type { Clock, Database } from '@dondoc/commands';
import { postOfRole, roleOfPost } from '@dondoc/contracts';
import { dateOf, type PlainDate, postId } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DATABASE } from '../runtime.js';
import type { BehindCredential } from '../sign-in/behind-credential.js';
import type { ActingFor, SignedIn } from './signed-in.js';

const HOME = `
  SELECT u.unit_id AS "unitId", u.body->>'name' AS "unitName", u.body->>'class' AS "unitClass",
    (SELECT post->>'title' FROM jsonb_array_elements(u.body->'posts') AS post WHERE post->>'kind' = $2 LIMIT 1) AS title
  FROM units u WHERE u.unit_id = $1 AND coalesce(u.body->>'validTo', $3) >= $3`;
const ACCOUNT = 'SELECT role, unit_id AS "unitId" FROM accounts WHERE username = $1';
type HomePost = Pick<BehindCredential, 'role' | 'unitId'>;
/** The first administrator comes before the first unit, and stays whatever posts come and go: somebody must be able to mend. */
const isFirstAdmin = ({ role, unitId }: HomePost): boolean => role === 'admin' && unitId === '';
type Home = { unitId: string; unitName: string; title: string | null };

/**
 * Says for which post somebody acts. Work belongs to posts: what a person may do is what the post that they hold today (in
 * Asia/Ho_Chi_Minh, by the product's clock) may do, as holder or as stand-in. Of several the one chosen for the session,
 * else the first held. An account that never was given a post keeps the one it was made with.
 */
@Injectable()
export class Acting {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(behind: BehindCredential): Promise<SignedIn> {
    const { username, name, actingPost } = behind;
    const posts = await this.postsOf(behind);
    const chosen = posts.find(({ postId: id }) => id === actingPost) ?? posts[0];
    // Without a post somebody stands in no relation to anything; the guard refuses but for their own account.
    return { username, name, role: chosen?.role ?? 'unit', unitId: chosen?.unitId ?? '', post: chosen ?? null };
  }

  /** The posts of an account today. */
  async postsOfAccount(username: string): Promise<ActingFor[]> {
    const { rows } = await this.database.pool.query<Pick<BehindCredential, 'role' | 'unitId'>>(ACCOUNT, [username]);
    return this.postsOf({ username, ...(rows[0] ?? { role: null, unitId: null }) });
  }

  /** The posts for which somebody may act today, those held before those stood in for. */
  async postsOf(behind: Pick<BehindCredential, 'username' | 'role' | 'unitId'>): Promise<ActingFor[]> {
    const today = dateOf(this.clock.now());
    const held = await this.database.queries.posts.heldOn(behind.username, today);
    const keeper = isFirstAdmin(behind) ? await this.homePost(behind, today) : [];
    if (held.length > 0) {
      const acting = held.map(({ unitId, unitName, unitClass, kind, title, standsIn }) => ({
        postId: postId(unitId, kind),
        unitId,
        unitName,
        kind,
        title,
        standsIn,
        role: roleOfPost(kind, unitClass),
      }));
      return [...acting, ...keeper];
    }
    if (keeper.length > 0) return keeper;
    if (await this.database.queries.posts.everHeld(behind.username)) return [];
    return this.homePost(behind, today);
  }

  private async homePost(
    { role, unitId }: Pick<BehindCredential, 'role' | 'unitId'>,
    today: PlainDate,
  ): Promise<ActingFor[]> {
    if (role === null || unitId === null) return [];
    const kind = postOfRole(role);
    if (isFirstAdmin({ role, unitId })) {
      const [unitName, title] = ['', 'Quản trị hệ thống'];
      return [{ postId: postId(unitId, kind), unitId, unitName, kind, title, standsIn: false, role }];
    }
    const { rows } = await this.database.pool.query<Home>(HOME, [unitId, kind, today]);
    return rows.map(({ unitName, title }) => ({
      postId: postId(unitId, kind),
      unitId,
      unitName,
      kind,
      title: title ?? '',
      standsIn: false,
      role,
    }));
  }
}
