import type { Database } from '@dondoc/commands';
import { clockOf, dateOf, formatDate, type Instant, type PostKind, RuleViolation } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../runtime.js';
import { People } from '../sign-in/people.js';

/** What a form writes as a whole: the facts of a unit, or title and mailbox of one of its posts. */
export type WrittenPart = 'facts' | PostKind;

// The revision of a part is the place in the log of what was written last about it.
const WRITTEN = `
  SELECT stream_version AS revision, occurred_at AS at, metadata->>'actor' AS actor,
    CASE type WHEN 'PostSet' THEN data->>'kind' ELSE 'facts' END AS part
  FROM events
  WHERE stream = 'organisation' AND type IN ('UnitsRegistered', 'UnitChanged', 'UnitClosed', 'PostSet')
    AND (data->>'unitId' = $1
      OR (type = 'UnitsRegistered' AND data->'units' @> jsonb_build_array(jsonb_build_object('id', $1::text))))
  ORDER BY stream_version`;
type Written = { revision: number; at: Date; actor: string; part: WrittenPart };

/** How often, as far as one form is concerned, a unit has been written: who saves over what they have not seen is told. */
@Injectable()
export class UnitRevisions {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly people: People,
  ) {}

  /** The last revision of each part; a part that nobody has written has 0. */
  async of(unitId: string): Promise<(part: WrittenPart) => number> {
    const last = await this.lastOf(unitId);
    return (part) => last.get(part)?.revision ?? 0;
  }

  /** @throws RuleViolation `UNIT.STALE`: somebody has written the part since that revision */
  async requireSeen(unitId: string, part: WrittenPart, revision: number | undefined): Promise<void> {
    if (revision === undefined) return;
    const last = (await this.lastOf(unitId)).get(part);
    if (!last || last.revision === revision) return;
    const at = last.at.toISOString() as Instant;
    throw new RuleViolation('UNIT.STALE', {
      field: 'revision',
      value: String(revision),
      reason: `${await this.people.nameOf(last.actor)} đã sửa mục này lúc ${clockOf(at)} ngày ${formatDate(dateOf(at))}.`,
      mend: 'Xem bản mới, đối chiếu với nội dung đã nhập rồi ghi lại.',
    });
  }

  private async lastOf(unitId: string): Promise<ReadonlyMap<WrittenPart, Written>> {
    const { rows } = await this.database.pool.query<Written>(WRITTEN, [unitId]);
    return new Map(rows.map((row) => [row.part, row]));
  }
}
