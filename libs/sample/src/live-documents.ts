import { join } from 'node:path';
import { publishTemplate } from '@dondoc/commands';
import {
  type CascadeTemplate,
  type ChainTier,
  instantAt,
  type Life,
  mixed,
  type OrgUnit,
  rehearseChain,
  type SubmissionContent,
} from '@dondoc/domain';
import { readTemplate } from './read-sample.js';
import { calendar, contextAt, draftOf, recordLife, type SampleOptions } from './sample-context.js';
import { type SampleTier, sourceDocuments, undatedDraft } from './source-documents.js';

const publishOther = async (options: SampleOptions, name: string): Promise<CascadeTemplate> => {
  const template = await readTemplate(join(options.root, `templates/${name}.yaml`));
  const context = contextAt(`sample:template:${template.id}@${template.version}`, options.now);
  await publishTemplate(options.database.store, template, context);
  return template;
};

const asSample = (content: SubmissionContent, files: SubmissionContent['files']): SubmissionContent => ({
  ...content,
  documentNumber: content.documentNumber.replace(/\/.*$/, '/BC'),
  note: '',
  files,
});

/** The sample's own page stands in for whatever a rehearsed unit hands in, so that every file can be opened. */
const withFiles = (life: Life, files: SubmissionContent['files']): Life => ({
  ...life,
  plans: life.plans.map((plan) => ({
    ...plan,
    events: plan.events.map((event) =>
      event.type === 'SubmissionReceived'
        ? { ...event, data: { ...event.data, content: asSample(event.data.content, files) } }
        : event,
    ),
  })),
});

const chainTier = (
  units: readonly OrgUnit[],
  { now }: SampleOptions,
  template: CascadeTemplate,
  { cascadeId, number, issuedOn, unitId }: SampleTier,
  index: number,
): ChainTier => {
  const policy = { template, calendar };
  const issue = { documentNumber: number, issuedOn, at: instantAt(issuedOn, '09:00') };
  const draft = draftOf(cascadeId, template, units);
  const behaviour = mixed({ policy, issue }, 7);
  const parent = unitId === null ? null : { index: index - 1, unitId };
  return { rehearsal: { policy, units, draft, issue, behaviour, until: now, onRefusal: 'list' }, parent };
};

/** A source document with its tiers, lived through up to now; a tier that was not issued by then is left out. */
const liveDocument = async (
  options: SampleOptions,
  units: readonly OrgUnit[],
  tiers: readonly SampleTier[],
): Promise<void> => {
  const issued = tiers.filter(({ issuedOn }) => instantAt(issuedOn, '09:00') <= options.now);
  const templates = await Promise.all(tiers.map(({ template }) => publishOther(options, template)));
  const chain = issued.map((one, index) => chainTier(units, options, templates[index] as CascadeTemplate, one, index));
  const { lives } = rehearseChain(chain);
  for (const [index, { cascadeId }] of issued.entries()) {
    const life = withFiles(lives[index] as Life, options.files);
    await recordLife(options, cascadeId, templates[index] as CascadeTemplate, life);
  }
};

const draftUndated = async (options: SampleOptions, units: readonly OrgUnit[]): Promise<void> => {
  const template = await publishOther(options, undatedDraft.template);
  const { type: _, ...draft } = draftOf(undatedDraft.cascadeId, template, units);
  await options.database.commands.draftCascade(
    { ...draft, parent: null },
    contextAt(`sample:draft:${undatedDraft.cascadeId}`, options.now),
  );
};

/** The source documents besides the five-year plan: lived through with all their tiers, or drafted where a date is missing. */
export const loadOtherDocuments = async (options: SampleOptions, units: readonly OrgUnit[]): Promise<void> => {
  for (const tiers of sourceDocuments) await liveDocument(options, units, tiers);
  await draftUndated(options, units);
};
