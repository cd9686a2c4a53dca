import type { TemplateBody, TemplateDraftView } from '@dondoc/contracts';
import { newIdempotencyKey } from '../../../api/http.js';
import { asProblem } from '../../../api/problem-error.js';
import { getDraft, putDraft } from '../../../api/templates.js';
import { type CopyPlace, dropCopy, keepCopy } from './local-copy.js';

/** The newest state that the server has. */
export type SavedDraft = { revision: number; body: TemplateBody };

export type SaveState =
  | { kind: 'saved'; at: string }
  | { kind: 'changed' }
  | { kind: 'saving' }
  | { kind: 'failed'; text: string; again: boolean }
  | { kind: 'conflict'; text: string; theirs: TemplateDraftView | null };

/** After that many milliseconds without typing a draft is saved; kept in the browser; sent again after a lost answer. */
const PAUSE = { save: 900, keep: 250, again: 5000 } as const;

/**
 * Saves one draft: one request at a time, always the newest text, never over somebody else's. One key per text, so
 * that a text sent again after a lost answer is saved once.
 */
export class DraftSaver {
  private readonly keys = new WeakMap<TemplateBody, string>();
  private readonly timers: Partial<Record<keyof typeof PAUSE, ReturnType<typeof setTimeout>>> = {};
  private latest: TemplateBody;
  private running: Promise<boolean> | null = null;
  private stopped = false;

  constructor(
    private readonly place: CopyPlace,
    private base: SavedDraft,
    private readonly show: (state: SaveState) => void,
  ) {
    this.latest = base.body;
  }

  get saved(): SavedDraft {
    return this.base;
  }

  get unsaved(): boolean {
    return this.latest !== this.base.body;
  }

  /** The text on the screen has changed. */
  change(body: TemplateBody): void {
    this.latest = body;
    if (this.stopped || !this.unsaved) return;
    this.show({ kind: 'changed' });
    this.later('keep', () => this.keep());
    this.later('save', () => void this.save());
  }

  /** Writes what is not saved yet into the browser's own store. */
  keep(): void {
    if (this.unsaved) keepCopy(this.place, { revision: this.base.revision, body: this.latest, base: this.base.body });
  }

  /** Saves now. True when the server has the newest text. */
  save(): Promise<boolean> {
    this.running ??= this.saveAll().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Goes on from another saved state: theirs, after a conflict. The text on the screen follows by `change`. */
  rebase(base: SavedDraft): void {
    this.base = base;
    this.stopped = false;
  }

  end(): void {
    for (const timer of Object.values(this.timers)) clearTimeout(timer);
  }

  private later(what: keyof typeof PAUSE, act: () => void): void {
    clearTimeout(this.timers[what]);
    this.timers[what] = setTimeout(act, PAUSE[what]);
  }

  private async saveAll(): Promise<boolean> {
    while (this.unsaved) {
      if (this.stopped) return false;
      const sent = this.latest;
      this.show({ kind: 'saving' });
      try {
        const draft = await putDraft(
          this.place.templateId,
          { revision: this.base.revision, body: sent },
          this.keyOf(sent),
        );
        this.base = { revision: draft.revision, body: sent };
        if (!this.unsaved) {
          clearTimeout(this.timers.keep);
          dropCopy(this.place);
          this.show({ kind: 'saved', at: draft.editedAt });
        }
      } catch (error) {
        await this.fail(error);
        return false;
      }
    }
    return true;
  }

  private async fail(error: unknown): Promise<void> {
    this.keep();
    const { status, code, detail, errors } = asProblem(error);
    const text = [detail, ...errors.map(({ reason, mend }) => `${reason} ${mend}`)].find((one) => one !== '') ?? detail;
    if (code === 'TEMPLATE.DRAFT_CONFLICT' || status === 404) {
      this.stopped = true;
      const theirs = await getDraft(this.place.templateId).catch(() => null);
      this.show({ kind: 'conflict', text, theirs });
      return;
    }
    const again = status === 0 || status >= 500 || status === 401 || status === 429;
    this.show({ kind: 'failed', text, again });
    if (again) this.later('again', () => void this.save());
  }

  private keyOf(body: TemplateBody): string {
    const known = this.keys.get(body) ?? newIdempotencyKey();
    this.keys.set(body, known);
    return known;
  }
}
