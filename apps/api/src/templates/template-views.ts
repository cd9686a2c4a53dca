import type { TemplateDraftView, TemplateSummary } from '@dondoc/contracts';
import type { Database } from '@dondoc/commands';
import { clockOf, dateOf, formatDate, type Instant } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
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
  ) {}

  /** What a unit may issue to those below it: published templates of which it is the issuer; drafts are not its concern. */
  async listFor({ role, unitId }: Pick<SignedIn, 'role' | 'unitId'>): Promise<TemplateSummary[]> {
    const all = await this.list();
    if (role !== 'unit') return all;
    return all
      .filter(({ issuer, versions }) => issuer === unitId && versions.length > 0)
      .map((one) => ({ ...one, draft: null }));
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
