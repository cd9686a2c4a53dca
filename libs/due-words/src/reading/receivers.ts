import type { Segment } from '../grammar/segments.js';
import { type Doubt, doubt } from './doubt.js';
import type { Gathered } from './gather.js';

/** The receiver that opens a thought: not "gửi về Sở …", which only tells where it goes. */
const subjectIn = (segments: readonly Segment[], from: number, to: number): boolean =>
  segments.slice(from, to).some((segment, index) => {
    const before = segments[from + index - 1];
    return segment.kind === 'receiver' && (before === undefined || before.kind === 'stop' || before.kind === 'regard');
  });

/** "các sở trước ngày 10/3; UBND cấp huyện trước ngày 15/3": a day for each of several that owe. */
export const eachReceiver = (segments: readonly Segment[], taken: readonly Gathered[]): Doubt[] => {
  const opens = taken.map((one, index) => {
    const from = taken[index - 1]?.segment ?? -1;
    return subjectIn(segments, Math.max(from + 1, one.segment - 40), one.segment);
  });
  if (opens.filter(Boolean).length < 2) return [];
  const text = 'Mỗi nơi thực hiện có thời hạn riêng. Tách thành từng nghĩa vụ, mỗi nghĩa vụ một nơi và một thời hạn.';
  return [doubt('TWO_DATES', text)];
};
