import { createHash } from 'node:crypto';
import type { CommandContext, Database } from '@dondoc/commands';
import type { DraftCascadeRequest, WriteResult } from '@dondoc/contracts';
import type { CascadeTemplate, DirectiveDocument } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
import { WorkingCalendars } from '../calendars/working-calendars.js';
import { problems } from '../problem/problems.js';
import { DATABASE } from '../runtime.js';
import { oneLine } from '../writes/clean-text.js';

/** The same command drafts the same cascade. */
export const cascadeIdOf = (templateId: string, commandId: string): string =>
  `${templateId.slice(0, 80)}-${createHash('sha256').update(`cascade:${commandId}`).digest('hex').slice(0, 10)}`;

/** Drafts cascades from published templates, and the second tier of a unit's plan. */
@Injectable()
export class CascadeDrafts {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly calendars: WorkingCalendars,
    private readonly access: Access,
  ) {}

  /** @throws RuleViolation `TEMPLATE.NOT_FOUND`, `CASCADE.*`; ApiProblem `ACCESS.*` */
  async draft(request: DraftCascadeRequest, asker: SignedIn, context: CommandContext): Promise<WriteResult> {
    const { templateId, version, parent } = request;
    const { template } = await this.database.queries.templates.getVersion(templateId, version);
    if (parent === null) await this.requireFirstTier(asker, templateId);
    const { data } = await this.calendars.published(context);
    const draft = {
      cascadeId: cascadeIdOf(templateId, context.commandId),
      title: oneLine(request.title ?? '') || template.title,
      template: { id: templateId, version },
      calendar: { id: data.id, version: data.version },
      document: await this.documentOf(template),
      sample: false,
      parent,
    };
    return this.database.commands.draftCascade(draft, context);
  }

  /** Pins a draft to another version of its template and to the newest calendar. @throws RuleViolation `CASCADE.*` */
  async repin(cascadeId: string, version: number, context: CommandContext): Promise<WriteResult> {
    const { template } = await this.database.commands.pinned.policyOf(cascadeId);
    const { data } = await this.calendars.published(context);
    const versions = {
      template: { id: template.id, version },
      calendar: { id: data.id, version: data.version },
    };
    return this.database.commands.repinDraft(cascadeId, versions, context);
  }

  /** A unit drafts only what carries its own plan out; whoever may amend a plan may also begin one. */
  private async requireFirstTier(asker: SignedIn, templateId: string): Promise<void> {
    if (!(await this.access.may(asker, 'cascade.amend', { templateId }))) throw problems.otherUnit('');
  }

  private async documentOf({
    issuer,
    documentType,
    documentSign,
    subject,
  }: CascadeTemplate): Promise<DirectiveDocument> {
    const unit = await this.database.queries.findUnit(issuer);
    return {
      type: documentType,
      sign: documentSign,
      number: null,
      issuedOn: null,
      issuer: unit?.name ?? issuer,
      subject,
    };
  }
}
