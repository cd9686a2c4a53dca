import type { CascadeDetail, CascadeSummary } from '@dondoc/contracts';
import { type Instant, type OrgUnit, RuleViolation } from '@dondoc/domain';
import type { Reader } from '../read-only.js';
import type { CascadeFacts, FactsSource } from './cascade-facts.js';
import { cascadeDetail, cascadeSummary } from './cascade.views.js';
import { type ChildStanding, childViews, parentView } from './tiers.query.js';

/** What the answers are made from: the facts, and the register of units at hand. */
export type CascadeSide = { reader: Reader; source: FactsSource; units: readonly OrgUnit[] };

/** The facts, or undefined where there is no such cascade (at that moment). */
const findFacts = async (
  { source, units }: CascadeSide,
  id: string,
  now: Instant,
): Promise<CascadeFacts | undefined> => {
  try {
    return await source.facts(id, now, { units });
  } catch (error) {
    if (error instanceof RuleViolation && error.code === 'CASCADE.NOT_FOUND') return undefined;
    throw error;
  }
};

/** All cascades as of a moment. One after the other: a province's directives at once would hold every connection. */
export const listCascades = async (side: CascadeSide, now: Instant): Promise<CascadeSummary[]> => {
  const found: CascadeSummary[] = [];
  for (const id of await side.source.cascadeIds()) {
    const facts = await findFacts(side, id, now);
    if (facts) found.push(cascadeSummary(facts, now));
  }
  return found;
};

/** One cascade as of a moment, with those above and below it. @throws RuleViolation `CASCADE.NOT_FOUND` */
export const getCascade = async (side: CascadeSide, cascadeId: string, now: Instant): Promise<CascadeDetail> => {
  const { reader, source, units } = side;
  const facts = await source.facts(cascadeId, now, { units });
  const standingOf = async (childId: string): Promise<ChildStanding | null> => {
    const child = await findFacts(side, childId, now);
    return child ? { status: child.cascade.status, progress: cascadeSummary(child, now).progress } : null;
  };
  const [parent, children] = await Promise.all([
    parentView(reader, facts.cascade, facts.names),
    childViews(reader, cascadeId, facts.names, standingOf),
  ]);
  return { ...cascadeDetail(facts, now), parent, children };
};
