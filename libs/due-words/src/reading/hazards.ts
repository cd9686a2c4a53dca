import type { Hazard, Segment } from '../grammar/segments.js';
import { type Doubt, type DoubtCode, doubt } from './doubt.js';
import type { Gathered } from './gather.js';

/** No word touches a due clause from further away; it keeps the cost linear in a text without full stops. */
const FARTHEST = 99;

/** How near to a due clause a word must stand to touch it: segments before it, segments behind it. */
const reach: Readonly<Record<Hazard, { before: number; behind: number; code: DoubtCode; text: string }>> = {
  exception: { before: FARTHEST, behind: FARTHEST, code: 'EXCEPTION', text: 'có ngoại lệ; nêu riêng phần được trừ' },
  condition: {
    before: FARTHEST,
    behind: FARTHEST,
    code: 'CONDITION',
    text: 'chỉ áp dụng khi có điều kiện; ghi điều kiện vào nghĩa vụ',
  },
  negation: { before: 4, behind: 2, code: 'NEGATION', text: 'có thể phủ định thời hạn; kiểm tra lại nguyên văn' },
  about: { before: 3, behind: 1, code: 'APPROXIMATE', text: 'chỉ là ngày áng chừng; ghi rõ ngày' },
  goal: {
    before: 8,
    behind: 0,
    code: 'DAY_MAY_NOT_BE_DUE',
    text: 'có thể nói về mục tiêu, không phải thời hạn nộp; kiểm tra lại',
  },
  past: { before: 6, behind: 0, code: 'PAST', text: 'có thể nói về việc đã qua, không phải thời hạn; kiểm tra lại' },
  lunar: { before: 4, behind: 3, code: 'LUNAR_DATE', text: 'là ngày âm lịch; ghi ngày dương lịch tương ứng' },
  change: {
    before: 8,
    behind: 8,
    code: 'DATE_CHANGED',
    text: 'có thể thay một thời hạn bằng thời hạn khác; ghi riêng thời hạn mới',
  },
  state: {
    before: 1,
    behind: 0,
    code: 'DAY_MAY_NOT_BE_DUE',
    text: 'có thể nói việc đã có trước ngày đó, không phải thời hạn; kiểm tra lại',
  },
  extend: {
    before: 8,
    behind: 0,
    code: 'DATE_CHANGED',
    text: 'từ ngày này đến ngày khác có thể là từ hạn cũ sang hạn mới; ghi riêng hạn mới',
  },
  or: { before: 1, behind: 1, code: 'ALTERNATIVE', text: 'nêu nhiều khả năng; chọn một' },
};

const sentenceOf = (segments: readonly Segment[], index: number, signs = '.;'): readonly [number, number] => {
  const ends = (segment: Segment | undefined): boolean => segment?.kind === 'stop' && signs.includes(segment.sign);
  let first = index;
  while (first > Math.max(0, index - FARTHEST) && !ends(segments[first - 1])) first -= 1;
  let last = index;
  while (last < Math.min(segments.length - 1, index + FARTHEST) && !ends(segments[last + 1])) last += 1;
  return [first, last];
};

/** The doubts that words around a due clause raise; `typed` gives the words of a segment. */
export const hazardsAround = (
  segments: readonly Segment[],
  { segment: at, clause }: Gathered,
  typed: (segment: Segment) => string,
): Doubt[] => {
  const [first, last] = sentenceOf(segments, at);
  const range = clause.targets.some(({ kind }) => kind === 'range');
  return segments.slice(first, last + 1).flatMap((segment, offset) => {
    if (segment.kind !== 'hazard' || (segment.hazard === 'extend' && !range)) return [];
    const distance = first + offset - at;
    const { before, behind, code, text } = reach[segment.hazard];
    const touches = distance < 0 ? -distance <= before : distance <= behind;
    return touches ? [doubt(code, `“${typed(segment)}”: ${text}.`)] : [];
  });
};

/** Days in the same sentence that nothing explains. */
export const straysAround = (
  segments: readonly Segment[],
  { segment: at }: Gathered,
  typed: (segment: Segment) => string,
): Doubt[] => {
  const [first, last] = sentenceOf(segments, at, '.');
  return segments
    .slice(first, last + 1)
    .filter((segment) => segment.kind === 'stray')
    .map((segment) =>
      doubt(
        'OTHER_DATE',
        `Chưa hiểu “${typed(segment)}” trong cùng câu; có thể làm thay đổi thời hạn. Bỏ đi hoặc ghi rõ.`,
      ),
    );
};
