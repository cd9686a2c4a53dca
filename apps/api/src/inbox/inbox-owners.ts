import type { Clock, Database } from '@dondoc/commands';
import { postOfRole } from '@dondoc/contracts';
import { dateOf, type PostHeld, type PostId, postId, postsHeldBy } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/signed-in.js';
import { CLOCK, DATABASE } from '../runtime.js';

export type InboxOwner = { username: string; posts: readonly PostId[] };

/** Whose messages somebody reads: their own, and those of posts whose holder has no account of their own. */
@Injectable()
export class InboxOwners {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The posts that the person holds today, or stands in for. */
  async heldBy(username: string): Promise<PostHeld[]> {
    return postsHeldBy(await this.database.queries.listUnits(), username, dateOf(this.clock.now()));
  }

  async of({ username, role, unitId }: SignedIn): Promise<InboxOwner> {
    const held = (await this.heldBy(username)).map((one) => postId(one.unitId, one.kind));
    if (held.length > 0) return { username, posts: held };
    // An account from before posts stands for its unit's post; what the focal department collects goes to its focal point.
    const kind = role === 'focal-department' ? 'focal-point' : postOfRole(role);
    return { username, posts: [postId(unitId, kind)] };
  }
}
