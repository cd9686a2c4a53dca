import type { Role } from './roles.js';

/**
 * What the unit of whoever asks is to the thing asked about. `own`: it is the unit that owes or is described; `below`: that
 * unit lies within its reach; `issuer`: it issues the cascade; `cascade`: it runs the cascade (issues it, follows it as its
 * Office, collects as its focal department, or the issuer lies within its reach); `via`: the report passes through it;
 * `appraiser`: it appraises or co-appraises. `any` in the table of rights asks for no relation.
 */
export const relations = ['own', 'below', 'issuer', 'cascade', 'via', 'appraiser'] as const;
export type Relation = (typeof relations)[number];

/** Who asks, as far as relations go. `unitParent`: the unit above; `unitClass`: see `unitClasses` of the domain. */
export type AskingUnit = { role: Role; unitId: string; unitClass: string | null; unitParent: string | null };

/** Who runs a cascade, by the template that it is pinned to. */
export type CascadeParts = { issuer: string; office: string; focal: string };

/** What is asked about; what is undefined is not part of the question. */
export type About = {
  unitId?: string | undefined;
  parts?: CascadeParts | undefined;
  /** Units through which the obligation (or any of the cascade's) passes. */
  via?: readonly string[];
  /** Units that appraise or co-appraise the obligation (or any of the cascade's). */
  appraisers?: readonly string[];
};

/** Roles that act for the body that their Office serves: their reach is that body's, not the Office's. */
const SERVING: ReadonlySet<Role> = new Set(['office', 'template-admin', 'organisation-admin']);

/** The top of what lies within reach: an Office serves its parent and all below it, everybody else stands for their own unit. */
export const reachOf = ({ role, unitId, unitClass, unitParent }: AskingUnit): string =>
  SERVING.has(role) && unitClass === 'office' && unitParent !== null ? unitParent : unitId;

/** @param liesWithin whether a unit is the other or lies below it, by the register of the day */
export const relationsTo = (
  asker: AskingUnit,
  { unitId, parts, via = [], appraisers = [] }: About,
  liesWithin: (unitId: string, top: string) => boolean,
): ReadonlySet<Relation> => {
  const reach = reachOf(asker);
  const runs =
    parts !== undefined &&
    (Object.values(parts).includes(asker.unitId) || parts.issuer === reach || liesWithin(parts.issuer, reach));
  const found: Record<Relation, boolean> = {
    own: unitId === asker.unitId,
    below: unitId !== undefined && unitId !== asker.unitId && liesWithin(unitId, reach),
    issuer: parts?.issuer === asker.unitId,
    cascade: runs,
    via: via.includes(asker.unitId),
    appraiser: appraisers.includes(asker.unitId),
  };
  return new Set(relations.filter((relation) => found[relation]));
};
