const INDENT = '  ';

function* rowsOf(rows: readonly unknown[]): Generator<string> {
  if (rows.length === 0) {
    yield '[]';
    return;
  }
  yield '[\n';
  for (const [index, row] of rows.entries())
    yield `${INDENT}${INDENT}${JSON.stringify(row) ?? 'null'}${index === rows.length - 1 ? '' : ','}\n`;
  yield `${INDENT}]`;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const indented = (value: unknown): string => (JSON.stringify(value, null, 2) ?? 'null').replaceAll('\n', `\n${INDENT}`);

/**
 * A result as JSON in pieces, each row of its lists on a line of its own: a rehearsal of thousands of units is longer than
 * any string may be.
 */
export function* jsonText(result: unknown): Generator<string> {
  const entries = isObject(result) ? Object.entries(result).filter(([, value]) => value !== undefined) : [];
  if (entries.length === 0) {
    yield `${JSON.stringify(result, null, 2) ?? 'null'}\n`;
    return;
  }
  yield '{\n';
  for (const [index, [name, value]] of entries.entries()) {
    yield `${INDENT}${JSON.stringify(name)}: `;
    if (Array.isArray(value)) yield* rowsOf(value);
    else yield indented(value);
    yield index === entries.length - 1 ? '\n' : ',\n';
  }
  yield '}\n';
}
