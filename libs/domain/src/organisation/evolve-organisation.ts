import { addDays } from '../calendar/plain-date.js';
import type { OrgUnit } from './org-unit.js';
import type { OrganisationEvent } from './organisation-events.js';
import { type Post, type PostKind, postKinds } from './post.js';

const blankPost = (kind: PostKind): Post => ({ kind, title: postKinds[kind], holder: '', email: '' });

const withPost = (unit: OrgUnit, kind: PostKind, change: (post: Post) => Post): OrgUnit => {
  const known = unit.posts.some((post) => post.kind === kind);
  const posts = known ? unit.posts : [...unit.posts, blankPost(kind)];
  return { ...unit, posts: posts.map((post) => (post.kind === kind ? change(post) : post)) };
};

/** People of a post come and go by their own facts: a register that is read in again does not send them away. */
const registeredAgain = (known: OrgUnit, { posts, ...unit }: OrgUnit): OrgUnit => {
  const kept = known.posts.filter(({ kind }) => !posts.some((post) => post.kind === kind));
  const renewed = posts.map((post): Post => {
    const before = known.posts.find(({ kind }) => kind === post.kind);
    return {
      ...post,
      ...(before?.holdings ? { holdings: before.holdings } : {}),
      ...(before?.absences ? { absences: before.absences } : {}),
    };
  });
  const people = kept.filter(({ holdings = [] }) => holdings.length > 0);
  return { ...unit, ...(known.former ? { former: known.former } : {}), posts: [...renewed, ...people] };
};

const changed = (
  unit: OrgUnit,
  { from, facts }: Extract<OrganisationEvent, { type: 'UnitChanged' }>['data'],
): OrgUnit => {
  const { name, shortName, class: unitClass, tier, parent, adminCode, dutyLine } = unit;
  const was = { name, shortName, class: unitClass, tier, parent, adminCode, dutyLine, until: addDays(from, -1) };
  return { ...unit, ...facts, former: [...(unit.former ?? []), was] };
};

/** A unit after one fact about it. `unit` is undefined for one that was not known. */
export const evolveUnit = (unit: OrgUnit, { type, data }: OrganisationEvent): OrgUnit => {
  switch (type) {
    case 'UnitsRegistered': {
      const again = data.units.find(({ id }) => id === unit.id);
      return again ? registeredAgain(unit, again) : unit;
    }
    case 'UnitChanged':
      return changed(unit, data);
    case 'UnitClosed':
      return { ...unit, validTo: data.lastDay };
    case 'PostSet':
      return withPost(unit, data.kind, (post) => ({ ...post, title: data.title, email: data.email }));
    case 'PostHolderAppointed':
      return withPost(unit, data.kind, (post) => ({ ...post, holdings: [...(post.holdings ?? []), data.holding] }));
    case 'PostHolderEnded':
      return withPost(unit, data.kind, (post) => ({
        ...post,
        holdings: (post.holdings ?? []).map((one) =>
          one.holdingId === data.holdingId ? { ...one, to: data.lastDay } : one,
        ),
      }));
    case 'AbsenceRecorded':
      return withPost(unit, data.kind, (post) => ({ ...post, absences: [...(post.absences ?? []), data.absence] }));
    case 'AbsenceEnded':
      return withPost(unit, data.kind, (post) => ({
        ...post,
        absences: (post.absences ?? []).flatMap((one) => {
          if (one.absenceId !== data.absenceId) return [one];
          return data.lastDay < one.from ? [] : [{ ...one, to: data.lastDay }];
        }),
      }));
  }
};

/** Enters facts into a register that nobody else holds: with a copy per row a sheet of 20,000 rows would take minutes. */
export const enterFacts = (
  known: Map<string, OrgUnit>,
  events: readonly Pick<OrganisationEvent, 'type' | 'data'>[],
): void => {
  for (const event of events as readonly OrganisationEvent[]) {
    if (event.type === 'UnitsRegistered') {
      for (const unit of event.data.units) {
        const before = known.get(unit.id);
        known.set(unit.id, before ? registeredAgain(before, unit) : unit);
      }
      continue;
    }
    const unit = known.get(event.data.unitId);
    if (unit) known.set(unit.id, evolveUnit(unit, event));
  }
};

/** The register after all these facts, in the order in which units came in. */
export const foldOrganisation = (
  events: readonly Pick<OrganisationEvent, 'type' | 'data'>[],
  units: ReadonlyMap<string, OrgUnit> = new Map(),
): ReadonlyMap<string, OrgUnit> => {
  const known = new Map(units);
  enterFacts(known, events);
  return known;
};
