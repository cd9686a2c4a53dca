import type { TemplateDraftView, TemplateSummary } from '@dondoc/contracts';
import type { Database } from '@dondoc/commands';
import { clockOf, dateOf, formatDate, type Instant } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
import { DATABASE } from '../runtime.js';
import { People } from '../sign-in/people.js';

type Draft = Awaited<ReturnType<Database['queries']['templates']['getDraft']>>;
type Listed = Awaited<ReturnType<Database['queries']['templates']['list']>>[number];

/** `14:05 ngày 21/11/2026`. */
export const momentInWords = (at: string): string =>
  `${clockOf(at as Instant)} ngày ${formatDate(dateOf(at as Instant))}`;

const namesIn = ({ versions, draft }: Listed): string[] => [
  ...versions.map(({ by }) => by),
  ...(draft ? [draft.editedBy] : []),
];

/** Templates and drafts as they travel: people by their names. */
@Injectable()
export class TemplateViews {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly people: People,
    private readonly access: Access,
  ) {}

  /** What somebody may read; drafts only where they may read those: a unit issues published templates of its own. */
  async listFor(asker: Pick<SignedIn, 'role' | 'unitId'>): Promise<TemplateSummary[]> {
    const seen = await Promise.all((await this.list()).map((one) => this.seenBy(asker, one)));
    return seen.flatMap((one) => one ?? []);
  }

  private async seenBy(
    asker: Pick<SignedIn, 'role' | 'unitId'>,
    one: TemplateSummary,
  ): Promise<TemplateSummary | null> {
    const { templateId, versions } = one;
    if (await this.access.may(asker, 'template.read-draft', { templateId })) return one;
    const published = versions.length > 0 && (await this.access.may(asker, 'template.read', { templateId }));
    return published ? { ...one, draft: null } : null;
  }

  private async list(): Promise<TemplateSummary[]> {
    const [listed, units] = await Promise.all([
      this.database.queries.templates.list(),
      this.database.queries.listUnits(),
    ]);
    const unitNames = new Map(units.map(({ id, name }) => [id, name]));
    const name = await this.people.naming(listed.flatMap(namesIn));
    return listed.map(({ templateId, title, issuer, versions, draft, cascades }) => ({
      templateId,
      title,
      issuer,
      issuerName: unitNames.get(issuer) ?? issuer,
      versions: versions.map((one) => ({ ...one, by: name(one.by) })),
      draft: draft && {
        revision: draft.revision,
        editedBy: name(draft.editedBy),
        editedAt: draft.editedAt,
        triedAt: draft.triedAt,
      },
      cascades,
    }));
  }

  async draft({ templateId, revision, body, basedOn, editedBy, editedAt, triedAt }: Draft): Promise<TemplateDraftView> {
    return {
      templateId,
      revision,
      body,
      basedOn,
      editedBy: await this.people.nameOf(editedBy),
      editedAt,
      triedAt,
    };
  }
}
