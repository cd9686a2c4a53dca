import type { Concept } from '../lexicon/concept.js';
import type { Token } from '../tokens/token.js';

/** A place in the tokens. A rule of the grammar takes tokens from it and says what they mean, or null. */
export class Cursor {
  constructor(
    readonly tokens: readonly Token[],
    public at = 0,
  ) {}

  get done(): boolean {
    return this.at >= this.tokens.length;
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  /** True when the token here (or `ahead`) has one of the concepts. */
  sees(concepts: readonly Concept[], ahead = 0): boolean {
    const token = this.peek(ahead);
    return token !== undefined && concepts.some((concept) => token.concepts.has(concept));
  }

  /** Takes the token here when it has one of the concepts. */
  take(...concepts: Concept[]): Token | null {
    return this.sees(concepts) ? (this.tokens[this.at++] ?? null) : null;
  }

  seesSign(signs: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.kind === 'punct' && signs.includes(token.text);
  }

  takeSign(signs: string): Token | null {
    return this.seesSign(signs) ? (this.tokens[this.at++] ?? null) : null;
  }

  takeKind(kind: Token['kind']): Token | null {
    return this.peek()?.kind === kind ? (this.tokens[this.at++] ?? null) : null;
  }

  /** Runs a rule; when it does not fit, the cursor stands where it stood. */
  try<T>(rule: (cursor: Cursor) => T | null): T | null {
    const from = this.at;
    const value = rule(this);
    if (value === null) this.at = from;
    return value;
  }

  /** The first rule that fits. */
  first<T>(...rules: readonly ((cursor: Cursor) => T | null)[]): T | null {
    for (const rule of rules) {
      const value = this.try(rule);
      if (value !== null) return value;
    }
    return null;
  }
}
