import type { Judged } from '../table/agreement.js';

export type Figures = {
  phrases: number;
  /** Phrases with a meaning (agreed rule or proposal) and how many of them got it, in confidence or with a doubt. */
  meaningful: number;
  understood: number;
  /** Phrases agreed to be certain, and how many were read with confidence. */
  certain: number;
  confidentOfCertain: number;
  /** Confident readings, and how many of them are right: precision. */
  confident: number;
  confidentRight: number;
  asAgreed: number;
};

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

export const figuresOf = (judged: readonly Judged[]): Figures => {
  const count = (holds: (one: Judged) => boolean): number => judged.filter(holds).length;
  const certain = (one: Judged): boolean => one.phrase.doubt === null && one.phrase.unreadable === null;
  const confident = (one: Judged): boolean => one.reading.status === 'read';
  const meaningful = (one: Judged): boolean => one.phrase.agreed !== null;
  return {
    phrases: judged.length,
    meaningful: count(meaningful),
    understood: count((one) => meaningful(one) && same(one.rules, one.phrase.agreed ?? [])),
    certain: count(certain),
    confidentOfCertain: count((one) => certain(one) && one.verdict === 'right'),
    confident: count(confident),
    confidentRight: count((one) => confident(one) && one.verdict === 'right'),
    asAgreed: count((one) => one.verdict === 'right'),
  };
};

const share = (part: number, whole: number): string =>
  whole === 0 ? 'none' : `${part}/${whole} = ${((100 * part) / whole).toFixed(1)} %`;

/** The figures as lines of text. */
export const figureLines = (title: string, figures: Figures): string[] => [
  `${title}: ${figures.phrases} phrases`,
  `  precision   ${share(figures.confidentRight, figures.confident)}   confident readings that are right`,
  `  coverage    ${share(figures.understood, figures.meaningful)}   phrases with a meaning that got it (with or without doubt)`,
  `  confidence  ${share(figures.confidentOfCertain, figures.certain)}   certain phrases that were read without doubt`,
  `  as agreed   ${share(figures.asAgreed, figures.phrases)}   rule and doubt both as agreed`,
];
