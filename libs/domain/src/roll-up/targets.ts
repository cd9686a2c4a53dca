import { numberText } from '../text/number-text.js';
import type { CascadeTemplate, Scoring, Target } from '../template/cascade-template.js';
import type { Tally } from './tally.js';

/** Whether a target of the directive is met by the ratings; null: nothing to measure yet. `text` is Vietnamese. */
export type TargetResult = { number: number; met: boolean | null; reached: number; owed: number; text: string };

type Measured = Target & { measure: NonNullable<Target['measure']> };

const isMeasured = (target: Target): target is Measured => Boolean(target.measure);

/** Labels of the rating and of every better one; a label that the sheet does not have has none. */
const orBetter = (scoring: Scoring, label: string): string[] => {
  const index = scoring.ratings.findIndex((one) => one.label === label);
  return scoring.ratings.slice(0, index + 1).map((one) => one.label);
};

/** One decimal, cut and not rounded: 59,96 % must not read as the 60 % that it is not. */
const percentText = (part: number, whole: number): string =>
  String(Math.floor((part * 1000) / whole) / 10).replace('.', ',');

const number = (value: number): string => String(value).replace('.', ',');

const resultOf = (
  { number: id, measure: { rating, atLeastPercent } }: Measured,
  scoring: Scoring,
  tally: Tally,
): TargetResult => {
  const labels = orBetter(scoring, rating);
  const reached = new Set(labels.flatMap((label) => tally.ratings?.[label] ?? [])).size;
  const { owed } = tally;
  const better = labels.length > 1 ? `${rating} trở lên` : rating;
  if (owed === 0) return { number: id, met: null, reached, owed, text: 'Không có đơn vị nào phải thực hiện.' };
  const met = reached * 100 >= atLeastPercent * owed;
  const verdict = `${met ? 'đạt' : 'chưa đạt'} chỉ tiêu ${number(atLeastPercent)} %`;
  const unrated = owed - new Set(Object.values(tally.ratings ?? {}).flat()).size;
  const rest = !met && unrated > 0 ? `; còn ${numberText(unrated)} đơn vị chưa xếp loại` : '';
  const text = `${numberText(reached)}/${numberText(owed)} đơn vị xếp loại ${better} (${percentText(reached, owed)} %): ${verdict}${rest}`;
  return { number: id, met, reached, owed, text };
};

/**
 * The targets that the ratings of an obligation measure, each with its sentence: "12/20 đơn vị xếp loại Tốt trở lên (60 %):
 * đạt chỉ tiêu 60 %". The share is of the owing units, so that who was not rated does not help.
 * @param tallyOfObligation the newest result of that obligation (key), or null while there is none
 */
export const targetsMet = (
  template: Pick<CascadeTemplate, 'targets' | 'obligations'>,
  tallyOfObligation: (key: string) => Tally | null,
): TargetResult[] =>
  template.targets.filter(isMeasured).map((target) => {
    const { obligation, rating } = target.measure;
    const scoring = template.obligations.find(({ key }) => key === obligation)?.scoring;
    const tally = tallyOfObligation(obligation);
    if (scoring && tally) return resultOf(target, scoring, tally);
    return { number: target.number, met: null, reached: 0, owed: 0, text: `Chưa có kết quả xếp loại ${rating}.` };
  });
