import type { DeskFilter, DeskViewName } from '@dondoc/contracts';
import { liesWithin, type OrgUnit, type StatusCode } from '@dondoc/domain';
import { folded, wordsOf } from '../search/folded.js';
import type { Standing } from './standing.js';

const ATTENTION: ReadonlySet<StatusCode> = new Set(['overdue', 'due_today', 'due_soon', 'returned', 'received']);
/** Still to be handed in: nobody to write to matters only there. */
const OWED: ReadonlySet<StatusCode> = new Set(['overdue', 'due_today', 'due_soon', 'not_due', 'no_due', 'returned']);

type InView = (standing: Standing, days: number) => boolean;

/** What each view of the desk holds. */
const views: Record<DeskViewName, InView> = {
  attention: ({ status, fact }) => ATTENTION.has(status.code) || asksForTime(fact),
  overdue: ({ status }) => status.code === 'overdue',
  'due-today': ({ status }) => status.code === 'due_today',
  soon: ({ status }, days) => status.code === 'due_today' || (status.code === 'due_soon' && status.days <= days),
  waiting: ({ status }) => status.code === 'received',
  returned: ({ status }) => status.code === 'returned',
  extension: ({ fact }) => asksForTime(fact),
  unreachable: ({ status, reachable }) => !reachable && OWED.has(status.code),
  all: () => true,
};

/** A request for an extension waits for its decision. */
export const asksForTime = (fact: Standing['fact']): boolean => (fact.extensionRequest ?? null) !== null;

export const inView = (view: DeskViewName, standing: Standing, days: number): boolean => views[view](standing, days);

/** Views of which every row is still open, so that what is closed need not be read. */
export const readsOpenOnly = ({ view, statuses }: DeskFilter): boolean =>
  statuses.length === 0 ? view !== 'all' : statuses.every((code) => ATTENTION.has(code) && code !== 'received');

/** What a row says in words, folded once for the unit and once for the line. */
const textFinder = (text: string): ((standing: Standing) => boolean) => {
  const words = wordsOf(text);
  if (words.length === 0) return () => true;
  const known = new Map<object, string>();
  const textOf = (key: object, make: () => string): string => {
    const found = known.get(key) ?? folded(make());
    known.set(key, found);
    return found;
  };
  return ({ unit, line, cascade }) => {
    const ofUnit = textOf(unit, () => `${unit.name} ${unit.shortName}`);
    const ofLine = textOf(
      line,
      () => `${line.title} ${line.shortTitle} ${cascade.facts.cascade.title} ${cascade.label}`,
    );
    return words.every((word) => ofUnit.includes(word) || ofLine.includes(word));
  };
};

const among = <Value>(values: readonly Value[]): ((value: Value) => boolean) => {
  const set = new Set(values);
  return (value) => set.size === 0 || set.has(value);
};

const yearOf = ({ line }: Standing): number | null =>
  line.period.year ?? (line.due ? Number(line.due.named.slice(0, 4)) : null);

/** The plain filters: whom and what the rows are about, whatever their status. */
export const plainFilter = (
  filter: DeskFilter,
  units: ReadonlyMap<string, OrgUnit>,
): ((standing: Standing) => boolean) => {
  const [lines, groups, classes, own] = [
    among(filter.lines),
    among<string>(filter.groups),
    among<string>(filter.classes),
    among(filter.units),
  ];
  const hasText = textFinder(filter.text);
  const { within, via, year, period } = filter;
  return (standing) =>
    lines(standing.line.lineId) &&
    groups(standing.group) &&
    classes(standing.unit.class) &&
    own(standing.unit.id) &&
    (within === null || liesWithin(standing.unit, within, units)) &&
    (via === null || standing.via === via) &&
    (year === null || yearOf(standing) === year) &&
    (period === null || standing.line.period.id === period) &&
    hasText(standing);
};

/** The rows that the filter asks for; statuses that are named take the place of the view. */
export const statusFilter = ({ view, statuses, days }: DeskFilter): ((standing: Standing) => boolean) => {
  const named = new Set(statuses);
  return (standing) => (named.size > 0 ? named.has(standing.status.code) : inView(view, standing, days));
};
