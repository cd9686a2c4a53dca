import { isDeepStrictEqual } from 'node:util';
import { type CascadeTemplate, RuleViolation, sameTemplate, validateTemplate } from '@dondoc/domain';
import { ConcurrencyError, type EventStore, IdempotencyError, type RecordedEvent } from '@dondoc/event-store';
import { projectDraft, projectTemplate, projectTrial, removeDraft, type Transaction } from '@dondoc/read-models';
import type { CommandContext } from './command-context.js';
import { fingerprintOf } from './recorder.js';

/** JSON of a template file, perhaps unfinished. */
export type DraftBody = Readonly<Record<string, unknown>>;

/** What a save is based on: the revision that the editor had read; 0 for a new draft. */
export type SaveDraft = { templateId: string; revision: number; body: DraftBody; basedOn: number | null };

const draftStream = (templateId: string): string => `template-draft:${templateId}`;

type Fact = { type: string; data: unknown };
type Write = { stream: string; expectedVersion: number; facts: readonly Fact[] };

const append = async (
  store: EventStore,
  writes: readonly Write[],
  { commandId, actor, now }: CommandContext,
  project: (tx: Transaction) => Promise<void>,
  result: unknown = null,
): Promise<void> => {
  await store.append(
    {
      receipt: { commandId, fingerprint: fingerprintOf(writes), result },
      metadata: { actor, commandId, correlationId: commandId, causationId: null, schemaVersion: 1 },
      recordedAt: now,
      appends: writes.map(({ stream, expectedVersion, facts }) => ({
        stream,
        expectedVersion,
        events: facts.map(({ type, data }) => ({ type, occurredAt: now, data })),
      })),
      outbox: [],
    },
    project,
  );
};

/** Revision of the newest save after which the draft was neither published nor dropped; 0: there is no draft. */
const liveRevision = (history: readonly RecordedEvent[]): number => {
  const ended = history.findLastIndex(
    ({ type }) => type === 'TemplateDraftPublished' || type === 'TemplateDraftDropped',
  );
  const saved = history.findLastIndex(({ type }) => type === 'TemplateDraftSaved');
  return saved > ended ? saved + 1 : 0;
};

const conflict = (history: readonly RecordedEvent[], { actor }: CommandContext): RuleViolation => {
  const last = history.findLast(({ type }) => type === 'TemplateDraftSaved');
  return new RuleViolation('TEMPLATE.DRAFT_CONFLICT', {
    field: 'revision',
    value: last?.metadata.actor ?? '',
    reason: `${last?.metadata.actor ?? 'Người khác'} đã sửa mẫu này lúc ${last?.occurredAt ?? ''} trong khi ${actor} đang sửa.`,
    mend: 'Xem thay đổi rồi lưu lại; bản đang sửa vẫn còn nguyên.',
  });
};

const requireRevision = (history: readonly RecordedEvent[], revision: number, context: CommandContext): void => {
  if (liveRevision(history) !== revision) throw conflict(history, context);
};

/**
 * Saves a draft. Two people who edit at once never overwrite each other.
 * @returns the new revision
 * @throws RuleViolation `TEMPLATE.DRAFT_CONFLICT` when somebody has saved since `revision`
 * @throws IdempotencyError `COMMAND.ID_REUSED` when the command has saved something else
 */
export const saveTemplateDraft = async (
  store: EventStore,
  save: SaveDraft,
  context: CommandContext,
): Promise<number> => {
  const stream = draftStream(save.templateId);
  const receipt = await store.findReceipt(context.commandId);
  const history = await store.readStream(stream);
  const { templateId, body, basedOn } = save;
  if (receipt) {
    const saved = history.find(({ metadata }) => metadata.commandId === context.commandId);
    if (!isDeepStrictEqual(saved?.data, { body, basedOn })) throw new IdempotencyError(context.commandId);
    return liveRevision(history);
  }
  requireRevision(history, save.revision, context);
  const revision = history.length + 1;
  const draft = { templateId, revision, body, basedOn, editedBy: context.actor, editedAt: context.now };
  const facts = [{ type: 'TemplateDraftSaved', data: { body, basedOn } }];
  try {
    await append(store, [{ stream, expectedVersion: history.length, facts }], context, (tx) => projectDraft(tx, draft));
  } catch (error) {
    if (error instanceof ConcurrencyError) throw conflict(await store.readStream(stream), context);
    throw error;
  }
  return revision;
};

/** Notes that exactly this revision has been rehearsed. */
export const markDraftTried = async (
  store: EventStore,
  { templateId, revision }: { templateId: string; revision: number },
  context: CommandContext,
): Promise<void> => {
  const stream = draftStream(templateId);
  const history = await store.readStream(stream);
  if (liveRevision(history) !== revision) return;
  // A trial changes no revision, so it stands in a stream of its own.
  const trials = `${stream}:trials`;
  const { length } = await store.readStream(trials);
  const facts = [{ type: 'TemplateDraftTried', data: { revision } }];
  await append(store, [{ stream: trials, expectedVersion: length, facts }], context, (tx) =>
    projectTrial(tx, templateId, revision, context.now),
  );
};

/** Gives a draft up; its stream keeps every save. @throws RuleViolation `TEMPLATE.DRAFT_CONFLICT` */
export const dropTemplateDraft = async (
  store: EventStore,
  { templateId, revision }: { templateId: string; revision: number },
  context: CommandContext,
): Promise<void> => {
  const stream = draftStream(templateId);
  const history = await store.readStream(stream);
  requireRevision(history, revision, context);
  const facts = [{ type: 'TemplateDraftDropped', data: {} }];
  await append(store, [{ stream, expectedVersion: history.length, facts }], context, (tx) =>
    removeDraft(tx, templateId),
  );
};

/**
 * Publishes the draft as the next version; it never changes afterwards.
 * @param template the draft's body, parsed; its `version` is set here
 * @returns the new version
 * @throws RuleViolation `TEMPLATE.*`: a fault, a conflict, or nothing changed since the last version
 */
export const publishTemplateDraft = async (
  store: EventStore,
  { revision, template }: { revision: number; template: CascadeTemplate },
  context: CommandContext,
): Promise<number> => {
  const receipt = await store.findReceipt(context.commandId);
  if (receipt) return Number(receipt.result);
  const drafts = draftStream(template.id);
  const history = await store.readStream(drafts);
  requireRevision(history, revision, context);
  const stream = `template:${template.id}`;
  const published = await store.readStream(stream);
  const last = published.at(-1)?.data as { template: CascadeTemplate } | undefined;
  const version = (last?.template.version ?? 0) + 1;
  const next = validateTemplate({ ...template, version });
  if (last && sameTemplate(last.template, next)) {
    throw new RuleViolation('TEMPLATE.UNCHANGED', {
      field: 'template',
      value: `${template.id}, bản ${version - 1}`,
      reason: 'Bản nháp không khác bản đã công bố.',
      mend: 'Sửa nội dung cần đổi rồi công bố, hoặc bỏ bản nháp.',
    });
  }
  const writes = [
    { stream, expectedVersion: published.length, facts: [{ type: 'TemplatePublished', data: { template: next } }] },
    { stream: drafts, expectedVersion: history.length, facts: [{ type: 'TemplateDraftPublished', data: { version } }] },
  ];
  const project = async (tx: Transaction): Promise<void> => {
    await projectTemplate(tx, next, { at: context.now, by: context.actor });
    await removeDraft(tx, template.id);
  };
  try {
    await append(store, writes, context, project, version);
  } catch (error) {
    if (error instanceof ConcurrencyError) throw conflict(await store.readStream(drafts), context);
    throw error;
  }
  return version;
};
