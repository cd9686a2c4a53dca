import type { DXT } from 'docxtemplater';
import { type Placeholder, placeholderName } from '../chase/placeholders.js';
import { partProblems } from './check-parts.js';
import { type DocxProblem, DocxRefusal } from './docx-problem.js';
import { compiled } from './filling.js';
import { type DocxParts, openDocx } from './open-docx.js';
import { paragraphTexts } from './paragraph-texts.js';
import { around, tagProblems } from './tag-problems.js';

type Known = ReadonlyMap<string, Placeholder>;
/** A tag as found: its plain name, the lists around it, outermost first. */
type Found = { typed: string; name: string; raw: string; repeats: boolean; within: readonly string[] };

const isLoop = ({ module }: DXT.Part): boolean => module === 'loop';

const tagsIn = (parts: readonly DXT.Part[], within: readonly string[] = []): Found[] =>
  parts.flatMap((part) => {
    if (part.type !== 'placeholder') return [];
    const name = placeholderName(part.value);
    const sign = part.module === 'rawxml' ? '@' : isLoop(part) ? (part.inverted ? '^' : '#') : '';
    const own = { typed: part.value, name, raw: `{${sign}${part.value}}`, repeats: isLoop(part), within };
    // The shown-if-absent part of a list has none of its rows.
    return [own, ...tagsIn(part.subparsed ?? [], isLoop(part) && !part.inverted ? [...within, name] : within)];
  });

/** How many letters differ, counted up to 3: enough to guess what was meant. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

const guess = (name: string, known: Known): string => {
  const near = [...known.keys()].map((one) => [distance(name, one), one] as const).sort(([a], [b]) => a - b)[0];
  return near && near[0] <= 3 ? `Có phải {${near[1]}}? ` : '';
};

const problemOf = (
  { name, raw, within, repeats }: Found,
  known: Known,
  paragraphs: readonly string[],
): DocxProblem[] => {
  const place = around(raw, paragraphs);
  const value = place === '' ? raw : place;
  if (raw.startsWith('{@')) {
    const reason = `${raw}: không dùng dấu @ trong mẫu công văn.`;
    return [{ code: 'tag-broken', value, reason, mend: `Ghi {${name}}.` }];
  }
  const placeholder = known.get(name);
  if (!placeholder) {
    const mend = `${guess(name, known)}Chọn trong danh sách chỗ điền, hoặc xóa ${raw}.`;
    return [{ code: 'tag-unknown', value, reason: `Không có chỗ điền ${raw}.`, mend }];
  }
  if (placeholder.within !== undefined && !within.includes(placeholder.within)) {
    const reason = `${raw} chỉ dùng trong phần lặp {#${placeholder.within}} … {/${placeholder.within}}.`;
    return [{ code: 'tag-misplaced', value, reason, mend: 'Chuyển vào trong phần lặp đó.' }];
  }
  if (placeholder.kind === 'list' && !repeats) {
    const reason = `${raw} là một danh sách, không phải một chữ.`;
    return [{ code: 'tag-misplaced', value, reason, mend: `Ghi {#${name}} trước và {/${name}} sau phần lặp.` }];
  }
  return [];
};

const missing = (found: readonly Found[], known: Known): DocxProblem[] => {
  const present = new Set(found.map(({ name }) => name));
  return [...known.values()]
    .filter(({ name, required }) => required && !present.has(name))
    .filter(({ orAllOf }) => orAllOf === undefined || !orAllOf.every((one) => present.has(one)))
    .map(({ name, meaning, kind }) => ({
      code: 'tag-missing' as const,
      value: kind === 'list' ? `{#${name}}` : `{${name}}`,
      reason: `Mẫu thiếu chỗ điền bắt buộc: ${meaning.toLowerCase()}.`,
      mend: kind === 'list' ? `Thêm {#${name}} … {/${name}}.` : `Thêm {${name}} vào chỗ cần in.`,
    }));
};

/** The tags of body, headers and footers as the engine has understood them; it hands them to its modules. */
const inspected = (parts: DocxParts): readonly DXT.Part[] => {
  const understood: DXT.Part[] = [];
  const collect: DXT.Module = {
    name: 'collect',
    set: (options: { inspect?: { postparsed?: DXT.Part[] } }) => {
      understood.push(...(options.inspect?.postparsed ?? []));
    },
  };
  compiled(parts, [collect]);
  return understood;
};

/**
 * Checks a DOCX that is to be a template: nothing in it runs or fetches anything, every placeholder is known and stands where
 * it has a value, none is broken, none that must be there is missing.
 * @throws DocxRefusal with all that is wrong
 */
export const checkTemplate = (file: Buffer, placeholders: readonly Placeholder[]): DocxParts => {
  const parts = openDocx(file);
  const dangers = partProblems(parts);
  if (dangers.length > 0) throw new DocxRefusal(dangers);
  const paragraphs = paragraphTexts(parts);
  const known: Known = new Map(placeholders.map((one) => [one.name, one]));
  let tags: Found[];
  try {
    tags = tagsIn(inspected(parts));
  } catch (error) {
    const problems = tagProblems(error, paragraphs);
    if (problems) throw new DocxRefusal(problems);
    throw error;
  }
  const problems = [...tags.flatMap((tag) => problemOf(tag, known, paragraphs)), ...missing(tags, known)];
  if (problems.length > 0) throw new DocxRefusal(problems);
  return parts;
};
