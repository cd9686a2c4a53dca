import type { ObligationView, SubmissionDraftBody, SubmitRequest } from '@dondoc/contracts';
import type { FormError } from '../../components/error-summary.js';
import type { ControlIds } from '../../components/form-errors.js';
import { parseNumberText } from '../../components/number-text.js';

type FigureFields = ObligationView['figureFields'];

/** What stands in the form, as typed. */
export type SubmissionFields = {
  documentNumber: string;
  signedOn: string;
  sentOn: string;
  note: string;
  figures: Readonly<Record<string, string>>;
  /** By number of the criterion. */
  scores: Readonly<Record<string, string>>;
};

/** What is asked besides when a paper is entered that was received earlier. */
export type PaperFields = { receivedAt: string; reason: string };

export const emptySubmission: SubmissionFields = {
  documentNumber: '',
  signedOn: '',
  sentOn: '',
  note: '',
  figures: {},
  scores: {},
};

type Criteria = readonly { number: number; title: string; max: number }[];

/** Id of the control of a self-score. */
export const scoreId = (number: number): string => `self-score-${number}`;

/** Id of the control of a figure. */
export const figureId = (key: string): string => `figure-${key}`;

/** Fields of the contract → ids of the form's controls. */
export const controlIds = (figures: FigureFields, criteria: Criteria = []): ControlIds => ({
  documentNumber: 'documentNumber',
  signedOn: 'signedOn',
  sentOn: 'sentOn',
  'paper.receivedAt': 'paper-receivedAt',
  'paper.reason': 'paper-reason',
  note: 'note',
  fileIds: 'files',
  files: 'files',
  ...Object.fromEntries(figures.map(({ key }) => [`figures.${key}`, figureId(key)])),
  ...Object.fromEntries(criteria.map(({ number }) => [`scores.${number}`, scoreId(number)])),
});

const figureErrors = (typed: SubmissionFields['figures'], figures: FigureFields): FormError[] =>
  figures.flatMap(({ key, label, required }) => {
    const text = (typed[key] ?? '').trim();
    if (text === '') return required ? [{ id: figureId(key), text: `Nhập “${label}”` }] : [];
    if (parseNumberText(text) !== null) return [];
    return [{ id: figureId(key), text: `“${label}” phải là số, ví dụ 1.234 hoặc 12,5` }];
  });

const scoreErrors = (typed: SubmissionFields['scores'], criteria: Criteria): FormError[] =>
  criteria.flatMap(({ number }) => {
    const text = (typed[number] ?? '').trim();
    if (text !== '' && parseNumberText(text) !== null) return [];
    return [{ id: scoreId(number), text: `Nhập điểm tự chấm của tiêu chí ${number}, ví dụ 20 hoặc 20,5` }];
  });

/** Files that were chosen: how many the server has, and the names of those that it did not take. */
export type ChosenFiles = { taken: number; refused: readonly string[] };

/** A file that was not taken holds the report back: left out in silence, nobody would know that it is missing. */
const fileErrors = ({ taken, refused }: ChosenFiles): FormError[] => {
  if (refused.length > 0) {
    const names = refused.map((name) => `“${name}”`).join(', ');
    return [{ id: 'files', text: `Chưa nhận được tệp ${names}. Bỏ tệp ấy, hoặc chọn lại tệp khác, rồi nộp` }];
  }
  return taken > 0 ? [] : [{ id: 'files', text: 'Đính kèm ít nhất một tệp (PDF, Word, Excel hoặc ảnh)' }];
};

/** What is missing before anything is sent; the server checks everything again. */
export const missingIn = (
  fields: SubmissionFields,
  files: ChosenFiles,
  figures: FigureFields,
  criteria: Criteria = [],
): FormError[] => [
  ...(fields.documentNumber.trim() === ''
    ? [{ id: 'documentNumber', text: 'Nhập số, ký hiệu văn bản, ví dụ 45/BC-SNV' }]
    : []),
  ...(fields.signedOn.trim() === '' ? [{ id: 'signedOn', text: 'Nhập ngày ký' }] : []),
  ...fileErrors(files),
  ...figureErrors(fields.figures, figures),
  ...scoreErrors(fields.scores, criteria),
];

/** What is missing of a paper entry. */
export const missingInPaper = ({ receivedAt, reason }: PaperFields): FormError[] => [
  ...(receivedAt.trim() === '' ? [{ id: 'paper-receivedAt', text: 'Nhập ngày, giờ đã nhận văn bản' }] : []),
  ...(reason.trim() === '' ? [{ id: 'paper-reason', text: 'Nhập lý do ghi nhận muộn' }] : []),
];

const numbersIn = (typed: Readonly<Record<string, string>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([key, text]) => {
      const value = parseNumberText(text);
      return value === null ? [] : [[key, value]];
    }),
  );

/** The request; figures that were left empty are left out. */
export const submitRequest = (fields: SubmissionFields, fileIds: readonly string[]): SubmitRequest => ({
  documentNumber: fields.documentNumber.trim(),
  signedOn: fields.signedOn.trim(),
  ...(fields.sentOn.trim() === '' ? {} : { sentOn: fields.sentOn.trim() }),
  note: fields.note.trim(),
  fileIds: [...fileIds],
  figures: numbersIn(fields.figures),
  ...(Object.keys(fields.scores).length === 0 ? {} : { scores: numbersIn(fields.scores) }),
});

/** The form as the draft keeps it: every field as typed. */
export const draftBody = (fields: SubmissionFields, fileIds: readonly string[]): SubmissionDraftBody => ({
  documentNumber: fields.documentNumber,
  signedOn: fields.signedOn,
  sentOn: fields.sentOn,
  note: fields.note,
  fileIds: [...fileIds],
  figures: { ...fields.figures },
  scores: { ...fields.scores },
});
