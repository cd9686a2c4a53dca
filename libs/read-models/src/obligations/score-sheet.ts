import type { ObligationView } from '@dondoc/contracts';
import type { Obligation, Scoring } from '@dondoc/domain';
import { nameOf, type UnitNames } from '../cascades/line.view.js';

type ScoreSheet = NonNullable<ObligationView['scoreSheet']>;

/** Self-score and appraised score side by side; `selfScores` are those of the newest submission. */
export const scoreSheetOf = (
  { criteria, appraiser }: Scoring,
  { appraisals, rating }: Pick<Obligation, 'appraisals' | 'rating'>,
  selfScores: Readonly<Record<string, number>>,
  names: UnitNames,
): ScoreSheet => ({
  criteria: criteria.map(({ number, title, max, coAppraisers }) => {
    const by = [appraiser, ...coAppraisers];
    const newest = appraisals.findLast((one) => by.includes(one.by) && one.scores[number] !== undefined);
    return {
      number,
      title,
      max,
      selfScore: selfScores[number] ?? null,
      appraised: newest?.scores[number] ?? null,
      appraisers: by.map((unitId) => nameOf(names, unitId)),
    };
  }),
  total: rating?.total ?? null,
  rating: rating?.label ?? null,
});

/** True when the unit has a part in the appraisal. */
export const appraises = ({ appraiser, criteria }: Scoring, unitId: string): boolean =>
  appraiser === unitId || criteria.some(({ coAppraisers }) => coAppraisers.includes(unitId));
