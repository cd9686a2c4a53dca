import { type LetterKind, numberText } from '@dondoc/domain';
import type { LetterNotice } from '../letters/letter-box.js';
import { type Composed, layOut, type LetterLine } from './letter.js';
import {
  assignedLines,
  dueText,
  type LetterFacts,
  openOnes,
  type Reminded,
  rollUpLine,
  section,
  wordedLines,
} from './lines.js';

export type { LetterFacts } from './lines.js';

const ofKind = (notices: readonly LetterNotice[], kind: LetterNotice['kind']): LetterNotice[] =>
  notices.filter((notice) => notice.kind === kind);

type Counted = { late: number; count: number; assigned: readonly LetterLine[] };

/** What is late comes first; a letter that only tells of new directives names them, for one line stands for many duties. */
const digestSubject = ({ late, count, assigned: [first, ...others] }: Counted): string => {
  if (late > 0) return `Đôn đốc: ${numberText(late)} việc quá hạn`;
  if (!first || count > others.length + 1) return `Nhắc hạn: ${numberText(count)} việc cần làm`;
  return others.length === 0 ? `Mới giao: ${first.text}` : `Mới giao: ${numberText(count)} văn bản`;
};

/** The order of product.md §3.7, after what changes a duty or waits for the reader's decision. */
const digest = (notices: readonly LetterNotice[], facts: LetterFacts): Composed | null => {
  const reminded = openOnes(notices, 'reminder', facts);
  const of = (...codes: string[]): Reminded[] => reminded.filter(({ item }) => codes.includes(item.status.code));
  const escalated = openOnes(notices, 'escalation', facts);
  const { publicUrl } = facts;
  const asked = wordedLines(ofKind(notices, 'asked'), facts, (text, item) => `${dueText(item)}. Lý do: ${text}`, true);
  const assigned = assignedLines(notices, facts);
  const sections = [
    section('Hạn mới theo bản điều chỉnh', openOnes(notices, 'amended', facts), publicUrl),
    section('Đơn vị quá hạn cần chỉ đạo', escalated, publicUrl, true),
    { heading: 'Đề nghị gia hạn chờ quyết định', lines: asked },
    section('Quá hạn', of('overdue'), publicUrl),
    section('Đến hạn hôm nay', of('due_today'), publicUrl),
    section('Sắp đến hạn', of('due_soon', 'not_due'), publicUrl),
    { heading: 'Mới giao', lines: assigned },
    section('Bị trả lại', of('returned'), publicUrl),
  ];
  const count = sections.reduce((sum, { lines }) => sum + lines.length, 0);
  if (count === 0) return null;
  const late = escalated.length + of('overdue').length;
  return layOut(digestSubject({ late, count, assigned }), facts.greeting, sections);
};

const oneSection = (subject: string, heading: string, lines: LetterLine[], { greeting }: LetterFacts) =>
  lines.length === 0 ? null : layOut(subject, greeting, [{ heading, lines }]);

const rolledUp = (notices: readonly LetterNotice[], facts: LetterFacts): Composed | null => {
  const lines = notices.flatMap((notice) => rollUpLine(notice, facts));
  const [first] = lines;
  if (!first) return null;
  const subject = lines.length === 1 ? `Tổng hợp: ${first.text}` : `Tổng hợp ${lines.length} kỳ`;
  return oneSection(subject, 'Kết quả tổng hợp', lines, facts);
};

/** The Office's own word is not sent about what has been handed in meanwhile. */
const prompted = (notices: readonly LetterNotice[], facts: LetterFacts): Composed | null => {
  const open = new Set(openOnes(notices, 'prompt', facts).flatMap((one) => one.notices));
  const lines = wordedLines(
    notices.filter((notice) => open.has(notice)),
    facts,
    (text, item) => `${item.status.label}; ${dueText(item)}. Văn phòng nhắc: ${text}`,
  );
  return oneSection(`Văn phòng nhắc: ${lines.length} việc`, 'Văn phòng nhắc trực tiếp', lines, facts);
};

/** The letter as it is to be read now; null when everything in it has been settled meanwhile. */
export const composeLetter = (
  kind: LetterKind,
  notices: readonly LetterNotice[],
  facts: LetterFacts,
): Composed | null => {
  const worded = (words: Parameters<typeof wordedLines>[2]): LetterLine[] => wordedLines(notices, facts, words);
  switch (kind) {
    case 'digest':
      return digest(notices, facts);
    case 'returned': {
      const lines = worded((text, { status }) => `${status.label}. Lý do: ${text}`);
      return oneSection('Bài nộp bị trả lại', 'Bị trả lại, cần bổ sung', lines, facts);
    }
    case 'decided': {
      const lines = worded((text, item) => `${text}. ${item.status.label}; ${dueText(item)}`);
      return oneSection('Quyết định về nghĩa vụ của đơn vị', 'Đã quyết định', lines, facts);
    }
    case 'explanation': {
      const lines = worded((text, item) => `${dueText(item)}. Nội dung cần giải trình: ${text}`);
      return oneSection('Yêu cầu giải trình', 'Cần giải trình', lines, facts);
    }
    case 'reopened':
      return oneSection(
        'Được mở lại để nộp',
        'Được mở lại',
        worded((text) => text),
        facts,
      );
    case 'prompt':
      return prompted(notices, facts);
    case 'roll-up':
      return rolledUp(notices, facts);
    case 'leader-page':
      return null; // tells no notices: composed in leader-page/leader-pages.ts
  }
};
