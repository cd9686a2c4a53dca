import {
  type CalendarData,
  cascadeNotFound,
  type CascadeTemplate,
  type OrgUnit,
  type Policy,
  RuleViolation,
  type VersionRef,
  workingCalendar,
} from '@dondoc/domain';
import { readUnits } from '@dondoc/read-models';
import type { Pool } from 'pg';

const notFound = (field: string, { id, version }: VersionRef): RuleViolation =>
  new RuleViolation('TEMPLATE.NOT_FOUND', {
    field,
    value: `${id}, bản ${version}`,
    reason: 'Không có bản này trong hệ thống.',
    mend: 'Công bố bản này trước, hoặc chọn bản đã công bố.',
  });

/** Reads what cascades are pinned to. Published versions never change, so each is read once and kept. */
export class PinnedVersions {
  private readonly policies = new Map<string, Promise<Policy>>();

  constructor(private readonly pool: Pool) {}

  /** @throws RuleViolation `TEMPLATE.NOT_FOUND` */
  policy(template: VersionRef, calendar: VersionRef): Promise<Policy> {
    return kept(this.policies, `${template.id}@${template.version}/${calendar.id}@${calendar.version}`, async () => ({
      template: await this.body<CascadeTemplate>('templates', template),
      calendar: workingCalendar(await this.body<CalendarData>('calendars', calendar)),
    }));
  }

  /** What a cascade is pinned to now: an amendment pins it anew. @throws RuleViolation `CASCADE.NOT_FOUND` */
  async policyOf(cascadeId: string): Promise<Policy> {
    const sql = 'SELECT template, calendar FROM cascades WHERE cascade_id = $1';
    const { rows } = await this.pool.query<{ template: VersionRef; calendar: VersionRef }>(sql, [cascadeId]);
    const row = rows[0];
    if (row) return this.policy(row.template, row.calendar);
    return cascadeNotFound(cascadeId);
  }

  /** All units of the register, in its order, with a mark on everybody whose account is closed. */
  async units(): Promise<OrgUnit[]> {
    return readUnits(this.pool);
  }

  private async body<Body>(table: 'templates' | 'calendars', ref: VersionRef): Promise<Body> {
    const sql = `SELECT body FROM ${table} WHERE id = $1 AND version = $2`;
    const { rows } = await this.pool.query<{ body: Body }>(sql, [ref.id, ref.version]);
    if (!rows[0]) throw notFound(table === 'templates' ? 'template' : 'calendar', ref);
    return rows[0].body;
  }
}

/** Keeps a successful answer; a failed one is asked again next time. */
const kept = <T>(cache: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> => {
  const known = cache.get(key);
  if (known) return known;
  const asked = ask();
  cache.set(key, asked);
  asked.catch(() => cache.delete(key));
  return asked;
};
