import type { RehearseRequest } from '@dondoc/contracts';

type Behaviour = RehearseRequest['behaviour'];
export type BehaviourKind = Behaviour['kind'];

/** How the units behave, in the words of the form. */
export const BEHAVIOURS: readonly { kind: BehaviourKind; name: string; text: string }[] = [
  { kind: 'mixed', name: 'Hỗn hợp', text: 'phần lớn đúng hạn, một số muộn, một số im lặng, có bài bị trả lại' },
  { kind: 'punctual', name: 'Đúng hạn', text: 'mọi đơn vị nộp trước hạn vài ngày' },
  { kind: 'late', name: 'Muộn', text: 'mọi đơn vị nộp sau hạn từ 1 đến 12 ngày làm việc' },
  { kind: 'silent', name: 'Im lặng', text: 'không đơn vị nào trả lời' },
  { kind: 'acts', name: 'Theo tệp', text: 'ghi rõ đơn vị nào nộp việc gì, ngày nào' },
];

/** What the form holds for every behaviour, so that changing one's mind loses nothing. */
export type BehaviourFields = { kind: BehaviourKind; seed: string; acts: string };

/** As the server asks for it. A number of a mix that is none counts as 1. */
export const behaviourOf = ({ kind, seed, acts }: BehaviourFields): Behaviour => {
  if (kind === 'acts') return { kind, text: acts };
  if (kind === 'mixed') return { kind, seed: /^\d{1,9}$/.test(seed.trim()) ? Number(seed) : 1 };
  return { kind };
};
