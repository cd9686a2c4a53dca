import type { Segment } from '../grammar/segments.js';
import type { AnniversaryRef } from '../grammar/document.js';
import type { Source } from './assemble.js';
import { type Doubt, doubt } from './doubt.js';
import type { Draft } from './draft.js';
import { once } from './repeats.js';

const yearOfDate = (date: string): number => Number(date.slice(0, 4));

const anniversaryDoubts = (found: AnniversaryRef, statedYear: number | null, issuedOn: string | null): Doubt[] => {
  if (found.date === null)
    return [doubt('EVENT_DATE_UNKNOWN', `Chưa biết ngày của “${found.document}”. Nhập ngày ban hành văn bản đó.`)];
  const year = yearOfDate(found.date) + found.years;
  const doubts: Doubt[] = [];
  if (statedYear !== null && statedYear !== year) {
    const text = `Văn bản nêu năm ${statedYear} nhưng ${found.years} năm kể từ ${found.document} (năm ${yearOfDate(found.date)}) là năm ${year}. Kiểm tra lại.`;
    doubts.push(doubt('ANNIVERSARY_YEAR_MISMATCH', text));
  }
  if (issuedOn !== null && `${year}${found.date.slice(4)}` < issuedOn) {
    doubts.push(
      doubt(
        'ANNIVERSARY_PAST',
        `Tròn ${found.years} năm của ${found.document} đã qua khi văn bản được ban hành. Ghi rõ ngày phải xong.`,
      ),
    );
  }
  return doubts;
};

/** "Tổng kết 10 năm thực hiện …": due from a basis document's date, where no day is named. */
const anniversaries = (segments: readonly Segment[], source: Source): Draft[] =>
  segments.flatMap((segment): Draft[] => {
    if (segment.kind !== 'anniversary') return [];
    const { anniversary } = segment;
    const later = segments.find((one) => one.kind === 'year' && one.from >= segment.to);
    const statedYear = anniversary.statedYear ?? (later?.kind === 'year' ? later.year : null);
    const words = source.typed(segment.from, segment.to);
    const doubts = anniversaryDoubts(anniversary, statedYear, source.issuedOn);
    const common = { words, clause: source.clause, boundary: 'on', roll: 'none' } as const;
    const { document, date, years } = anniversary;
    const rule =
      date === null ? null : ({ kind: 'anniversary', ...common, document, date, years, statedYear } as const);
    return [{ words, rule, repeats: once, doubts, others: [], overrideOf: null, sentence: 0 }];
  });

const undated = (segments: readonly Segment[], source: Source): Draft[] => {
  const recurring = segments.find(
    (segment) =>
      (segment.kind === 'deliverable' && (segment.deliverable.explicit || segment.deliverable.year === null)) ||
      (segment.kind === 'open' && segment.open === 'periodic'),
  );
  const open = segments.find((segment) => segment.kind === 'open');
  const found = recurring ?? open;
  if (!found) return [];
  const words = source.typed(found.from, found.to);
  const rule = { kind: 'undated', words, clause: source.clause, recurring: recurring !== undefined } as const;
  const told = recurring
    ? doubt(
        'RECURRING_WITHOUT_DATE',
        `“${words}”: lặp lại nhưng chưa có ngày. Văn phòng cần ấn định ngày trước khi ban hành.`,
      )
    : doubt('NO_DATE', `“${words}” không nêu ngày cụ thể. Để “không hạn”, hoặc ghi ngày phải xong.`);
  return [{ words, rule, repeats: once, doubts: [told], others: [], overrideOf: null, sentence: 0 }];
};

/** Items of words that name no due day: anniversaries, else duties without date; none when nothing is said. */
export const withoutDay = (segments: readonly Segment[], source: Source): Draft[] => {
  const found = anniversaries(segments, source);
  return found.length > 0 ? found : undated(segments, source);
};
