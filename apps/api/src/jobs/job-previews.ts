import { createHash } from 'node:crypto';
import { carryOut, type Clock, type Database, dryPath, type ItemRefusal, tryAct } from '@dondoc/commands';
import type { BulkKind, DueItem, JobPreview, JobQuestion, PreviewItem, Selection } from '@dondoc/contracts';
import { type JobItem, jobKinds, type JobParameters, type JobRef, RuleViolation } from '@dondoc/domain';
import { actOfKind, refKey, remindSkips } from '@dondoc/read-models';
import { Inject, Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/signed-in.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { JobItemRights, type KnownItem } from './job-item-rights.js';
import { jobParameters } from './job-parameters.js';

/** Kinds that judge a submission: what was seen is what is judged. */
const JUDGING: ReadonlySet<BulkKind> = new Set(['accept', 'return', 'forward']);

/** A preview, and what a job would be made of. */
export type Previewed = { view: JobPreview; parameters: JobParameters; items: Omit<JobItem, 'n'>[] };

type Judged = Pick<PreviewItem, 'outcome' | 'reason' | 'mend'>;
type Facts = { known: KnownItem | undefined; shown: DueItem | undefined; skip: string | undefined; allowed: boolean };

const will: Judged = { outcome: 'will', reason: '', mend: '' };

const unknownRef = ({ lineId }: JobRef): Judged => ({
  outcome: 'refused',
  reason: `Đơn vị không có nghĩa vụ “${lineId}” trong đợt này.`,
  mend: 'Bỏ mục này, hoặc tải lại danh sách.',
});

const countUnits = (items: readonly PreviewItem[]): number => new Set(items.map(({ ref }) => ref.unitId)).size;

const sentenceOf = (kind: BulkKind, items: readonly PreviewItem[]): string => {
  const of = (outcome: PreviewItem['outcome']): PreviewItem[] => items.filter((one) => one.outcome === outcome);
  const [chosen, skipped, refused] = [of('will'), of('skipped'), of('refused')];
  const parts = [
    `${jobKinds[kind]}: ${countUnits(chosen)} đơn vị, ${chosen.length} nghĩa vụ`,
    ...(skipped.length > 0 ? [`bỏ qua ${skipped.length}`] : []),
    ...(refused.length > 0 ? [`không làm được ${refused.length}`] : []),
  ];
  return `${parts.join('; ')}.`;
};

/** Shows what a bulk act would do: the exact list, and of the rest why not. Nothing is recorded. */
@Injectable()
export class JobPreviews {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly rights: JobItemRights,
  ) {}

  /** @throws RuleViolation `DATE.NOT_REAL`, `REASON.MISSING`, `CASCADE.NOT_FOUND` */
  async preview(question: JobQuestion, asker: SignedIn, reason = 'Xem trước'): Promise<Previewed> {
    const now = this.clock.now();
    const { kind } = question;
    const parameters = jobParameters(question, now);
    const asked = await this.refsOf(question.selection);
    const existing = await this.rights.known(asked);
    // What somebody may neither read nor do anything to is, to them, not there: unknown by its id, absent from a cascade.
    const seen = await this.rights.allowed(asker, ['obligation.read', actOfKind[kind]], existing.values());
    const known = new Map([...existing].filter(([key]) => seen.has(key)));
    const refs = 'refs' in question.selection ? asked : asked.filter((ref) => seen.has(refKey(ref)));
    const allowed = await this.rights.allowed(asker, [actOfKind[kind]], known.values());
    const shown = await this.database.queries.findDueItems([...known.values()], now);
    const skips = kind === 'remind' ? await remindSkips(this.database.pool, refs, now) : new Map<string, string>();
    const dry = dryPath(this.database.store, this.database.pool);
    const items: PreviewItem[] = [];
    for (const ref of refs) {
      const key = refKey(ref);
      const facts = { known: known.get(key), shown: shown.get(key), skip: skips.get(key), allowed: allowed.has(key) };
      const judged = await this.judge(dry, { question, parameters, asker, reason }, ref, facts);
      items.push({ ref, ...namesOf(ref, facts.shown), ...judged });
    }
    return this.previewed(kind, parameters, items, known);
  }

  private async refsOf(selection: Selection): Promise<JobRef[]> {
    if ('refs' in selection) return [...new Map(selection.refs.map((ref) => [refKey(ref), ref])).values()];
    const { cascadeId, lineIds, unitIds, statuses } = selection;
    const matrix = await this.database.queries.getMatrix(cascadeId, this.clock.now());
    const wanted = (list: readonly string[] | undefined, one: string): boolean => list?.includes(one) ?? true;
    return matrix.rows
      .filter(({ unit }) => wanted(unitIds, unit.unitId))
      .flatMap(({ unit, cells }) =>
        cells
          .filter(({ lineId, status }) => wanted(lineIds, lineId) && wanted(statuses, status.code))
          .map(({ lineId }) => ({ cascadeId, unitId: unit.unitId, lineId })),
      );
  }

  private async judge(
    dry: Database['commands'],
    {
      question,
      parameters,
      asker,
      reason,
    }: { question: JobQuestion; parameters: JobParameters; asker: SignedIn; reason: string },
    ref: JobRef,
    { known, skip, allowed }: Facts,
  ): Promise<Judged> {
    if (!known) return unknownRef(ref);
    if (!allowed) {
      const mend = 'Bỏ mục này, hoặc nhờ người có quyền làm.';
      return { outcome: 'refused', reason: 'Anh/chị không có quyền làm việc này với đơn vị này.', mend };
    }
    if (skip !== undefined) return { outcome: 'skipped', reason: skip, mend: '' };
    const context = { commandId: `preview:${refKey(ref)}`, actor: asker.username, now: this.clock.now() };
    const item = { n: 1, label: '', ref, body: null };
    const act = { jobId: 'preview', kind: question.kind, parameters, reason, unitId: asker.unitId, item };
    const refusal: ItemRefusal | null = await tryAct(() => carryOut(dry, {}, act, context));
    return refusal === null ? will : { outcome: 'refused', reason: refusal.reason, mend: refusal.mend };
  }

  private previewed(
    kind: BulkKind,
    parameters: JobParameters,
    items: PreviewItem[],
    known: ReadonlyMap<string, KnownItem>,
  ): Previewed {
    const chosen = items.filter(({ outcome }) => outcome === 'will');
    const bodyOf = (ref: JobRef) => (JUDGING.has(kind) ? { seenVersion: known.get(refKey(ref))?.version ?? 0 } : null);
    const jobItems = chosen.map(({ ref, label }) => ({ label, ref, body: bodyOf(ref) }));
    const seen = jobItems
      .map(({ ref, body }) => [refKey(ref), body])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    const hash = createHash('sha256')
      .update(JSON.stringify([kind, parameters, seen]))
      .digest('hex')
      .slice(0, 32);
    const count = (outcome: PreviewItem['outcome']): number => items.filter((one) => one.outcome === outcome).length;
    const counts = {
      chosen: items.length,
      will: chosen.length,
      skipped: count('skipped'),
      refused: count('refused'),
      units: countUnits(chosen),
    };
    const sentence = sentenceOf(kind, items);
    const view = { kind, kindLabel: jobKinds[kind], asOf: this.clock.now(), hash, sentence, counts, items };
    return { view, parameters, items: jobItems };
  }
}

