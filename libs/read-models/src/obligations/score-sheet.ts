import type { ObligationView } from '@dondoc/contracts';
import {
  type Appraisal,
  appraisersOf,
  awaitedAppraisers,
  type Criterion,
  type Obligation,
  type Scoring,
  settledScore,
} from '@dondoc/domain';
import { nameOf, type UnitNames } from '../cascades/line.view.js';

type ScoreSheet = NonNullable<ObligationView['scoreSheet']>;
type Appraisers = ScoreSheet['criteria'][number]['appraisers'];

const scoreBy = (appraisals: readonly Appraisal[], unitId: string, number: number): number | null =>
  appraisals.findLast((one) => one.by === unitId && one.scores[number] !== undefined)?.scores[number] ?? null;

const partsOf = (
  scoring: Scoring,
  criterion: Criterion,
  appraisals: readonly Appraisal[],
  names: UnitNames,
): Appraisers => {
  const awaited = awaitedAppraisers(scoring, criterion, appraisals);
  return appraisersOf(scoring, criterion).map((unitId) => ({
    unitId,
    name: nameOf(names, unitId),
    score: scoreBy(appraisals, unitId, criterion.number),
    awaited: awaited.includes(unitId),
  }));
};

/**
 * Self-score and appraised score side by side, with what each appraiser gave. `selfScores` are those of the newest
 * submission; `viewerUnitId`: whose criteria are marked as theirs to score.
 */
export const scoreSheetOf = (
  scoring: Scoring,
  { appraisals, rating }: Pick<Obligation, 'appraisals' | 'rating'>,
  selfScores: Readonly<Record<string, number>>,
  names: UnitNames,
  viewerUnitId: string,
): ScoreSheet => ({
  criteria: scoring.criteria.map((criterion) => ({
    number: criterion.number,
    title: criterion.title,
    max: criterion.max,
    selfScore: selfScores[criterion.number] ?? null,
    appraised: settledScore(scoring, criterion, appraisals),
    appraisers: partsOf(scoring, criterion, appraisals, names),
    mine: appraisersOf(scoring, criterion).includes(viewerUnitId),
    ownScore: scoreBy(appraisals, viewerUnitId, criterion.number),
  })),
  total: rating?.total ?? null,
  rating: rating?.label ?? null,
});

/** True when the unit has a part in the appraisal. */
export const appraises = ({ appraiser, criteria }: Scoring, unitId: string): boolean =>
  appraiser === unitId || criteria.some(({ coAppraisers }) => coAppraisers.includes(unitId));
