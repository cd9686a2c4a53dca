import { setImmediate } from 'node:timers/promises';
import type { Database } from '@dondoc/commands';
import type { Act } from '@dondoc/contracts';
import type { CascadeTemplate, JobRef, OrgUnit } from '@dondoc/domain';
import { mayDoItem, refKey } from '@dondoc/read-models';
import { Inject, Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/signed-in.js';
import { DATABASE } from '../runtime.js';

const KEYS = `
  SELECT o.cascade_id AS "cascadeId", o.unit_id AS "unitId", o.line_id AS "lineId", o.key, coalesce(s.version, 0) AS version
  FROM jsonb_to_recordset($1::jsonb) AS asked("cascadeId" text, "unitId" text, "lineId" text)
  JOIN obligations o ON o.cascade_id = asked."cascadeId" AND o.unit_id = asked."unitId" AND o.line_id = asked."lineId"
  LEFT JOIN LATERAL (SELECT max(version) AS version FROM submissions s WHERE s.cascade_id = o.cascade_id
    AND s.unit_id = o.unit_id AND s.line_id = o.line_id) s ON true`;

/** What is known of an obligation before anything is done to it; `version`: of its newest submission, 0 for none. */
export type KnownItem = JobRef & { key: string; version: number };

/** The rights of a list: each of its items is judged as if it were asked for alone. */
@Injectable()
export class JobItemRights {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** What exists of the obligations named, by `{cascadeId}/{unitId}/{lineId}`. */
  async known(refs: readonly JobRef[]): Promise<Map<string, KnownItem>> {
    const { rows } = await this.database.pool.query<KnownItem>(KEYS, [JSON.stringify(refs)]);
    return new Map(rows.map((row) => [refKey(row), row]));
  }

  /** The keys of the items that the asker may do one of the acts to. */
  async allowed(asker: SignedIn, acts: readonly Act[], items: Iterable<KnownItem>): Promise<Set<string>> {
    const { pinned } = this.database.commands;
    const units = new Map<string, OrgUnit>((await pinned.units()).map((unit) => [unit.id, unit]));
    const found = new Set<string>();
    const templates = new Map<string, CascadeTemplate>();
    let asked = 0;
    for (const item of items) {
      const template = templates.get(item.cascadeId) ?? (await pinned.policyOf(item.cascadeId)).template;
      templates.set(item.cascadeId, template);
      asked += 1;
      // Others wait meanwhile: a list may have 36,000 items.
      if (asked % 500 === 0) await setImmediate();
      if (mayDoItem(asker, acts, { ref: item, template }, units)) found.add(refKey(item));
    }
    return found;
  }
}
