import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { DatedFact, OrgUnit } from './org-unit.js';
import type { Absence, Holding, PostKind } from './post.js';

type Recorded<Type extends string, Data> = { type: Type; at: Instant; data: Data };
type OfPost = { unitId: string; kind: PostKind };
export type UnitFacts = Pick<OrgUnit, DatedFact>;

/** What is known of the organisation, in the stream `organisation`. A unit registered again keeps its people and its past. */
export type OrganisationEvent =
  | Recorded<'UnitsRegistered', { units: readonly OrgUnit[] }>
  | Recorded<'UnitChanged', { unitId: string; from: PlainDate; facts: Partial<UnitFacts>; reason: string }>
  | Recorded<'UnitClosed', { unitId: string; lastDay: PlainDate; reason: string }>
  | Recorded<'PostSet', OfPost & { title: string; email: string }>
  | Recorded<'PostHolderAppointed', OfPost & { holding: Holding; reason: string }>
  | Recorded<'PostHolderEnded', OfPost & { holdingId: string; lastDay: PlainDate; reason: string }>
  | Recorded<'AbsenceRecorded', OfPost & { absence: Absence }>
  | Recorded<'AbsenceEnded', OfPost & { absenceId: string; lastDay: PlainDate; reason: string }>;

export type OrganisationCommand =
  | { type: 'AddUnit'; unit: Omit<OrgUnit, 'posts' | 'former' | 'validTo'> }
  | { type: 'ChangeUnit'; unitId: string; from: PlainDate; facts: Partial<UnitFacts>; reason: string }
  | { type: 'CloseUnit'; unitId: string; lastDay: PlainDate; reason: string }
  | ({ type: 'SetPost'; title: string; email: string } & OfPost)
  /** `replaces`: whoever holds the post until then ends on the day before. */
  | ({ type: 'AppointHolder'; holding: Holding; replaces: boolean; reason: string } & OfPost)
  | ({ type: 'EndHolding'; holdingId: string; lastDay: PlainDate; reason: string } & OfPost)
  | ({ type: 'RecordAbsence'; absence: Absence } & OfPost)
  | ({ type: 'EndAbsence'; absenceId: string; lastDay: PlainDate; reason: string } & OfPost);
