import type { DueClause, Target } from '../grammar/meaning.js';
import type { Gathered } from './gather.js';

/**
 * How surely a clause states a due date. `strong`: its words say so. `perhaps`: it may, or it names the day of
 * something else. `bare`: a day without any such word, a due only where nothing else is said. `none`: never a due.
 */
export type Strength = 'strong' | 'perhaps' | 'bare' | 'start' | 'none';

const repeatsItself = (clause: DueClause, target: Target): boolean =>
  clause.every !== null ||
  (target.kind === 'day' && target.month !== null && target.month.sure) ||
  (target.kind === 'date' && target.year?.kind === 'relative') ||
  (target.kind === 'weekday' && target.which === 'every') ||
  (target.kind === 'last-day' && target.of.which === 'every');

const strengthOfBare = (clause: DueClause, target: Target): Strength => {
  switch (target.kind) {
    case 'length':
      return target.event === null ? 'none' : 'strong';
    case 'relative':
      return 'strong';
    case 'span':
      if (target.of.unit === 'year' && target.part === 'whole') return 'none';
      return clause.every !== null && target.part !== 'whole' ? 'strong' : 'bare';
    case 'weekday':
      return repeatsItself(clause, target) ? 'strong' : 'bare';
    case 'hour-only':
      return clause.every === 'day' ? 'strong' : 'none';
    case 'range':
      return 'perhaps';
    case 'date':
      // "Ngày Pháp luật 09/11 hằng năm" is an observance: only in a plain line is such a day surely due.
      return repeatsItself(clause, target) ? 'perhaps' : 'bare';
    case 'day':
    case 'last-day':
    case 'event':
    case 'today':
      return repeatsItself(clause, target) ? 'strong' : 'bare';
  }
};

export const strengthOf = ({ clause, units }: Pick<Gathered, 'clause' | 'units'>): Strength => {
  const target = clause.targets[0] as Target;
  switch (clause.cue) {
    case 'by':
      // "đến hết năm 2025" is more often the horizon of a goal.
      return target.kind === 'span' && target.of.unit === 'year' && clause.until ? 'perhaps' : 'strong';
    case 'before':
    case 'by-before':
    case 'immediately':
    case 'contradiction':
      return 'strong';
    case 'in':
      // "trong năm 2023", "trong 6 tháng đầu năm" more often says when something happens than by when it is due.
      return target.kind === 'span' && target.of.unit !== 'month' && target.of.unit !== 'quarter'
        ? 'perhaps'
        : 'strong';
    case 'at':
    case 'to':
      return clause.every === null && units.length === 0 ? 'perhaps' : 'strong';
    case 'after':
      return target.kind === 'length' ? 'strong' : target.kind === 'event' ? 'none' : 'start';
    case 'from':
      if (target.kind === 'range') return 'perhaps';
      return target.kind === 'length' || target.kind === 'event' || target.kind === 'span' ? 'none' : 'start';
    case 'none':
      return units.length > 0 && strengthOfBare(clause, target) === 'bare' && target.kind !== 'span'
        ? 'perhaps'
        : strengthOfBare(clause, target);
  }
};
