import type { DueItem, RollUpView } from '@dondoc/contracts';
import { formatLongDate, type PlainDate } from '@dondoc/domain';
import type { ClaimedLetter, LetterNotice } from '../letters/letter-box.js';
import { type Composed, layOut, type LetterLine, type LetterSection } from './letter.js';

/** What the letters of one batch refer to, as it stands now: a letter never repeats a state that has passed. */
export type LetterFacts = {
  publicUrl: string;
  greeting: string;
  /** By `{cascadeId}/{unitId}/{lineId}`. */
  items: ReadonlyMap<string, DueItem>;
  /** By `{cascadeId}`: what a newly assigned unit is told. */
  assigned: ReadonlyMap<string, DueItem[]>;
  /** By `{cascadeId}/{lineId}`. */
  rollUps: ReadonlyMap<string, RollUpView>;
};

const itemOf = (notice: LetterNotice, { items }: LetterFacts): DueItem | undefined =>
  items.get(`${notice.cascadeId}/${notice.unitId}/${notice.lineId}`);

const dueText = ({ line: { due } }: DueItem): string => {
  if (due === null) return 'không hạn';
  const last = formatLongDate(due.lastSafeDay as PlainDate);
  const working =
    due.lastWorkingDay === due.lastSafeDay
      ? ''
      : ` (ngày làm việc cuối: ${formatLongDate(due.lastWorkingDay as PlainDate)})`;
  return `hạn nộp hết ${last}${working}`;
};

const lineOf = (item: DueItem, publicUrl: string, who: boolean): LetterLine => ({
  text: who ? `${item.unit.name}: ${item.line.title}` : item.line.title,
  detail: `${item.status.label}; ${dueText(item)}; ${item.documentLabel}${item.line.via ? `; gửi qua ${item.line.via}` : ''}`,
  url: `${publicUrl}/nghia-vu/${item.cascadeId}/${item.unit.unitId}/${item.line.lineId}`,
});

const STILL_OPEN = new Set(['overdue', 'due_today', 'due_soon', 'not_due', 'returned']);
/** A duty without a date is never chased, but whoever gets it is told so. */
const STILL_OWED = new Set([...STILL_OPEN, 'no_due']);

const uniqueOpen = (notices: readonly LetterNotice[], kind: LetterNotice['kind'], facts: LetterFacts): DueItem[] => {
  const found = notices.filter((notice) => notice.kind === kind).flatMap((notice) => itemOf(notice, facts) ?? []);
  return [...new Set(found)].filter(({ status }) => STILL_OPEN.has(status.code));
};

const section = (heading: string, items: readonly DueItem[], publicUrl: string, who = false): LetterSection => ({
  heading,
  lines: items.map((item) => lineOf(item, publicUrl, who)),
});

const assignedLines = (notices: readonly LetterNotice[], facts: LetterFacts): LetterLine[] =>
  notices
    .filter(({ kind }) => kind === 'new')
    .flatMap((notice) => {
      const owed = (facts.assigned.get(`${notice.cascadeId}/${notice.unitId}`) ?? []).filter(({ status }) =>
        STILL_OWED.has(status.code),
      );
      const next = owed.find(({ status }) => status.code !== 'overdue' && status.code !== 'no_due') ?? owed[0];
      if (!next) return [];
      const text = `${owed.length} nghĩa vụ theo ${next.documentLabel}`;
      return [
        { text, detail: `Sớm nhất: ${next.line.title}, ${dueText(next)}`, url: `${facts.publicUrl}/viec-can-nop` },
      ];
    });

const digest = (notices: readonly LetterNotice[], facts: LetterFacts): Composed | null => {
  const reminded = uniqueOpen(notices, 'reminder', facts);
  const of = (...codes: string[]): DueItem[] => reminded.filter(({ status }) => codes.includes(status.code));
  const escalated = uniqueOpen(notices, 'escalation', facts);
  const sections = [
    section('Hạn mới theo bản điều chỉnh', uniqueOpen(notices, 'amended', facts), facts.publicUrl),
    section('Đơn vị quá hạn cần chỉ đạo', escalated, facts.publicUrl, true),
    section('Quá hạn', of('overdue'), facts.publicUrl),
    section('Đến hạn hôm nay', of('due_today'), facts.publicUrl),
    section('Sắp đến hạn', of('due_soon', 'not_due'), facts.publicUrl),
    { heading: 'Mới giao', lines: assignedLines(notices, facts) },
    section('Bị trả lại', of('returned'), facts.publicUrl),
  ];
  const count = sections.reduce((sum, { lines }) => sum + lines.length, 0);
  if (count === 0) return null;
  const late = escalated.length + of('overdue').length;
  const subject = late > 0 ? `Đôn đốc: ${late} việc quá hạn` : `Nhắc hạn: ${count} việc cần làm`;
  return layOut(subject, facts.greeting, sections);
};

const returned = (notices: readonly LetterNotice[], facts: LetterFacts): Composed | null => {
  const lines = notices.flatMap((notice): LetterLine[] => {
    const item = itemOf(notice, facts);
    if (!item) return [];
    const line = lineOf(item, facts.publicUrl, false);
    return [{ ...line, detail: `${item.status.label}. Lý do: ${notice.text ?? ''}` }];
  });
  return lines.length === 0
    ? null
    : layOut('Bài nộp bị trả lại', facts.greeting, [{ heading: 'Bị trả lại, cần bổ sung', lines }]);
};

const rollUpLine = (notice: LetterNotice, { rollUps, publicUrl }: LetterFacts): LetterLine[] => {
  const rollUp = rollUps.get(`${notice.cascadeId}/${notice.lineId}`);
  if (!rollUp) return [];
  const named = (label: string, names: readonly string[]): string =>
    names.length > 0 ? ` ${label}: ${names.join(', ')}.` : '';
  const detail = `${rollUp.sentence}.${named('Còn thiếu', rollUp.missingNames)}${named('Nộp muộn', rollUp.lateNames)}`;
  return [{ text: rollUp.title, detail, url: `${publicUrl}/dot/${notice.cascadeId}/tong-hop` }];
};

const rolledUp = (notices: readonly LetterNotice[], facts: LetterFacts): Composed | null => {
  const lines = notices.flatMap((notice) => rollUpLine(notice, facts));
  const [first] = lines;
  if (!first) return null;
  const subject = lines.length === 1 ? `Tổng hợp: ${first.text}` : `Tổng hợp ${lines.length} kỳ`;
  return layOut(subject, facts.greeting, [{ heading: 'Kết quả tổng hợp', lines }]);
};

/** The letter as it is to be read now; null when everything in it has been settled meanwhile. */
export const composeLetter = (
  kind: ClaimedLetter['kind'],
  notices: readonly LetterNotice[],
  facts: LetterFacts,
): Composed | null => {
  switch (kind) {
    case 'digest':
      return digest(notices, facts);
    case 'returned':
      return returned(notices, facts);
    case 'roll-up':
      return rolledUp(notices, facts);
  }
};
