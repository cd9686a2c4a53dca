import type { Failure, Problem } from '../failure.js';

/** More than this nobody reads on a terminal; `--json` has all. */
const MOST_LISTED = 40;

const placeOf = ({ file, line, column }: Problem): string => {
  if (file === undefined) return '';
  return line === null || line === undefined ? `${file}: ` : `${file}:${line}:${column ?? 1}: `;
};

/** One line per problem: place, field, value, reason, mend, code. */
export const problemLine = (problem: Problem): string => {
  const { field, value, reason, mend, code } = problem;
  const what = [field, value === '' ? '' : `“${value}”`].filter((part) => part !== '').join(' = ');
  return `${placeOf(problem)}${what === '' ? '' : `${what}: `}${reason} ${mend} [${code}]`;
};

/** Problems for a terminal, the first of many. */
export const problemLines = (problems: readonly Problem[], omitted = 0): string[] => {
  const more = problems.length - MOST_LISTED + omitted;
  const lines = problems.slice(0, MOST_LISTED).map(problemLine);
  return more > 0 ? [...lines, `… và ${more} vấn đề nữa (and ${more} more).`] : lines;
};

/** What stderr says when there is no result. */
export const failureText = ({ problems, omitted }: Failure, asJson: boolean): string =>
  asJson ? `${JSON.stringify({ problems, omitted }, null, 2)}\n` : `${problemLines(problems, omitted).join('\n')}\n`;
