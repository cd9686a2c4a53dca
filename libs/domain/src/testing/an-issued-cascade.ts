import { instantOf } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { type CascadeCommand, type CascadeEvent, evolveCascade, initialCascade } from '../cascade/cascade.js';
import { decideCascade } from '../cascade/decide.js';
import type { OrgUnit } from '../organisation/org-unit.js';
import type { Policy } from '../unit-plan/policy.js';
import { aUnit, theCentre } from './a-cascade.js';
import { specFor } from './given.js';

/** Given–when–then for a cascade under one policy. */
export const cascadeSpec = (policy: Policy) =>
  specFor({
    initial: initialCascade,
    decide: (state, command: CascadeCommand, now) => decideCascade(state, command, policy, now),
    evolve: evolveCascade,
  });

/** Drafts the cascade `dot-1` of the template `mau-thu`. */
export const aDraft = (
  given: Partial<CascadeCommand & { type: 'DraftCascade' }> = {},
): CascadeCommand & { type: 'DraftCascade' } => ({
  type: 'DraftCascade',
  cascadeId: 'dot-1',
  title: 'Kế hoạch thử',
  template: { id: 'mau-thu', version: 1 },
  calendar: { id: 'vn-co-quan-nha-nuoc', version: 1 },
  document: { type: 'Kế hoạch', sign: 'KH-UBND', number: null, issuedOn: null, issuer: 'UBND tỉnh', subject: 'Thử' },
  sample: false,
  ...given,
});

/** The centre and two departments, `so-a` and `so-b`. */
export const fewUnits = (): OrgUnit[] => [...theCentre(), aUnit('so-a'), aUnit('so-b')];

/** The history of a cascade that was issued as 0155 on 31/01/2024. */
export const anIssuedCascade = (policy: Policy, units: readonly OrgUnit[] = fewUnits()): CascadeEvent[] => {
  const now = instantOf('2024-02-01T02:00:00.000Z');
  const spec = cascadeSpec(policy);
  const drafted = spec().when(aDraft(), now).events();
  const issue = { type: 'IssueCascade', documentNumber: '0155', issuedOn: plainDateOf('2024-01-31'), units } as const;
  return [
    ...drafted,
    ...spec(...drafted)
      .when(issue, now)
      .events(),
  ];
};
