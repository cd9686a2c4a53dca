import type { TemplateBody } from '@dondoc/contracts';
import { searchText } from '../../../components/search-text.js';
import { type ObligationBody, obligationsOf, textOf } from './template-body.js';

/** Text as a code: small letters without marks, digits, single hyphens. */
export const codeOf = (text: string, longest = 48): string =>
  searchText(text)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');

/** The code, or the code with the first number that nobody has taken. */
export const freeCode = (wanted: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
};

const keysOf = (body: TemplateBody): Set<string> => new Set(obligationsOf(body).map(({ key }) => textOf(key)));

const withObligations = (body: TemplateBody, obligations: readonly ObligationBody[]): TemplateBody => ({
  ...body,
  obligations,
});

/** The obligations at the end of the list, each with a key of its own. */
export const addObligations = (body: TemplateBody, added: readonly ObligationBody[]): TemplateBody => {
  const taken = keysOf(body);
  const keyed = added.map((one) => {
    const key = freeCode(textOf(one['key']) || codeOf(textOf(one['title'])) || 'nghia-vu', taken);
    taken.add(key);
    return { ...one, key };
  });
  return withObligations(body, [...obligationsOf(body), ...keyed]);
};

/** A copy right after its original, with a key of its own. */
export const duplicateObligation = (body: TemplateBody, index: number): TemplateBody => {
  const list = obligationsOf(body);
  const original = list[index];
  if (original === undefined) return body;
  const key = freeCode(textOf(original['key']) || 'nghia-vu', keysOf(body));
  const copy = { ...original, key, title: `${textOf(original['title'])} (bản sao)`.trim() };
  return withObligations(body, [...list.slice(0, index + 1), copy, ...list.slice(index + 1)]);
};

export const removeObligation = (body: TemplateBody, index: number): TemplateBody =>
  withObligations(
    body,
    obligationsOf(body).filter((_, at) => at !== index),
  );

/** The obligation at another place of the list; places outside of it change nothing. */
export const moveObligation = (body: TemplateBody, from: number, to: number): TemplateBody => {
  const list = [...obligationsOf(body)];
  const [moved] = list.slice(from, from + 1);
  if (moved === undefined || to < 0 || to >= list.length || from === to) return body;
  list.splice(from, 1);
  list.splice(to, 0, moved);
  return withObligations(body, list);
};

/** A new, empty obligation: only what has one sensible beginning is filled in. */
export const blankObligation = (): ObligationBody => ({
  key: 'nghia-vu',
  title: '',
  shortTitle: '',
  group: 'report',
  owedBy: { classes: [], units: [], except: [] },
  periods: { kind: 'once', label: 'một lần' },
  due: { words: '', clause: '' },
  to: '',
});
