import type { DueItem, OwedItem, RollUpView } from '@dondoc/contracts';
import { formatDate, formatLongDate, type PlainDate } from '@dondoc/domain';
import type { LetterNotice } from '../letters/letter-box.js';
import type { LetterLine, LetterSection } from './letter.js';

/** What the letters of one batch refer to, as it stands now: a letter never repeats a state that has passed. */
export type LetterFacts = {
  publicUrl: string;
  greeting: string;
  /** By `{cascadeId}/{unitId}/{lineId}`. */
  items: ReadonlyMap<string, OwedItem>;
  /** By `{cascadeId}/{unitId}`: what a newly assigned unit is told. */
  assigned: ReadonlyMap<string, DueItem[]>;
  /** By `{cascadeId}/{lineId}`. */
  rollUps: ReadonlyMap<string, RollUpView>;
};

/** One obligation with every notice that tells of it. */
export type Reminded = { item: OwedItem; notices: readonly LetterNotice[] };

const itemOf = (notice: LetterNotice, { items }: LetterFacts): OwedItem | undefined =>
  items.get(`${notice.cascadeId}/${notice.unitId}/${notice.lineId}`);

export const dueText = ({ line: { due }, status: { extendedTo } }: DueItem): string => {
  if (due === null) return 'không hạn';
  const last = formatLongDate(due.lastSafeDay as PlainDate);
  if (extendedTo) return `hạn nộp hết ${formatLongDate(extendedTo as PlainDate)} (đã gia hạn; hạn cũ hết ${last})`;
  const working =
    due.lastWorkingDay === due.lastSafeDay
      ? ''
      : ` (ngày làm việc cuối: ${formatLongDate(due.lastWorkingDay as PlainDate)})`;
  return `hạn nộp hết ${last}${working}`;
};

const urlOf = ({ cascadeId, unit, line }: DueItem, publicUrl: string): string =>
  `${publicUrl}/nghia-vu/${cascadeId}/${unit.unitId}/${line.lineId}`;

const STILL_OPEN = new Set(['overdue', 'due_today', 'due_soon', 'not_due', 'returned']);
/** A duty without a date is never chased, but whoever gets it is told so. */
export const STILL_OWED = new Set([...STILL_OPEN, 'no_due']);

/** What notices of a kind tell, each obligation once; what is no longer open is left out. */
export const openOnes = (
  notices: readonly LetterNotice[],
  kind: LetterNotice['kind'],
  facts: LetterFacts,
): Reminded[] => {
  const found = new Map<OwedItem, LetterNotice[]>();
  for (const notice of notices) {
    const item = notice.kind === kind ? itemOf(notice, facts) : undefined;
    if (item && STILL_OPEN.has(item.status.code)) found.set(item, [...(found.get(item) ?? []), notice]);
  }
  return [...found].map(([item, told]) => ({ item, notices: told }));
};

const keysOf = (notices: readonly LetterNotice[]): string[] => notices.map(({ ledgerKey }) => ledgerKey);

/** Nobody is asked for what cannot be handed in without being told what to do first. */
const lockText = ({ lockedOn }: OwedItem): string =>
  lockedOn === null
    ? ''
    : `; đã khóa sau ngày ${formatDate(lockedOn as PlainDate)}, cần Văn phòng mở lại trước khi nộp`;

/** @param who names the unit: for those who follow more than one */
export const lineOf = ({ item, notices }: Reminded, publicUrl: string, who: boolean): LetterLine => ({
  text: who ? `${item.unit.name}: ${item.line.title}` : item.line.title,
  detail: `${item.status.label}; ${dueText(item)}${lockText(item)}; ${item.documentLabel}${item.line.via ? `; gửi qua ${item.line.via}` : ''}`,
  url: urlOf(item, publicUrl),
  keys: keysOf(notices),
});

export const section = (
  heading: string,
  reminded: readonly Reminded[],
  publicUrl: string,
  who = false,
): LetterSection => ({ heading, lines: reminded.map((one) => lineOf(one, publicUrl, who)) });

/** Notices whose own words matter (a reason, a question, a decision), one line each. */
export const wordedLines = (
  notices: readonly LetterNotice[],
  facts: LetterFacts,
  words: (text: string, item: DueItem) => string,
  who = false,
): LetterLine[] =>
  notices.flatMap((notice): LetterLine[] => {
    const item = itemOf(notice, facts);
    if (!item) return [];
    const detail = words(notice.text ?? '', item);
    return [{ ...lineOf({ item, notices: [notice] }, facts.publicUrl, who), detail }];
  });

/** Units that have newly been given duties: how many, and which comes first. */
export const assignedLines = (notices: readonly LetterNotice[], facts: LetterFacts): LetterLine[] =>
  notices
    .filter(({ kind }) => kind === 'new')
    .flatMap((notice) => {
      const owed = (facts.assigned.get(`${notice.cascadeId}/${notice.unitId}`) ?? []).filter(({ status }) =>
        STILL_OWED.has(status.code),
      );
      const next = owed.find(({ status }) => status.code !== 'overdue' && status.code !== 'no_due') ?? owed[0];
      if (!next) return [];
      // Entered weeks after its date, a directive has duties that are late already: whoever gets it must see that.
      const late = owed.filter(({ status }) => status.code === 'overdue').length;
      const among = late === 0 ? '' : `, trong đó ${late} việc đã quá hạn`;
      const text = `${owed.length} nghĩa vụ theo ${next.documentLabel}${among}`;
      const detail = `Sớm nhất: ${next.line.title}, ${dueText(next)}`;
      return [{ text, detail, url: `${facts.publicUrl}/viec-can-nop`, keys: [notice.ledgerKey] }];
    });

export const rollUpLine = (notice: LetterNotice, { rollUps, publicUrl }: LetterFacts): LetterLine[] => {
  const rollUp = rollUps.get(`${notice.cascadeId}/${notice.lineId}`);
  if (!rollUp) return [];
  const named = (label: string, names: readonly string[]): string =>
    names.length > 0 ? ` ${label}: ${names.join(', ')}.` : '';
  const detail = `${rollUp.sentence}.${named('Còn thiếu', rollUp.missingNames)}${named('Nộp muộn', rollUp.lateNames)}`;
  return [
    { text: rollUp.title, detail, url: `${publicUrl}/dot/${notice.cascadeId}/tong-hop`, keys: [notice.ledgerKey] },
  ];
};
