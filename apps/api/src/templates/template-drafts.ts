import {
  type CommandContext,
  type Database,
  dropTemplateDraft,
  publishTemplateDraft,
  saveTemplateDraft,
} from '@dondoc/commands';
import type { NewDraftRequest, TemplateBody, TemplateDraftView } from '@dondoc/contracts';
import { RuleViolation } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
import { templateProblems } from '../problem/template-problems.js';
import { QuestionThreads } from '../questions/question-threads.js';
import { DATABASE } from '../runtime.js';
import { oneLine } from '../writes/clean-text.js';
import { blankBody, bodyOf, isTemplateId } from './new-draft-body.js';
import { problemView } from './problem-view.js';
import { momentInWords, TemplateViews } from './template-views.js';

/** What a new draft begins with. */
type Beginning = { templateId: string; body: TemplateBody; basedOn: number | null };

const issuerIn = ({ issuer }: TemplateBody): string => (typeof issuer === 'string' ? issuer : '');

/** Who writes, and under which command. */
type Writer = { asker: SignedIn; context: CommandContext };

/** Drafts of templates: begun, saved, dropped, published. Two people who edit at once never overwrite each other. */
@Injectable()
export class TemplateDrafts {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly views: TemplateViews,
    private readonly threads: QuestionThreads,
    private readonly access: Access,
  ) {}

  /** @throws RuleViolation `TEMPLATE.NOT_FOUND` */
  async get(templateId: string): Promise<TemplateDraftView> {
    return this.views.draft(await this.database.queries.templates.getDraft(templateId));
  }

  /** @throws ApiProblem `TEMPLATE.*`: a faulty file, an id in use, or a draft that somebody else has begun */
  async begin(request: NewDraftRequest, writer: Writer): Promise<TemplateDraftView> {
    const known = await this.database.store.findReceipt(writer.context.commandId);
    if (request.from === 'copy')
      await this.access.require(writer.asker, 'template.read', { templateId: request.source });
    const { templateId, body, basedOn } = await this.beginning(request, known !== undefined, writer.asker);
    await this.access.require(writer.asker, 'template.edit', { templateId });
    return this.save({ templateId, revision: 0, body, basedOn }, writer);
  }

  /** @throws ApiProblem `TEMPLATE.DRAFT_CONFLICT` with what the other person has saved */
  async save(
    save: { templateId: string; revision: number; body: TemplateBody; basedOn?: number | null },
    { asker, context }: Writer,
  ): Promise<TemplateDraftView> {
    const { templateId } = save;
    await this.access.requireIssuer(asker, 'template.edit', issuerIn(save.body));
    const basedOn = save.basedOn === undefined ? await this.basisOf(templateId) : save.basedOn;
    await this.orConflict(templateId, asker, () =>
      saveTemplateDraft(this.database.store, { ...save, basedOn }, context),
    );
    return this.get(templateId);
  }

  /** @param seen the revision that the asker knows; null: whichever it is now. @throws ApiProblem `TEMPLATE.DRAFT_CONFLICT` */
  async drop(templateId: string, seen: number | null, { asker, context }: Writer): Promise<void> {
    const draft = await this.database.queries.templates.getDraft(templateId);
    const revision = seen ?? draft.revision;
    await this.orConflict(templateId, asker, () =>
      dropTemplateDraft(this.database.store, { templateId, revision }, context),
    );
  }

  /** @returns the new version. @throws ApiProblem `TEMPLATE.UNFINISHED`, `TEMPLATE.DRAFT_CONFLICT`; RuleViolation `TEMPLATE.*` */
  async publish(templateId: string, revision: number, { asker, context }: Writer): Promise<number> {
    const known = await this.database.store.findReceipt(context.commandId);
    if (known) return Number(known.result);
    const draft = await this.database.queries.templates.getDraft(templateId);
    const units = await this.database.queries.listUnits();
    const { template, problems } = await this.threads.answer('templateBody', {
      body: draft.body,
      options: { units },
    });
    if (!template) throw templateProblems.unfinished(problems.map(problemView));
    if (template.id !== templateId) throw templateProblems.idChanged(templateId, template.id);
    return this.orConflict(templateId, asker, () =>
      publishTemplateDraft(this.database.store, { revision, template }, context),
    );
  }

  private async beginning(request: NewDraftRequest, repeated: boolean, asker: SignedIn): Promise<Beginning> {
    if (request.from === 'yaml') return this.fromFile(request.yaml);
    if (request.from === 'version') return this.fromVersion(request.templateId, request.version);
    const { templateId } = request;
    const title = oneLine(request.title);
    if (!isTemplateId(templateId)) throw templateProblems.idInvalid('templateId', templateId);
    if (title === '') throw templateProblems.titleMissing();
    if (!repeated) await this.requireUnused(templateId);
    if (request.from === 'blank') {
      const units = await this.database.queries.listUnits();
      const writesFor = { unitId: asker.unitId, reach: await this.access.reachOf(asker) };
      return { templateId, body: blankBody(templateId, title, units, writesFor), basedOn: null };
    }
    const { template } = await this.database.queries.templates.getVersion(request.source, request.version);
    return { templateId, body: { ...bodyOf(template, 1), id: templateId, title }, basedOn: null };
  }

  private async fromVersion(templateId: string, version: number): Promise<Beginning> {
    const { template } = await this.database.queries.templates.getVersion(templateId, version);
    const newest = await this.database.queries.templates.findNewest(templateId);
    const next = (newest?.template.version ?? version) + 1;
    return { templateId, body: bodyOf(template, next), basedOn: version };
  }

  private async fromFile(yaml: string): Promise<Beginning> {
    const { template, problems } = await this.threads.answer('templateText', { yaml });
    if (!template) throw templateProblems.fileInvalid(problems.map(problemView));
    if (!isTemplateId(template.id)) throw templateProblems.idInvalid('id', template.id);
    const basedOn = await this.basisOf(template.id);
    return { templateId: template.id, body: bodyOf(template, (basedOn ?? 0) + 1), basedOn };
  }

  private async basisOf(templateId: string): Promise<number | null> {
    const { templates } = this.database.queries;
    const draft = await templates.findDraft(templateId);
    if (draft) return draft.basedOn;
    return (await templates.findNewest(templateId))?.template.version ?? null;
  }

  private async requireUnused(templateId: string): Promise<void> {
    const { templates } = this.database.queries;
    const used = (await templates.findNewest(templateId)) ?? (await templates.findDraft(templateId));
    if (used) throw templateProblems.alreadyExists(templateId);
  }

  /** Tells a lost race with both names and what the winner has saved. */
  private async orConflict<T>(templateId: string, asker: SignedIn, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof RuleViolation) || error.code !== 'TEMPLATE.DRAFT_CONFLICT') throw error;
      const current = await this.get(templateId);
      throw templateProblems.draftConflict(asker.name, current, momentInWords(current.editedAt));
    }
  }
}
