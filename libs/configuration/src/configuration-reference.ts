import { knownVariables } from './known-variables.js';

const cell = (text: string): string => text.replaceAll('|', '\\|');
const code = (text: string): string => (/^[–`]|\s/.test(text) ? text : `\`${text}\``);

const INTRODUCTION = `# Configuration

Environment variables, read once at the start of each process. \`npm start\` hands all of them, resolved, to the
processes it starts. A bad value, a misspelt \`DONDOC_\` name or two equal ports stop the start with one message that
names each variable, its value, the reason and the mend. An empty value counts as not set.

This file is made from \`libs/configuration/src/fields.ts\` and \`sign-in-fields.ts\`; a test keeps the two equal.
`;

/** The text of docs/configuration.md (Markdown). */
export const configurationReference = (): string => {
  const rows = knownVariables.map(
    ({ variable, fallback, expected, meaning }) =>
      `| \`${variable}\` | ${cell(code(fallback))} | ${cell(expected.en)} | ${cell(meaning)} |`,
  );
  return [INTRODUCTION, '| variable | default | value | meaning |', '| --- | --- | --- | --- |', ...rows, ''].join(
    '\n',
  );
};
