import { instantAt } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import type { OrgUnit } from '../organisation/org-unit.js';
import type { RehearsalRequest } from '../simulation/attempt.js';
import type { BehaviourSetting } from '../simulation/behaviour.js';
import { behaviourNamed } from '../simulation/behaviours.js';
import type { Rehearsal } from '../simulation/rehearse.js';
import type { ObligationTemplate } from '../template/cascade-template.js';
import { aPolicy, aUnit, theCentre } from './a-cascade.js';

/** Issued on Thursday 01/02/2024 at 9:00. */
export const issueOf2024: Rehearsal['issue'] = {
  documentNumber: '1',
  issuedOn: plainDateOf('2024-02-01'),
  at: instantAt(plainDateOf('2024-02-01'), '09:00'),
};

/** The centre with the focal department and so many departments `so-1`, `so-2` …. */
export const departments = (count: number): OrgUnit[] => [
  ...theCentre(),
  aUnit('so-noi-vu'),
  ...Array.from({ length: count }, (_, index) => aUnit(`so-${index + 1}`)),
];

export const draftOf = (cascadeId = 'dot-1', templateId = 'mau-thu'): Rehearsal['draft'] => ({
  type: 'DraftCascade',
  cascadeId,
  title: 'Thử',
  template: { id: templateId, version: 1 },
  calendar: { id: 'vn', version: 1 },
  document: { type: 'Kế hoạch', sign: 'KH-UBND', number: null, issuedOn: null, issuer: 'UBND tỉnh', subject: 'Thử' },
  sample: true,
});

/** A request to rehearse these obligations among `departments(3)`; everybody punctual unless told otherwise. */
export const aRehearsal = (
  obligations: ObligationTemplate[],
  given: Partial<RehearsalRequest> = {},
): RehearsalRequest => ({
  policy: aPolicy(...obligations),
  units: departments(3),
  draft: draftOf(),
  issue: issueOf2024,
  until: null,
  behaviour: (setting) => behaviourNamed('punctual', setting),
  ...given,
});

export const settingOf = ({ policy, issue }: RehearsalRequest): BehaviourSetting => ({ policy, issue });
