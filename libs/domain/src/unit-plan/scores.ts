import type { ViolationCode } from '../errors/violation-catalogue.js';
import { RuleViolation } from '../errors/rule-violation.js';
import type { Criterion, Scoring } from '../template/cascade-template.js';
import type { Appraisal, Rating, Scores } from './unit-plan.js';

type ScoreCode = ViolationCode & ('SUBMISSION.SCORE_INVALID' | 'APPRAISAL.SCORE_INVALID');

const named = ({ number, title }: Criterion): string => `Tiêu chí ${number} “${title}”`;

const invalid = (code: ScoreCode, criterion: Criterion, value: number | undefined, reason: string): RuleViolation =>
  new RuleViolation(code, {
    field: `scores.${criterion.number}`,
    value: value === undefined ? '' : String(value),
    reason: `${named(criterion)}: ${reason}`,
    mend: `Nhập điểm từ 0 đến ${criterion.max}, tối đa hai chữ số thập phân.`,
  });

// Two decimals: a finer score could be rounded up across the edge of a rating.
const isScore = (value: number, max: number): boolean =>
  Number.isFinite(value) && value >= 0 && value <= max && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;

/** One score lies within 0…max. @throws RuleViolation with the code given, naming the criterion */
export const checkScore = (code: ScoreCode, criterion: Criterion, value: number | undefined): void => {
  if (value === undefined) throw invalid(code, criterion, value, 'chưa chấm điểm.');
  if (!isScore(value, criterion.max)) throw invalid(code, criterion, value, 'điểm không hợp lệ.');
};

const unknownScore = (code: ScoreCode, number: string, scores: Scores, known: readonly Criterion[]): RuleViolation =>
  new RuleViolation(code, {
    field: `scores.${number}`,
    value: String(scores[number]),
    reason: known.length === 0 ? 'Nghĩa vụ này không chấm điểm.' : `Bảng điểm không có tiêu chí ${number}.`,
    mend: known.length === 0 ? 'Bỏ phần điểm tự chấm.' : `Chỉ chấm: ${known.map((one) => one.number).join(', ')}.`,
  });

/** No score for a criterion that the sheet does not have. @throws RuleViolation with the code given */
export const checkKnownScores = (code: ScoreCode, scores: Scores, criteria: readonly Criterion[]): void => {
  const known = new Set(criteria.map(({ number }) => String(number)));
  const unknown = Object.keys(scores).find((number) => !known.has(number));
  if (unknown !== undefined) throw unknownScore(code, unknown, scores, criteria);
};

/** The units that must score a criterion: the appraiser, and whoever appraises it with the appraiser. */
export const appraisersOf = ({ appraiser }: Scoring, { coAppraisers }: Criterion): string[] => [
  ...new Set([appraiser, ...coAppraisers]),
];

/** Position of a unit's newest score on a criterion, and the score; null: it has not scored it. */
const newestScore = (appraisals: readonly Appraisal[], by: string, number: number) => {
  const index = appraisals.findLastIndex((one) => one.by === by && one.scores[number] !== undefined);
  const score = appraisals[index]?.scores[number];
  return score === undefined ? null : { index, score };
};

/**
 * The appraised score of a criterion, or null while it is not settled. The appraiser's score counts. With co-appraisers it
 * is settled when all have scored, and all agree; or, where they differ, when the appraiser has scored (again) after the
 * last of them, which needs a reason (appraise.ts).
 */
export const settledScore = (
  scoring: Scoring,
  criterion: Criterion,
  appraisals: readonly Appraisal[],
): number | null => {
  const own = newestScore(appraisals, scoring.appraiser, criterion.number);
  const others = appraisersOf(scoring, criterion)
    .filter((by) => by !== scoring.appraiser)
    .map((by) => newestScore(appraisals, by, criterion.number));
  if (own === null) return null;
  const settled = others.every((one) => one !== null && (one.score === own.score || one.index < own.index));
  return settled ? own.score : null;
};

/** Who still has to score the criterion, or to score it again. Ids; empty when it is settled. */
export const awaitedAppraisers = (
  scoring: Scoring,
  criterion: Criterion,
  appraisals: readonly Appraisal[],
): string[] => {
  if (settledScore(scoring, criterion, appraisals) !== null) return [];
  const missing = appraisersOf(scoring, criterion).filter(
    (by) => newestScore(appraisals, by, criterion.number) === null,
  );
  return missing.length > 0 ? missing : [scoring.appraiser];
};

/** What a total that reaches no rating of the sheet is called. */
export const UNRATED = 'Không xếp loại';

/** The rating once every criterion is settled; null before. `ratings` stand from the best down. */
export const ratingOf = (scoring: Scoring, appraisals: readonly Appraisal[]): Rating | null => {
  let hundredths = 0;
  for (const criterion of scoring.criteria) {
    const score = settledScore(scoring, criterion, appraisals);
    if (score === null) return null;
    hundredths += Math.round(score * 100); // hundredths are whole numbers: 0.1 + 0.2 is 0.3
  }
  const total = hundredths / 100;
  return { total, label: scoring.ratings.find(({ from }) => total >= from)?.label ?? UNRATED };
};

/** The newest score that one of the other appraisers has given, where it differs. */
export const differingScore = (
  scoring: Scoring,
  criterion: Criterion,
  appraisals: readonly Appraisal[],
  score: number,
): number | null =>
  appraisersOf(scoring, criterion)
    .filter((by) => by !== scoring.appraiser)
    .map((by) => newestScore(appraisals, by, criterion.number))
    .find((one) => one !== null && one.score !== score)?.score ?? null;
