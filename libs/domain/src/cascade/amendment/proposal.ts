import type { PlainDate } from '../../calendar/plain-date.js';
import { type Audience, unitsOf } from '../../organisation/audience.js';
import type { OrgUnit } from '../../organisation/org-unit.js';
import type { CascadeTemplate } from '../../template/cascade-template.js';
import { byDate, obligationOf, type ScheduleLine } from '../../template/schedule.js';
import type { Cascade, Member } from '../cascade.js';
import { sharesOf } from '../members.js';

/** What an amendment would make of a running cascade, before anybody has chosen what to keep. */
export type AmendmentProposal = {
  /** The schedule as it stands, without what earlier amendments dropped. */
  current: readonly ScheduleLine[];
  /** The schedule as recomputed. What has been rolled up stands in both as it is. */
  next: readonly ScheduleLine[];
  rolledUp: ReadonlySet<string>;
  members: readonly Member[];
  /** Units that owe something for the first time; ids. */
  newUnits: readonly string[];
};

/** `on`: plain date of the amendment's document; `schedule`: what `next` makes for the day of issue. */
export type AmendmentTarget = {
  next: { template: CascadeTemplate };
  current: readonly ScheduleLine[];
  schedule: readonly ScheduleLine[];
  units: readonly OrgUnit[];
  on: PlainDate;
};

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

const sameAudience = (a: Audience, b: Audience): boolean =>
  sameList(a.classes, b.classes) &&
  sameList(a.units, b.units) &&
  sameList(a.except, b.except) &&
  (a.within ?? null) === (b.within ?? null);

const holdersOf = ({ members }: Cascade): Map<string, string[]> => {
  const holders = new Map<string, string[]>();
  for (const { unitId, lineIds } of members) {
    for (const lineId of lineIds) {
      const held = holders.get(lineId);
      if (held) held.push(unitId);
      else holders.set(lineId, [unitId]);
    }
  }
  return holders;
};

/**
 * Who owes a line afterwards. An amendment that leaves the audience alone leaves its units alone, whoever has come or gone
 * since the issue; one that changes it, or brings the line, asks who exists on its own day, and keeps who owed it before.
 */
const owingUnits = (cascade: Cascade, before: CascadeTemplate, { next, units, on }: AmendmentTarget) => {
  const holders = holdersOf(cascade);
  const definitions = new Map(before.obligations.map((one) => [one.key, one]));
  const issuedOn = cascade.document?.issuedOn ?? on;
  const named = (audience: Audience, day: PlainDate): string[] =>
    unitsOf(audience, units, next.template.issuer, day).map(({ id }) => id);
  return ({ lineId, key }: ScheduleLine): readonly string[] => {
    const held = holders.get(lineId);
    const audience = obligationOf(next.template, key).owedBy;
    if (!held) return named(audience, on);
    const old = definitions.get(key)?.owedBy;
    if (old && sameAudience(old, audience)) return held;
    const still = new Set(named(audience, issuedOn));
    return [...new Set([...held.filter((id) => still.has(id)), ...named(audience, on)])];
  };
};

/** Pure; the same for the preview and for the act. @throws RuleViolation `TEMPLATE.NOT_FOUND` */
export const proposeAmendment = (
  cascade: Cascade,
  before: CascadeTemplate,
  target: AmendmentTarget,
): AmendmentProposal => {
  const present = new Map(cascade.lines.map((line) => [line.lineId, line.rolledUp]));
  const current = target.current.filter(({ lineId }) => present.has(lineId));
  const rolledUp = new Set([...present].flatMap(([lineId, done]) => (done ? [lineId] : [])));
  const owing = owingUnits(cascade, before, target);
  const fixed = current.filter(({ lineId }) => rolledUp.has(lineId));
  const open = target.schedule
    .filter(({ lineId }) => !rolledUp.has(lineId))
    .map((line) => ({ line, unitIds: owing(line) }))
    .filter(({ unitIds }) => unitIds.length > 0);
  const holders = holdersOf(cascade);
  const next = [...fixed, ...open.map(({ line }) => line)].sort(byDate);
  const unitIds = new Map(open.map(({ line, unitIds: ids }) => [line.lineId, ids]));
  const shares = next.map(({ lineId }) => ({ lineId, unitIds: unitIds.get(lineId) ?? holders.get(lineId) ?? [] }));
  const members = sharesOf(shares, target.units);
  const known = new Set(cascade.members.map(({ unitId }) => unitId));
  const newUnits = members.map(({ unitId }) => unitId).filter((unitId) => !known.has(unitId));
  return { current, next, rolledUp, members, newUnits };
};
