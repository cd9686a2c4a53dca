import type { CommandContext, Database } from '@dondoc/commands';
import type { AmendmentPreview, AmendmentTarget, AmendmentView, AmendRequest, WriteResult } from '@dondoc/contracts';
import { dateOf, type Instant, readDateText, type VersionRef } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../runtime.js';
import { People } from '../sign-in/people.js';
import { oneLine } from '../writes/clean-text.js';
import { previewView } from './preview-view.js';

type Pinned = { template: VersionRef; calendar: VersionRef; amendments: number; sign: string };
type Target = { template: VersionRef; calendar: VersionRef };

const PINNED = `
  SELECT template, calendar, amendments, document->>'sign' AS sign FROM cascades WHERE cascade_id = $1`;
const VERSIONS = {
  templates: 'SELECT version FROM templates WHERE id = $1 ORDER BY version',
  calendars: 'SELECT version FROM calendars WHERE id = $1 ORDER BY version',
} as const;

/** Amendments of running cascades (bản điều chỉnh): previewed, applied, listed. */
@Injectable()
export class Amendments {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly people: People,
  ) {}

  /** Who gains and who loses days. Changes nothing. @throws RuleViolation `CASCADE.NOT_FOUND`, `TEMPLATE.*` */
  async preview(cascadeId: string, target: AmendmentTarget, now: Instant): Promise<AmendmentPreview> {
    const pinned = await this.pinned(cascadeId);
    const [preview, template, calendar, units] = await Promise.all([
      this.database.commands.previewAmendment(cascadeId, targetOf(pinned, target), dateOf(now)),
      this.versions('templates', pinned.template),
      this.versions('calendars', pinned.calendar),
      this.database.queries.listUnits(),
    ]);
    const versions = {
      template,
      calendar,
      currentTemplate: pinned.template.version,
      currentCalendar: pinned.calendar.version,
    };
    return previewView(preview, { amendment: pinned.amendments + 1, versions, units });
  }

  /** @throws RuleViolation `AMENDMENT.*`, `CASCADE.*`, `DOCUMENT.*`, `DATE.NOT_REAL` */
  async apply(cascadeId: string, request: AmendRequest, context: CommandContext): Promise<WriteResult> {
    const pinned = await this.pinned(cascadeId);
    const document = {
      number: oneLine(request.documentNumber),
      sign: pinned.sign,
      issuedOn: readDateText(request.issuedOn, context.now, 'issuedOn'),
      reason: request.reason.trim(),
    };
    const amend = { document, ...targetOf(pinned, request), choices: request.choices };
    return this.database.commands.amendCascade(cascadeId, amend, context);
  }

  /** Newest first. @throws RuleViolation `CASCADE.NOT_FOUND` */
  async list(cascadeId: string): Promise<AmendmentView[]> {
    await this.pinned(cascadeId);
    const amendments = await this.database.queries.listAmendments(cascadeId);
    const name = await this.people.naming(amendments.map(({ by }) => by));
    return amendments.map((one) => ({ ...one, by: name(one.by) }));
  }

  private async pinned(cascadeId: string): Promise<Pinned> {
    const { rows } = await this.database.pool.query<Pinned>(PINNED, [cascadeId]);
    if (rows[0]) return rows[0];
    await this.database.commands.pinned.policyOf(cascadeId); // says that there is no such cascade
    throw new Error(`${cascadeId} has a policy and no row.`);
  }

  private async versions(table: keyof typeof VERSIONS, { id }: VersionRef): Promise<number[]> {
    const { rows } = await this.database.pool.query<{ version: number }>(VERSIONS[table], [id]);
    return rows.map(({ version }) => version);
  }
}

/** Null: as it is pinned now. */
const targetOf = ({ template, calendar }: Pinned, { templateVersion, calendarVersion }: AmendmentTarget): Target => ({
  template: { id: template.id, version: templateVersion ?? template.version },
  calendar: { id: calendar.id, version: calendarVersion ?? calendar.version },
});
