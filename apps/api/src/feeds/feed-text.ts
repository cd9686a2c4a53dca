import type { Clock, Database } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import { calendarFeed } from '@dondoc/documents';
import { Inject, Injectable } from '@nestjs/common';
import { Acting } from '../access/acting.js';
import { CLOCK, CONFIGURATION, DATABASE } from '../runtime.js';
import type { OpenFeed } from './feeds.js';

const OPEN = 'SELECT 1 FROM accounts WHERE username = $1 AND disabled_at IS NULL';

/** What a calendar says now: of a unit, or of all units whose post a person holds. */
@Injectable()
export class FeedText {
  constructor(
    private readonly acting: Acting,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Undefined when the person behind it may no longer sign in; whoever has opened a unit's knows its address. */
  async of(feed: OpenFeed): Promise<string | undefined> {
    const { queries, pool } = this.database;
    if ((await pool.query(OPEN, [feed.username])).rows.length === 0) return undefined;
    const unitIds = feed.kind === 'unit' ? [feed.unitId] : await this.unitsOf(feed.username);
    const now = this.clock.now();
    const known = (await queries.listUnits()).filter(({ id }) => unitIds.includes(id));
    const duties = await Promise.all(known.map(({ id }) => queries.feedDuties(id, now)));
    const names = known.map(({ shortName }) => shortName).join(', ');
    return calendarFeed({
      name: `Đôn Đốc: ${names}`,
      description: 'Hạn nộp theo các văn bản đang thực hiện. Ngày hạn là ngày cuối cùng còn kịp.',
      events: duties.flat().map(({ path, ...event }) => ({ ...event, url: `${this.configuration.publicUrl}${path}` })),
    });
  }

  /** By the posts of today: who has given up the last one is shown nothing. */
  private async unitsOf(username: string): Promise<readonly string[]> {
    const posts = await this.acting.postsOfAccount(username);
    return [...new Set(posts.map(({ unitId }) => unitId))];
  }
}
