import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PlainDate } from '@dondoc/domain';
import { parse } from 'yaml';
import type { DoubtCode } from '../reading/doubt.js';

/**
 * One phrase of a real document (or a form of one) with what was agreed about it. `agreed`: the rules in shorthand, in
 * order. `doubt`: a person must settle it, by this code; `agreed` is then the proposal. `unreadable`: no rule, by this
 * code. `heldOut`: written after the grammar was done, so its figures say how the reader does on unseen words.
 */
export type Phrase = {
  words: string;
  source: string;
  issuedOn: PlainDate;
  agreed: readonly string[] | null;
  doubt: DoubtCode | null;
  unreadable: DoubtCode | null;
  heldOut: boolean;
};

type Row = {
  words: string;
  agreed?: string | string[];
  doubt?: DoubtCode;
  unreadable?: DoubtCode;
  issuedOn?: string;
};
type Group = { source: string; issuedOn: string; heldOut?: boolean; phrases: Row[] };

const TABLE = fileURLToPath(new URL('../../src/table/phrases.yaml', import.meta.url));

const phraseOf = (group: Group, row: Row): Phrase => ({
  words: row.words,
  source: group.source,
  issuedOn: (row.issuedOn ?? group.issuedOn) as PlainDate,
  agreed: row.agreed === undefined ? null : [row.agreed].flat(),
  doubt: row.doubt ?? null,
  unreadable: row.unreadable ?? null,
  heldOut: group.heldOut ?? false,
});

/** The phrase table (phrases.yaml), in its order. */
export const phraseTable = (): Phrase[] => {
  const groups = parse(readFileSync(TABLE, 'utf8')) as Group[];
  return groups.flatMap((group) => group.phrases.map((row) => phraseOf(group, row)));
};
