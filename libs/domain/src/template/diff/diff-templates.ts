import { RuleViolation } from '../../errors/rule-violation.js';
import { type CascadeTemplate, defaultExtensions, type ObligationTemplate } from '../cascade-template.js';
import {
  audienceInWords,
  closingInWords,
  cutOffInWords,
  dueInWords,
  extensionsInWords,
  groupInWords,
  ladderInWords,
  periodsInWords,
} from './obligation-words.js';
import { sameJson } from './same.js';

/** One field that differs, in words (Vietnamese). */
export type FieldChange = { field: string; label: string; before: string; after: string };

/** What became of one obligation between two versions; `obligation` is empty where the template itself has changed. */
export type TemplateChange = {
  kind: 'added' | 'dropped' | 'changed';
  obligation: string;
  title: string;
  fields: readonly FieldChange[];
  text: string;
};

type Field<Thing> = readonly [name: keyof Thing & string, label: string, words: (thing: Thing) => string];

const yesNo = (value: boolean): string => (value ? 'có' : 'không');
const silences = { overdue: 'quá hạn', agreed: 'mặc nhiên thống nhất', 'not-applicable': 'không áp dụng' } as const;

const obligationFields: readonly Field<ObligationTemplate>[] = [
  ['title', 'tên', ({ title }) => title],
  ['shortTitle', 'tên ngắn', ({ shortTitle }) => shortTitle],
  ['group', 'nhóm', groupInWords],
  ['owedBy', 'đối tượng', audienceInWords],
  ['periods', 'kỳ', ({ periods }) => periodsInWords(periods)],
  ['due', 'hạn', ({ due }) => dueInWords(due)],
  ['dataCutOff', 'chốt số liệu', ({ dataCutOff }) => cutOffInWords(dataCutOff)],
  ['to', 'nơi nhận', ({ to }) => to],
  ['via', 'qua', ({ via }) => via ?? 'gửi thẳng'],
  [
    'forwardWithin',
    'thời hạn chuyển tiếp',
    ({ forwardWithin: days }) => (days === null ? 'không nêu' : `${days} ngày làm việc`),
  ],
  [
    'feeds',
    'tổng hợp vào',
    ({ feeds }) => (feeds ? `${feeds.obligation}${feeds.of === 'parent' ? ' của cấp trên' : ''}` : 'không'),
  ],
  ['condition', 'điều kiện', ({ condition }) => condition ?? 'không'],
  ['silence', 'im lặng nghĩa là', ({ silence }) => silences[silence]],
  ['needsAcceptance', 'phải duyệt', ({ needsAcceptance }) => yesNo(needsAcceptance)],
  ['figures', 'số liệu kèm theo', ({ figures }) => figures.map(({ label }) => label).join(', ') || 'không'],
  [
    'scoring',
    'chấm điểm',
    ({ scoring }) => (scoring ? `${scoring.criteria.length} tiêu chí, ${scoring.ratings.length} mức` : 'không'),
  ],
  ['rollUpAfter', 'tổng hợp sau hạn', ({ rollUpAfter }) => `${rollUpAfter} ngày làm việc`],
  ['ladder', 'đôn đốc', ({ ladder }) => ladderInWords(ladder)],
  ['extensions', 'gia hạn', ({ extensions }) => extensionsInWords(extensions)],
  ['closesAfter', 'khóa', ({ closesAfter }) => closingInWords(closesAfter)],
];