const namesOf = (ref: JobRef, shown: DueItem | undefined) => ({
  label: shown ? `${shown.unit.name} – ${shown.line.title}` : `${ref.unitId} – ${ref.lineId}`,
  unitName: shown?.unit.name ?? ref.unitId,
  lineTitle: shown?.line.title ?? ref.lineId,
  statusLabel: shown?.status.label ?? '',
});

const FEW = 5;
const named = (keys: readonly string[], name: (key: string) => string): string =>
  keys.length <= FEW
    ? keys.map(name).join('; ')
    : `${keys.slice(0, FEW).map(name).join('; ')} và ${keys.length - FEW} mục khác`;

/** Says what has changed between what was shown and what would be done now. */
export const listChanged = ({ view }: Previewed, shown: readonly JobRef[]): RuleViolation => {
  const labels = new Map(view.items.map((item) => [refKey(item.ref), item]));
  const now = new Set(view.items.filter(({ outcome }) => outcome === 'will').map(({ ref }) => refKey(ref)));
  const before = new Set(shown.map(refKey));
  const name = (key: string): string => {
    const item = labels.get(key);
    return item ? `${item.label}${item.reason === '' ? '' : ` (${item.reason})`}` : key;
  };
  const [gone, come] = [[...before].filter((key) => !now.has(key)), [...now].filter((key) => !before.has(key))];
  const parts = [
    ...(gone.length > 0 ? [`không còn: ${named(gone, name)}`] : []),
    ...(come.length > 0 && before.size > 0 ? [`thêm: ${named(come, name)}`] : []),
  ];
  return new RuleViolation('JOB.LIST_CHANGED', {
    field: 'confirmed.hash',
    value: parts.join('. ') || 'bài nộp hoặc thông số đã đổi',
    reason: `Danh sách đã thay đổi từ lúc xem trước${parts.length > 0 ? `: ${parts.join('; ')}` : ''}.`,
    mend: 'Xem lại danh sách mới rồi xác nhận lại.',
  });
};
