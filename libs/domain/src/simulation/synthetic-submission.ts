import { dateOf, type Instant } from '../calendar/instant.js';
import type { FigureField, ObligationTemplate, Scoring } from '../template/cascade-template.js';
import type { Scores, SubmissionContent } from '../unit-plan/unit-plan.js';
import { seededShare } from './seeded-share.js';

/** Room above the least value when a figure has no upper bound. */
const OPEN_RANGE = 20;

const figure = ({ key, min, max }: FigureField, unitId: string, lineId: string): number => {
  const top = max ?? min + OPEN_RANGE;
  const wanted = min + Math.floor(seededShare('figure', unitId, lineId, key) * (Math.floor(top - min) + 1));
  return Math.min(top, Math.max(min, wanted));
};

/** Self-scores between two thirds and all of each criterion's points; whole points where the maximum is whole. */
export const syntheticScores = ({ criteria }: Scoring, unitId: string, lineId: string): Scores =>
  Object.fromEntries(
    criteria.map(({ number, max }) => {
      const points = max * (0.67 + 0.33 * seededShare('score', unitId, lineId, number));
      return [number, Number.isInteger(max) ? Math.min(max, Math.round(points)) : max];
    }),
  );

/** A complete submission that the rules accept: number, date, one file, figures within bounds, scores within maxima. */
export const syntheticContent = (
  unitId: string,
  lineId: string,
  { figures, scoring }: ObligationTemplate,
  at: Instant,
): SubmissionContent => ({
  documentNumber: `${1 + Math.floor(seededShare('number', unitId, lineId) * 400)}/CT-${unitId}`,
  signedOn: dateOf(at),
  note: 'Chạy thử',
  files: [
    {
      fileId: `chay-thu-${unitId}-${lineId}`,
      name: 'chay-thu.pdf',
      size: 1024,
      mediaType: 'application/pdf',
      sha256: '0'.repeat(64),
    },
  ],
  figures: Object.fromEntries(figures.map((field) => [field.key, figure(field, unitId, lineId)])),
  ...(scoring === null ? {} : { scores: syntheticScores(scoring, unitId, lineId) }),
});
