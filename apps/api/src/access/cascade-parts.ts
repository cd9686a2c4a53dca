import type { Database } from '@dondoc/commands';
import type { CascadeParts } from '@dondoc/contracts';
import type { CascadeTemplate, ObligationTemplate, VersionRef } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../runtime.js';

/** Who plays which part in a cascade. */
export type PartsInCascade = {
  cascadeId: string;
  parts: CascadeParts;
  obligations: readonly { key: string; via: readonly string[]; appraisers: readonly string[] }[];
};
type Row = { cascadeId: string; template: VersionRef; calendar: VersionRef };

const CASCADES = 'SELECT cascade_id AS "cascadeId", template, calendar FROM cascades';
const KEY = 'SELECT key FROM obligations WHERE cascade_id = $1 AND unit_id = $2 AND line_id = $3';
const NEWEST = `
  SELECT issuer, office, focal FROM (
    SELECT body->>'issuer' AS issuer, body->>'office' AS office, body->>'focal' AS focal, version FROM templates WHERE id = $1
    UNION ALL
    SELECT body->>'issuer', body->>'office', body->>'focal', 1000000000 FROM template_drafts WHERE template_id = $1
  ) AS known ORDER BY version LIMIT 1`;

const appraisersIn = ({ scoring }: ObligationTemplate): string[] =>
  scoring ? [scoring.appraiser, ...scoring.criteria.flatMap(({ coAppraisers = [] }) => coAppraisers)] : [];

const partsIn = (cascadeId: string, { issuer, office, focal, obligations }: CascadeTemplate): PartsInCascade => ({
  cascadeId,
  parts: { issuer, office, focal },
  obligations: obligations.map((one) => ({
    key: one.key,
    via: one.via === null ? [] : [one.via],
    appraisers: appraisersIn(one),
  })),
});

/** Reads who issues, follows, collects, passes on and appraises: what relations are made of. */
@Injectable()
export class CascadePartsReader {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async find(cascadeId: string): Promise<PartsInCascade | undefined> {
    const { rows } = await this.database.pool.query<Row>(`${CASCADES} WHERE cascade_id = $1`, [cascadeId]);
    return rows[0] && this.read(rows[0]);
  }

  async all(): Promise<PartsInCascade[]> {
    const { rows } = await this.database.pool.query<Row>(CASCADES);
    return Promise.all(rows.map((row) => this.read(row)));
  }

  /** Who runs the cascades of a template: by its first published version, or by its draft while there is none. */
  async ofTemplate(templateId: string): Promise<CascadeParts | undefined> {
    const { rows } = await this.database.pool.query<Record<keyof CascadeParts, string | null>>(NEWEST, [templateId]);
    const [found] = rows;
    return found && { issuer: found.issuer ?? '', office: found.office ?? '', focal: found.focal ?? '' };
  }

  /** Which obligation of the template a line of a unit is. */
  async keyOf(cascadeId: string, unitId: string, lineId: string): Promise<string | undefined> {
    const { rows } = await this.database.pool.query<{ key: string }>(KEY, [cascadeId, unitId, lineId]);
    return rows[0]?.key;
  }

  private async read({ cascadeId, template, calendar }: Row): Promise<PartsInCascade> {
    return partsIn(cascadeId, (await this.database.commands.pinned.policy(template, calendar)).template);
  }
}
