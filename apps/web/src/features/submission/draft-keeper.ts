import type { SubmissionDraftBody, SubmissionDraftView } from '@dondoc/contracts';
import { type ObligationRef, saveSubmissionDraft } from '../../api/obligations.js';
import { asProblem } from '../../api/problem-error.js';

/** Where the draft stands; `text` says why it is not saved (Vietnamese), empty otherwise. */
export type DraftState = { kind: 'none' | 'saved' | 'stopped' | 'failed'; at: string | null; text: string };

/** Typing pauses this long before it is saved; a failed saving is tried again after the longer time. */
const PAUSE_MS = 1200;
const RETRY_MS = 5000;

const reasonOf = (error: unknown): string => {
  const { detail, errors } = asProblem(error);
  const [first] = errors;
  return first ? `${first.reason} ${first.mend}`.trim() : detail;
};

/**
 * Keeps what is typed as the unit's draft, one saving at a time, each over the revision that was read. When somebody else
 * has saved meanwhile it stops: what is typed stays on the screen, and nothing of theirs is lost.
 */
export class DraftKeeper {
  private revision: number;
  private saved: string;
  private wanted: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> = Promise.resolve();
  private off = false;

  constructor(
    private readonly ref: ObligationRef,
    start: SubmissionDraftView,
    body: SubmissionDraftBody,
    private readonly tell: (state: DraftState) => void,
  ) {
    this.revision = start.revision;
    this.saved = JSON.stringify(body);
    this.wanted = this.saved;
  }

  /** What now stands in the form. */
  offer(body: SubmissionDraftBody): void {
    this.wanted = JSON.stringify(body);
    this.schedule(PAUSE_MS);
  }

  /** Nothing is saved any more until `resume`; resolves when a saving that is under way has ended. */
  pause(): Promise<void> {
    this.off = true;
    clearTimeout(this.timer);
    return this.running;
  }

  resume(): void {
    this.off = false;
    this.schedule(PAUSE_MS);
  }

  /** The form goes away: what waits is saved at once; resolves when that has ended. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.running = this.running.then(() => this.save());
    return this.running;
  }

  private schedule(after: number): void {
    clearTimeout(this.timer);
    if (this.off || this.wanted === this.saved) return;
    this.timer = setTimeout(() => {
      this.running = this.running.then(() => this.save());
    }, after);
  }

  private async save(): Promise<void> {
    const text = this.wanted;
    if (this.off || text === this.saved) return;
    try {
      const body = JSON.parse(text) as SubmissionDraftBody;
      const { revision, editedAt } = await saveSubmissionDraft(this.ref, { revision: this.revision, body });
      this.revision = revision;
      this.saved = text;
      this.tell({ kind: 'saved', at: editedAt, text: '' });
      this.schedule(PAUSE_MS);
    } catch (error) {
      this.failed(error);
    }
  }

  private failed(error: unknown): void {
    const lost = asProblem(error).status === 409;
    this.tell({ kind: lost ? 'stopped' : 'failed', at: null, text: reasonOf(error) });
    if (lost) this.off = true;
    else this.schedule(RETRY_MS);
  }
}
