import { readDueWords } from '@dondoc/due-words';
import { audienceOf } from '../bodies/classes.js';
import { headLength } from '../bodies/body-names.js';
import type { FoundObligation } from '../found.js';
import type { Passage } from '../outline/passages.js';
import { fold } from '../text/folding.js';
import { deliverablesIn } from './deliverables.js';
import type { Setting } from './obligations.js';
import { titleOf } from './titles.js';

type Column = 'what' | 'who' | 'when' | 'other';

const columns: readonly (readonly [Column, RegExp])[] = [
  ['when', /^(?:thoi (?:gian|han)|tien do|han |ngay hoan thanh|hoan thanh)/],
  ['who', /chu tri|^(?:don vi|co quan)(?: thuc hien)?$|phu trach|trach nhiem/],
  ['what', /noi dung|nhiem vu|cong viec|ten bao cao|hoat dong|san pham/],
];

const cellsOf = (text: string): string[] => text.split('|').map((cell) => cell.trim());

/** The columns of a head of a table; null when the row is no head. */
const headOf = (cells: readonly string[]): Column[] | null => {
  const kinds = cells.map((cell) => columns.find(([, words]) => words.test(fold(cell)))?.[0] ?? 'other');
  return kinds.includes('when') && kinds.includes('what') ? kinds : null;
};

const cellOf = (cells: readonly string[], head: readonly Column[], column: Column): string => {
  // A row without its running number has one cell less than the head.
  const at = head.indexOf(column) - (head.length - cells.length);
  return at < 0 ? '' : (cells[at] ?? '');
};

const rowOf = (passage: Passage, head: readonly Column[], setting: Setting): FoundObligation[] => {
  const cells = cellsOf(passage.text);
  const [what, who, when] = (['what', 'who', 'when'] as const).map((column) => cellOf(cells, head, column));
  if (!what || !when) return [];
  const issued = setting.issuedOn === null ? {} : { issuedOn: setting.issuedOn };
  const label = passage.marker?.label ?? '';
  const clause = label === '' ? 'bảng' : `bảng dòng ${label}`;
  const { items } = readDueWords(when, { ...issued, clause });
  const isBody = who !== undefined && who !== '' && headLength(who, fold(who), 0) > 0;
  return items
    .filter(({ rule, doubts }) => rule !== null || doubts.length > 0)
    .map((item) => ({
      clause,
      words: passage.text,
      dueWords: when,
      due: item,
      title: titleOf(what),
      kind: deliverablesIn(fold(what))[0]?.kind ?? 'report',
      owedBy: audienceOf(isBody ? who : '', setting.tier, setting.addressed),
      to: null,
      via: null,
      condition: null,
      silence: 'overdue',
      confidence: item.rule === null || item.rule.kind === 'undated' ? 'undated' : 'dated',
    }));
};

/** What the rows of a table of tasks demand: a head that names task and time, then a row for each. */
export const rowObligations = (passages: readonly Passage[], setting: Setting): FoundObligation[] => {
  let head: Column[] | null = null;
  return passages.flatMap((passage) => {
    if (passage.marker?.level !== 'row') {
      head = null;
      return [];
    }
    const named = headOf(cellsOf(passage.text));
    if (named) head = named;
    return named || !head ? [] : rowOf(passage, head, setting);
  });
};