const templateFields: readonly Field<CascadeTemplate>[] = [
  ['title', 'tên mẫu', ({ title }) => title],
  ['issuer', 'cơ quan ban hành', ({ issuer }) => issuer],
  ['office', 'đơn vị theo dõi', ({ office }) => office],
  ['focal', 'đầu mối', ({ focal }) => focal],
  ['documentType', 'loại văn bản', ({ documentType }) => documentType],
  ['documentSign', 'ký hiệu', ({ documentSign }) => documentSign],
  ['subject', 'trích yếu', ({ subject }) => subject],
  ['basis', 'căn cứ', ({ basis }) => `${basis.length} văn bản`],
  ['recipients', 'nơi nhận', ({ recipients }) => recipients.join('; ')],
  ['source', 'nguồn', ({ source }) => source],
  ['carriesOut', 'thực hiện văn bản', ({ carriesOut }) => carriesOut ?? 'không'],
  ['targets', 'chỉ tiêu', ({ targets }) => `${targets.length} chỉ tiêu`],
  ['ladder', 'đôn đốc', ({ ladder }) => ladderInWords(ladder)],
];

const changedFields = <Thing>(fields: readonly Field<Thing>[], before: Thing, after: Thing): FieldChange[] =>
  fields.flatMap(([name, label, words]) =>
    sameJson(before[name], after[name]) ? [] : [{ field: name, label, before: words(before), after: words(after) }],
  );

/** Where the words of both are the same, something within has changed: other words of the source, a limit, a criterion. */
const changeText = ({ label, before, after }: FieldChange): string =>
  before === after ? `${label}: thay đổi chi tiết` : `${label}: ${before} → ${after}`;

const changeOf = (kind: 'added' | 'dropped', { key, title, due }: ObligationTemplate): TemplateChange => ({
  kind,
  obligation: key,
  title,
  fields: [],
  text: kind === 'added' ? `Thêm “${title}”: hạn ${dueInWords(due)}.` : `Bỏ “${title}”.`,
});

const changed = (obligation: string, title: string, fields: readonly FieldChange[]): TemplateChange[] =>
  fields.length === 0
    ? []
    : [{ kind: 'changed', obligation, title, fields, text: `Sửa “${title}”: ${fields.map(changeText).join('; ')}.` }];

/** Templates of before extensions and locks lack these fields and mean their defaults. */
const spelledOut = (template: CascadeTemplate): CascadeTemplate => ({
  ...template,
  obligations: template.obligations.map((one) => ({ extensions: defaultExtensions, closesAfter: null, ...one })),
});

/**
 * What an edition changes: the template itself, then obligations added or changed (field by field, in words), in the order of
 * the new template, then those dropped. Obligations are told by their keys; the version number does not count. Linear. Pure.
 */
export const diffTemplates = (earlier: CascadeTemplate, later: CascadeTemplate): TemplateChange[] => {
  const [before, after] = [spelledOut(earlier), spelledOut(later)];
  const [old, now] = [before, after].map(({ obligations }) => new Map(obligations.map((one) => [one.key, one])));
  return [
    ...changed('', after.title, changedFields(templateFields, before, after)),
    ...after.obligations.flatMap((one) => {
      const known = old?.get(one.key);
      return known
        ? changed(one.key, one.title, changedFields(obligationFields, known, one))
        : [changeOf('added', one)];
    }),
    ...before.obligations.filter(({ key }) => !now?.has(key)).map((one) => changeOf('dropped', one)),
  ];
};

/** True when the two say the same, whatever their version numbers. The order of obligations counts: screens keep it. */
export const sameTemplate = (before: CascadeTemplate, after: CascadeTemplate): boolean =>
  sameJson({ ...spelledOut(before), version: 0 }, { ...spelledOut(after), version: 0 });

/** @throws RuleViolation `TEMPLATE.UNCHANGED` when there is nothing new to publish */
export const requireChanged = (published: CascadeTemplate, next: CascadeTemplate): void => {
  if (!sameTemplate(published, next)) return;
  throw new RuleViolation('TEMPLATE.UNCHANGED', {
    field: 'template',
    value: `${published.id} bản ${published.version}`,
    reason: `Mẫu không có gì khác bản ${published.version} đã công bố.`,
    mend: 'Sửa mẫu rồi công bố, hoặc dùng bản đã công bố.',
  });
};
