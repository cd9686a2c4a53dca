import type { TemplateProblemView } from '@dondoc/contracts';
import { labelOf } from './field-labels.js';
import { PERIOD_KINDS } from './period-kinds.js';
import { RULE_KINDS } from './rule-slots.js';

/** Words of the file format that the form calls otherwise. */
const FORM_WORDS: ReadonlyMap<string, string> = new Map([
  ...PERIOD_KINDS.map(({ kind, name }) => [kind, name] as const),
  ...RULE_KINDS.map(({ kind, name }) => [kind, name] as const),
  ...['dataCutOff', 'only', 'overrides', 'startsOn', 'feeds', 'owedBy'].map((name) => [name, labelOf(name)] as const),
]);

const CODE_WORD = /(?<![\p{L}-])[a-z]+(?:[-A-Z][A-Za-z]+)*(?![\p{L}-])/gu;

/**
 * A problem in one line, in the words of the form: the check names fields, kinds and dates as files write them, while
 * the form shows names and reads a date in every usual writing.
 */
export const problemText = ({ reason, mend }: Pick<TemplateProblemView, 'reason' | 'mend'>): string =>
  `${reason} ${mend}`
    .replace('dạng 2022-03-15', 'ví dụ 15/03/2022')
    .replace(CODE_WORD, (word) => {
      const name = FORM_WORDS.get(word);
      return name === undefined ? word : `“${name}”`;
    })
    .trim();
