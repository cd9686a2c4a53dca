import { createHash } from 'node:crypto';
import type { LetterItemFact, LetterMade } from '@dondoc/commands';
import type { LetterheadView, LetterQuestion } from '@dondoc/contracts';
import { fullCitation, type LateItem } from '@dondoc/documents';
import { formatDate, type Instant, type PlainDate } from '@dondoc/domain';
import { letterProblems } from '../problem/letter-problems.js';
import type { LetterDraft } from './letter-drafts.js';

/** The same command makes the same letter. */
export const letterIdOf = (commandId: string): string =>
  createHash('sha256').update(`letter:${commandId}`).digest('hex').slice(0, 24);

export const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** What a letter said of one obligation. */
export const itemFact = (item: LateItem): LetterItemFact => {
  const { unitId, unitName, lineId, title, dueOn, daysLate, remindedOn, returnedUntil, extended } = item;
  const again = returnedUntil === null ? '' : `Trả lại, hạn bổ sung ${formatDate(returnedUntil)}`;
  return {
    unitId,
    unitName,
    lineId,
    title,
    dueOn,
    daysLate,
    remindedOn,
    note: again || (extended ? 'Đã gia hạn' : ''),
  };
};

const REQUIRED: readonly (readonly [keyof LetterheadView, string])[] = [
  ['agency', 'tên cơ quan ban hành'],
  ['name', 'tên cơ quan như ghi trong câu'],
  ['sign', 'ký hiệu công văn'],
  ['place', 'địa danh'],
  ['signatory', 'họ tên người ký'],
];

/** Nothing that must be printed is empty. @throws ApiProblem `LETTER.FIELD_MISSING` */
export const requireComplete = ({ letterhead, facts }: LetterDraft): void => {
  for (const [field, what] of REQUIRED) {
    if (letterhead[field] === '') throw letterProblems.fieldMissing(`letterhead.${field}`, what);
  }
  if (letterhead.capacity.every((each) => each === '')) {
    throw letterProblems.fieldMissing('letterhead.capacity', 'chức vụ người ký');
  }
  if (facts.consequence.trim() === '') throw letterProblems.fieldMissing('consequence', 'hệ quả nếu vẫn chậm');
};

/** What stands in the words; when everything is left out there is nothing to word, so all of it is shown. */
export const keptOf = <Item extends LateItem>(
  late: readonly Item[],
  without: LetterQuestion['without'],
): readonly Item[] => {
  const out = new Set(without.map(({ unitId, lineId }) => `${unitId}/${lineId}`));
  const kept = late.filter(({ unitId, lineId }) => !out.has(`${unitId}/${lineId}`));
  return kept.length > 0 ? kept : late;
};

export const unitCount = (items: readonly LateItem[]): number => new Set(items.map(({ unitId }) => unitId)).size;

/** The fact that a letter was made. */
export const letterMade = (draft: LetterDraft, newDate: PlainDate, now: Instant): LetterMade => {
  const { directive, office, facts, template, content, items, letterhead } = draft;
  return {
    cascadeId: directive.cascadeId,
    officeId: office.unit.id,
    citation: fullCitation(facts.directive),
    subject: facts.subject ?? '',
    sign: letterhead.sign,
    items: items.map(itemFact),
    newDate,
    asOf: now,
    consequence: facts.consequence,
    template: { version: template.version, sha256: template.sha256 },
    sha256: hashOf(content),
    size: content.length,
  };
};
