import type { Clock, Database } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import { calendarFeed } from '@dondoc/documents';
import { Inject, Injectable } from '@nestjs/common';
import { InboxOwners } from '../inbox/inbox-owners.js';
import { CLOCK, CONFIGURATION, DATABASE } from '../runtime.js';
import type { OpenFeed } from './feeds.js';

const ACCOUNT = 'SELECT unit_id AS "unitId" FROM accounts WHERE username = $1 AND disabled_at IS NULL';

/** What a calendar says now: of a unit, or of all units whose post a person holds. */
@Injectable()
export class FeedText {
  constructor(
    private readonly owners: InboxOwners,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Undefined when the person behind it may no longer sign in. */
  async of(feed: OpenFeed): Promise<string | undefined> {
    const unitIds = feed.kind === 'unit' ? [feed.unitId] : await this.unitsOf(feed.username);
    if (!unitIds) return undefined;
    const { queries } = this.database;
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

  private async unitsOf(username: string): Promise<readonly string[] | undefined> {
    const { rows } = await this.database.pool.query<{ unitId: string | null }>(ACCOUNT, [username]);
    const [account] = rows;
    if (!account) return undefined;
    const held = await this.owners.heldBy(username);
    if (held.length > 0) return [...new Set(held.map(({ unitId }) => unitId))];
    return account.unitId === null ? [] : [account.unitId];
  }
}
