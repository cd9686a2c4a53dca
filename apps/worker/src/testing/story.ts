import { fileURLToPath } from 'node:url';
import { publishCalendar, publishTemplate, registerUnits } from '@dondoc/commands';
import {
  type CascadeTemplate,
  dateOf,
  type Instant,
  instantAt,
  type OrgUnit,
  type ParentPlan,
  plainDateOf,
  type SubmissionContent,
  unitPlanId,
  vietnamCalendar,
} from '@dondoc/domain';
import { aReport } from '@dondoc/domain/testing';
import { readOrganisation, readTemplate } from '@dondoc/sample';
import { startSkippingWorld, type SkippingWorld } from './skipping-world.js';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const office = { role: 'office' as const, unitId: 'van-phong' };

export const templateFile = (name: string): Promise<CascadeTemplate> => readTemplate(`${ROOT}templates/${name}.yaml`);
export const unitsFile = (name: string, known: readonly OrgUnit[] = []): Promise<OrgUnit[]> =>
  readOrganisation(`${ROOT}samples/${name}.yaml`, known);

/** `2023-10-18 10:00` in Asia/Ho_Chi_Minh. */
export const moment = (text: string): Instant => instantAt(plainDateOf(text.slice(0, 10)), text.slice(11) || '10:00');

export type Place = { cascadeId: string; unitId: string; lineId: string };

/** A document's life on the real command path and on Temporal with time skipping, told act by act. */
export class Story {
  private acts = 0;
  private now: Instant;

  private constructor(
    readonly world: SkippingWorld,
    begin: Instant,
  ) {
    this.now = begin;
  }

  static async begin(at: string, units: readonly OrgUnit[]): Promise<Story> {
    const story = new Story(await startSkippingWorld(moment(at)), moment(at));
    const { store } = story.world.database;
    await registerUnits(store, units, story.context('admin'));
    await publishCalendar(store, vietnamCalendar, story.context('admin'));
    return story;
  }

  end(): Promise<void> {
    return this.world.stop();
  }

  /** Life goes on to that moment: reminders, escalations and roll-ups happen by themselves. */
  async until(at: string): Promise<void> {
    await this.world.sleepUntil(moment(at));
    this.now = moment(at);
  }

  publish(template: CascadeTemplate): Promise<void> {
    return publishTemplate(this.world.database.store, template, this.context('admin'));
  }

  /** Drafts a cascade of a published template; with a parent it is the second tier of that unit's plan. */
  async draft(cascadeId: string, template: CascadeTemplate, parent: ParentPlan | null = null): Promise<void> {
    const request = {
      cascadeId,
      title: template.title,
      template: { id: template.id, version: template.version },
      calendar: { id: vietnamCalendar.id, version: vietnamCalendar.version },
      document: {
        type: template.documentType,
        sign: template.documentSign,
        number: null,
        issuedOn: null,
        issuer: template.issuer,
        subject: template.subject,
      },
      sample: false,
      parent,
    };
    await this.world.database.commands.draftCascade(request, this.context('van-phong'));
  }

  async issue(cascadeId: string, documentNumber: string): Promise<void> {
    const request = { documentNumber, issuedOn: dateOf(this.now) };
    await this.world.database.commands.issueCascade(cascadeId, request, this.context('van-phong'));
    await this.world.deliver();
  }

  async handIn(place: Place, content: Partial<SubmissionContent> = {}): Promise<void> {
    const submission = aReport({ signedOn: dateOf(this.now), ...content });
    const request = { submissionId: `bai-${this.acts}`, content: submission };
    await this.world.database.commands.receiveSubmission(place, request, this.context(place.unitId));
    await this.world.deliver();
  }

  async forward(place: Place, by: string): Promise<void> {
    await this.world.database.commands.forwardSubmission(place, { by }, this.context(by));
    await this.world.deliver();
  }

  async accept(place: Place): Promise<void> {
    await this.world.database.commands.acceptSubmission(place, this.context('van-phong'));
    await this.world.deliver();
  }

  async appraise(place: Place, by: string, scores: Record<string, number>, reason = ''): Promise<void> {
    await this.world.database.commands.appraiseSubmission(place, { by, scores, reason }, this.context(by));
    await this.world.deliver();
  }

  async declareNotApplicable(place: Place, reason: string): Promise<void> {
    await this.world.database.commands.declareNotApplicable(place, { reason }, this.context(place.unitId));
    await this.world.deliver();
  }

  /** What a person reads of an obligation now. */
  obligation(place: Place) {
    return this.world.database.queries.getObligation(place, office, this.now);
  }

  cascade(cascadeId: string) {
    return this.world.database.queries.getCascade(cascadeId, this.now);
  }

  rollUps(cascadeId: string) {
    return this.world.database.queries.listRollUps(cascadeId);
  }

  matrix(cascadeId: string) {
    return this.world.database.queries.getMatrix(cascadeId, this.now);
  }

  /** Types of the events in a unit's plan, in their order. */
  async planEvents(cascadeId: string, unitId: string): Promise<string[]> {
    const events = await this.world.database.store.readStream(unitPlanId(cascadeId, unitId));
    return events.map(({ type }) => type);
  }

  /** Parent workflow of a workflow, as Temporal itself says. */
  async parentWorkflow(workflowId: string): Promise<string | undefined> {
    const handle = this.world.environment.client.workflow.getHandle(workflowId);
    return (await handle.describe()).parentExecution?.workflowId ?? undefined;
  }

  private context(actor: string) {
    this.acts += 1;
    return { commandId: `story:${this.acts}`, actor, now: this.now };
  }
}
