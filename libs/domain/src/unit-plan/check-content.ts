import { dateOf, type Instant } from '../calendar/instant.js';
import { formatDate, type PlainDate } from '../calendar/plain-date.js';
import { RuleViolation } from '../errors/rule-violation.js';
import type { FigureField, ObligationTemplate } from '../template/cascade-template.js';
import { checkKnownScores, checkScore } from './scores.js';
import type { SubmissionContent } from './unit-plan.js';

const invalidFigure = (field: FigureField, value: number | undefined): RuleViolation =>
  new RuleViolation('SUBMISSION.FIGURE_INVALID', {
    field: `figures.${field.key}`,
    value: value === undefined ? '' : String(value),
    reason: value === undefined ? `Chưa nhập “${field.label}”.` : `“${field.label}” nằm ngoài khoảng cho phép.`,
    mend: `Nhập số từ ${field.min}${field.max === null ? ' trở lên' : ` đến ${field.max}`} (${field.unit}).`,
  });

const checkFigure = (field: FigureField, value: number | undefined): void => {
  if (value === undefined) {
    if (field.required) throw invalidFigure(field, value);
    return;
  }
  const fits = Number.isFinite(value) && value >= field.min && (field.max === null || value <= field.max);
  if (!fits) throw invalidFigure(field, value);
};

const checkKnownFigures = (content: SubmissionContent, definition: ObligationTemplate): void => {
  const known = definition.figures.map((field) => field.key);
  const unknown = Object.keys(content.figures).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  throw new RuleViolation('SUBMISSION.FIGURE_INVALID', {
    field: `figures.${unknown}`,
    value: String(content.figures[unknown]),
    reason: 'Biểu số liệu của nghĩa vụ này không có chỉ tiêu đó.',
    mend: `Chỉ gửi: ${known.join(', ') || 'không có số liệu nào'}.`,
  });
};

/** Every criterion of the score sheet is scored by the unit itself; where nothing is scored, no score is taken. */
const checkSelfScores = ({ scores = {} }: SubmissionContent, { scoring }: ObligationTemplate): void => {
  const criteria = scoring?.criteria ?? [];
  checkKnownScores('SUBMISSION.SCORE_INVALID', scores, criteria);
  for (const criterion of criteria) checkScore('SUBMISSION.SCORE_INVALID', criterion, scores[criterion.number]);
};

const outOfOrder = (field: 'signedOn' | 'sentOn', value: PlainDate, reason: string, mend: string): RuleViolation =>
  new RuleViolation('SUBMISSION.DATES_OUT_OF_ORDER', { field, value: formatDate(value), reason, mend });

/** Signed, then sent, then received. */
const checkDates = ({ signedOn, sentOn }: SubmissionContent, receivedOn: PlainDate): void => {
  const before = `từ ${formatDate(receivedOn)} trở về trước.`;
  if (signedOn > receivedOn) {
    throw outOfOrder('signedOn', signedOn, 'Ngày ký nằm sau ngày nhận.', `Nhập ngày ký ${before}`);
  }
  if (sentOn === undefined) return;
  if (sentOn < signedOn) {
    const mend = `Nhập ngày gửi từ ${formatDate(signedOn)} trở đi.`;
    throw outOfOrder('sentOn', sentOn, 'Ngày gửi nằm trước ngày ký.', mend);
  }
  if (sentOn > receivedOn) throw outOfOrder('sentOn', sentOn, 'Ngày gửi nằm sau ngày nhận.', `Nhập ngày gửi ${before}`);
};

/** A submission is complete: number, dates in order, at least one file, figures and self-scores within bounds. */
export const checkContent = (content: SubmissionContent, definition: ObligationTemplate, receivedAt: Instant): void => {
  if (content.documentNumber.trim() === '') {
    throw new RuleViolation('DOCUMENT.NUMBER_MISSING', {
      field: 'documentNumber',
      value: content.documentNumber,
      reason: 'Văn bản chưa có số, ký hiệu.',
      mend: 'Nhập số, ký hiệu văn bản, ví dụ 45/BC-SNV.',
    });
  }
  checkDates(content, dateOf(receivedAt));
  if (content.files.length === 0) {
    throw new RuleViolation('SUBMISSION.FILE_MISSING', {
      field: 'files',
      value: '',
      reason: 'Chưa có tệp văn bản.',
      mend: 'Đính kèm ít nhất một tệp (PDF, Word, Excel hoặc ảnh).',
    });
  }
  checkKnownFigures(content, definition);
  for (const field of definition.figures) checkFigure(field, content.figures[field.key]);
  checkSelfScores(content, definition);
};
