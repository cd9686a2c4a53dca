import type { PlainDate } from '@dondoc/domain';
import type { Cursor } from './cursor.js';
import { dateRef } from './date.js';
import { plainDateIn } from './event.js';
import { numberRef } from './number.js';
import { namedYear } from './year.js';

/** A document that the words cite. Its date is a basis, never a due date. */
export type CitedDocument = { title: string; date: PlainDate | null; from: number; to: number };

/** "765/KH-UBND", "01-KL/TW" (also torn by a line break), "/KH-UBND" with a blank number. */
const numberAndSign = (cursor: Cursor): boolean => {
  let signed = false;
  let taken = 0;
  for (;;) {
    const kind = cursor.peek()?.kind;
    if (kind === 'sign') signed = true;
    else if (kind === 'number' || kind === 'joined' || kind === 'roman') {
      if (taken > 0 && !signed && !cursor.seesSign('-/', -1)) break;
      if (signed) break;
    } else if (kind === 'blank' || (cursor.seesSign('-/') && !signed)) {
      // part of a blank or torn number
    } else break;
    cursor.at += 1;
    taken += 1;
  }
  return taken > 0;
};

/** "ngày 21/11/2022", "ngày /12/2021", "ngày … tháng … năm 2022" right behind the number. */
const documentDate = (cursor: Cursor): { date: PlainDate | null } | null =>
  cursor.try((inner) => {
    inner.takeSign(',(');
    if (!inner.sees(['day'])) return null;
    const date = inner.try(dateRef);
    if (date) return inner.takeSign(')'), { date: plainDateIn(date) };
    inner.take('day');
    let blanks = 0;
    while (inner.takeSign('/') ?? inner.takeKind('blank') ?? inner.takeKind('joined') ?? inner.take('month'))
      blanks += 1;
    inner.try(namedYear);
    return blanks > 0 ? { date: null } : null;
  });

const titleOf = (cursor: Cursor, from: number, to: number): string => {
  let text = '';
  let end = -1;
  for (const token of cursor.tokens.slice(from, to)) {
    text += (end >= 0 && token.from > end ? ' ' : '') + token.typed;
    end = token.to;
  }
  return text;
};

/** "Kế hoạch số 133/KH-UBND ngày 08/9/2022", "số 36-CT/TU", "Công văn ngày 12/3/2023 của …". */
export const citedDocument = (cursor: Cursor): CitedDocument | null => {
  const from = cursor.at;
  const named = cursor.take('document', 'anyDocument') !== null;
  const numbered = cursor.take('numbered') !== null || (named && /số$/.test(cursor.peek(-1)?.text ?? ''));
  const signAhead = cursor.peek()?.kind === 'sign' || (numbered && cursor.peek()?.kind !== 'word');
  if (signAhead && numberAndSign(cursor)) {
    const title = titleOf(cursor, from, cursor.at);
    return { title, date: documentDate(cursor)?.date ?? null, from, to: cursor.at };
  }
  if (!named || numbered) return null;
  const title = titleOf(cursor, from, cursor.at);
  const dated = documentDate(cursor);
  return dated && cursor.sees(['of']) ? { title, date: dated.date, from, to: cursor.at } : null;
};

/** "Tổng kết 10 năm thực hiện Chương trình số 203-CT/TU, ngày 12/8/2013". */
export type AnniversaryRef = { years: number; document: string; date: PlainDate | null; statedYear: number | null };

export const anniversaryRef = (cursor: Cursor): AnniversaryRef | null => {
  if (!cursor.take('review')) return null;
  const years = numberRef(cursor);
  if (!years || years.value < 1 || !cursor.take('year')) return null;
  cursor.take('carryOut');
  let words = 0;
  let cited = cursor.try(citedDocument);
  while (!cited && words < 4 && cursor.peek()?.kind === 'word') {
    cursor.at += 1;
    words += 1;
    cited = cursor.try(citedDocument);
  }
  if (!cited) return null;
  const stated = cursor.try((inner) => {
    inner.takeSign('(,');
    inner.take('in');
    const year = namedYear(inner);
    inner.takeSign(')');
    return year;
  });
  const statedYear = stated?.kind === 'year' && stated.digits === 4 ? stated.year : null;
  return { years: years.value, document: cited.title, date: cited.date, statedYear };
};
