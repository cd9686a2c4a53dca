/** So many answers are kept: a page that is turned, or another filter, does not read the log anew. */
const MOST = 60;
/** Real time after which an answer is made anew: a command that was on its way when the log was read is seen then. */
const KEPT_MS = 30_000;

/** Answers about the past, kept for half a minute; one that failed is asked again. */
export class KeptAnswers<Answer> {
  private readonly kept = new Map<string, { answer: Promise<Answer>; until: number }>();

  get(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.kept.get(key);
    if (known && known.until > performance.now()) return known.answer;
    const answer = ask();
    this.kept.delete(key);
    this.kept.set(key, { answer, until: performance.now() + KEPT_MS });
    answer.catch(() => this.kept.delete(key));
    this.dropOldest();
    return answer;
  }

  private dropOldest(): void {
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST) return;
      this.kept.delete(oldest);
    }
  }
}
