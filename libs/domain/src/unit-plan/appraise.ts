import type { Instant } from '../calendar/instant.js';
import type { ViolationCode } from '../errors/violation-catalogue.js';
import { RuleViolation } from '../errors/rule-violation.js';
import type { Criterion, Scoring } from '../template/cascade-template.js';
import { definitionOf, type Policy } from './policy.js';
import { obligationIn, requireReason, standingSubmission } from './refusals.js';
import { appraisersOf, checkKnownScores, checkScore, differingScore, ratingOf } from './scores.js';
import type { Obligation, Scores, UnitPlan, UnitPlanCommand, UnitPlanEvent } from './unit-plan.js';

type Appraise = UnitPlanCommand & { type: 'AppraiseSubmission' };

const refused = (code: ViolationCode, by: string, reason: string, mend: string): RuleViolation =>
  new RuleViolation(code, { field: 'by', value: by, reason, mend });

const scoringOf = (policy: Policy, obligation: Obligation): Scoring => {
  const { scoring } = definitionOf(policy, obligation);
  if (scoring) return scoring;
  throw new RuleViolation('APPRAISAL.NOT_SCORED', {
    field: 'lineId',
    value: obligation.lineId,
    reason: 'Nghĩa vụ này không có bảng điểm nên không thẩm định điểm.',
    mend: 'Dùng Duyệt hoặc Trả lại.',
  });
};

const numbersOf = (criteria: readonly Criterion[]): string => criteria.map(({ number }) => number).join(', ');

/** The appraiser may score every criterion, a co-appraiser only its own. */
const checkPart = (scoring: Scoring, { by, scores }: Appraise): Criterion[] => {
  const theirs =
    by === scoring.appraiser
      ? scoring.criteria
      : scoring.criteria.filter((one) => appraisersOf(scoring, one).includes(by));
  if (theirs.length === 0) {
    const mend = 'Chỉ đơn vị thẩm định và đơn vị cùng thẩm định ghi trong mẫu được chấm điểm.';
    throw refused('APPRAISAL.NOT_APPRAISER', by, 'Đơn vị này không tham gia thẩm định.', mend);
  }
  const scored = scoring.criteria.filter(({ number }) => scores[number] !== undefined);
  const foreign = scored.filter((one) => !theirs.includes(one));
  if (foreign.length > 0) {
    const reason = `Đơn vị này không cùng thẩm định tiêu chí ${numbersOf(foreign)}.`;
    throw refused('APPRAISAL.NOT_THEIRS', by, reason, `Chỉ chấm tiêu chí ${numbersOf(theirs)}.`);
  }
  if (scored.length > 0) return scored;
  throw new RuleViolation('APPRAISAL.SCORE_INVALID', {
    field: 'scores',
    value: '',
    reason: 'Chưa chấm tiêu chí nào.',
    mend: `Chấm điểm ít nhất một trong các tiêu chí ${numbersOf(theirs)}.`,
  });
};

const requireReasons = (
  scoring: Scoring,
  scored: readonly Criterion[],
  { by, scores, reason }: Appraise,
  obligation: Obligation,
  selfScores: Scores,
): void => {
  const changed = scored.filter(({ number }) => scores[number] !== selfScores[number]);
  if (changed.length > 0) {
    requireReason(reason, `Điểm thẩm định khác điểm tự chấm ở tiêu chí ${numbersOf(changed)} mà chưa có lý do.`);
  }
  if (by !== scoring.appraiser) return;
  const contested = scored.filter(
    (one) => differingScore(scoring, one, obligation.appraisals, scores[one.number] ?? 0) !== null,
  );
  if (contested.length === 0) return;
  requireReason(
    reason,
    `Điểm khác điểm của đơn vị cùng thẩm định ở tiêu chí ${numbersOf(contested)} mà chưa có lý do.`,
  );
};

/**
 * A part of the appraisal of the newest submission; with the part that settles the last criterion comes the rating.
 * Scores may come in several parts, and a later score replaces an earlier one of the same unit.
 * @throws RuleViolation `APPRAISAL.*`, `OBLIGATION.*`, `REASON.MISSING`
 */
export const appraise = (plan: UnitPlan, command: Appraise, policy: Policy, now: Instant): UnitPlanEvent[] => {
  const { lineId, by, scores } = command;
  const obligation = obligationIn(plan, lineId);
  const scoring = scoringOf(policy, obligation);
  const { submissionId, scores: selfScores = {} } = standingSubmission(obligation, command.submissionId);
  checkKnownScores('APPRAISAL.SCORE_INVALID', scores, scoring.criteria);
  const scored = checkPart(scoring, command);
  if (obligation.rating !== null) {
    const reason = `Bài nộp đã được xếp loại ${obligation.rating.label}.`;
    throw refused('APPRAISAL.ALREADY_RATED', by, reason, 'Muốn chấm lại thì trả lại bài nộp kèm lý do và hạn mới.');
  }
  for (const criterion of scored) checkScore('APPRAISAL.SCORE_INVALID', criterion, scores[criterion.number]);
  requireReasons(scoring, scored, command, obligation, selfScores);
  const reason = command.reason.trim();
  const appraised: UnitPlanEvent = {
    type: 'SubmissionAppraised',
    at: now,
    data: { lineId, submissionId, by, scores, reason },
  };
  const rating = ratingOf(scoring, [...obligation.appraisals, { by, scores, reason, at: now }]);
  if (rating === null) return [appraised];
  return [appraised, { type: 'SubmissionRated', at: now, data: { lineId, submissionId, rating } }];
};
