import type { OrgUnit } from '@dondoc/domain';

/** A unit with the person who heads it. */
export type HeadedUnit = Pick<OrgUnit, 'name' | 'class'> & { leader: { title: string; name: string } | null };

/** The body directly above a unit. */
export type Above = Pick<OrgUnit, 'name'> & Partial<Pick<OrgUnit, 'class'>>;
