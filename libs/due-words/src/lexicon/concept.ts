import type { phrases } from './phrases.js';

/** What a phrase of the lexicon means to the grammar. */
export type Concept = keyof typeof phrases;
