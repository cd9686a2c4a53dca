import type { ViolationCode, ViolationDetails } from '@dondoc/domain';

/** What a file defines; its codes begin with this word. */
export type FileKind = 'TEMPLATE' | 'ORGANISATION';

/** Keys and indices from the top of the file to a value. */
export type Path = readonly (string | number)[];

/**
 * A fault of a file: which value, what stands there, why it is refused, how to mend it (Vietnamese). `line` and `column`
 * count from 1 and are null where the value came without a file.
 */
export type FileProblem = ViolationDetails & {
  code: ViolationCode;
  path: Path;
  line: number | null;
  column: number | null;
};

/** Where a value stands in the text. */
export type Place = { line: number | null; column: number | null };

export const nowhere: Place = { line: null, column: null };

const LONGEST_VALUE = 80;

/** A value as a message shows it: one line, not too long. */
export const shown = (value: unknown): string => {
  // JSON has no word for infinity and for what is no number.
  const plain = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  const text = value === undefined ? '' : (plain ?? String(value));
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE - 1)}…` : line;
};

/** More problems than anybody mends in one go are counted, not listed. */
export const MOST_PROBLEMS = 500;
