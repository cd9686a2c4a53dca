import { formatDate } from '@dondoc/domain';
import type { FoundDocument, FoundObligation } from '../found.js';
import type { Citation } from './citations.js';

/** "20" and "ct" of "20/ct-ttg": what a person would take for the same document. */
const numberKey = (citation: Citation): string | null =>
  /^(\d+[a-z]?)(?:\/\d{4})?[-/]([a-z]+)/.exec(citation.number)?.slice(1, 3).join(' ') ?? null;

const groups = <T>(items: readonly T[], key: (item: T) => string | null): T[][] => {
  const byKey = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    if (name !== null) byKey.set(name, [...(byKey.get(name) ?? []), item]);
  }
  return [...byKey.values()];
};

/**
 * One document under two signs (20/CT-TTg, 20/CT-UBND of one date) and two documents under one number (36-CT/TU of 2017
 * and of 2022; domain.md §7: a number is not an identity).
 */
export const citationWarnings = (citations: readonly Citation[]): string[] => {
  const dated = citations.filter(({ date }) => date !== null);
  const twoSigns = groups(dated, (one) => (numberKey(one) ? `${numberKey(one)} ${one.date}` : null)).flatMap((same) => {
    const signs = [...new Map(same.map(({ number, printed }) => [number, printed])).values()];
    return signs.length > 1
      ? [
          `Văn bản ngày ${formatDate(same[0]?.date as NonNullable<Citation['date']>)} được dẫn bằng các số, ký hiệu khác nhau: ${signs.join(' và ')}. Đề nghị đối chiếu bản gốc.`,
        ]
      : [];
  });
  const twoDates = groups(dated, ({ number, type }) => (number === '' ? null : `${type} ${number}`)).flatMap((same) => {
    const dates = [...new Set(same.flatMap(({ date }) => (date ? [formatDate(date)] : [])))];
    return dates.length > 1
      ? [
          `Số ${same[0]?.printed} được dẫn với các ngày khác nhau: ${dates.join(', ')}. Đây là các văn bản khác nhau hoặc có chỗ ghi nhầm.`,
        ]
      : [];
  });
  return [...twoSigns, ...twoDates];
};

/** What is missing for a template: number and date, any obligation, days. */
export const gapWarnings = (document: FoundDocument, obligations: readonly FoundObligation[]): string[] => {
  const warnings: string[] = [];
  if (document.type === null && document.number === null)
    warnings.push('Không thấy phần đầu của văn bản (tên loại, số, ký hiệu, ngày ban hành).');
  else if (document.issuedOn === null)
    warnings.push('Văn bản chưa ghi đủ ngày ban hành: các hạn tính từ ngày ban hành chưa có mốc.');
  if (obligations.length === 0) warnings.push('Không tìm thấy đầu việc nào có hạn hoặc định kỳ trong văn bản này.');
  const undated = obligations.filter(({ confidence }) => confidence === 'undated').map(({ clause }) => clause);
  if (undated.length > 0)
    warnings.push(
      `Có ${undated.length} đầu việc văn bản không nêu ngày (${[...new Set(undated)].join('; ')}): phải ấn định ngày trước khi ban hành.`,
    );
  return warnings;
};

const MOST_NAMED = 10;

/** Clauses that name a day beside something to hand in, though no word makes it a limit: a person looks. */
export const unreadDayWarnings = (clauses: readonly string[]): string[] =>
  clauses.length === 0
    ? []
    : [
        `Có nêu ngày nhưng chưa rõ là hạn, đề nghị đọc lại: ${[...new Set(clauses)].slice(0, MOST_NAMED).join('; ')}${clauses.length > MOST_NAMED ? '…' : ''}.`,
      ];
