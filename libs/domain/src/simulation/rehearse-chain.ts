import { overdueAt } from '../calendar/due-date.js';
import { clockOf, dateOf, type Instant } from '../calendar/instant.js';
import { formatDate, formatLongDate } from '../calendar/plain-date.js';
import type { ParentFacts } from '../cascade/cascade.js';
import { fedAbove } from '../template/feeds.js';
import type { ScheduleLine } from '../template/schedule.js';
import { errorFinding, type Finding, lineFedBy, warningFinding } from './findings/finding.js';
import { inOrder } from './findings/findings-of.js';
import { readyAt } from './findings/roll-up-findings.js';
import { beginLife, finishLife, type FromBelow, type Life, type Rehearsal } from './rehearse.js';

/** A cascade of the chain; `parent` names the plan that it carries out: a tier before it, and the unit of that tier. */
export type ChainTier = { rehearsal: Rehearsal; parent: { index: number; unitId: string } | null };

/** The lives of all tiers in their order, and what does not fit between them. */
export type ChainLife = { lives: Life[]; findings: Finding[] };

const ancestorsOf = (tiers: readonly ChainTier[], index: number): ParentFacts['ancestors'] => {
  const tier = tiers[index];
  if (!tier) return [];
  const { draft, policy } = tier.rehearsal;
  const own = { cascadeId: draft.cascadeId, issuer: policy.template.issuer, templateId: policy.template.id };
  return [own, ...(tier.parent && tier.parent.index < index ? ancestorsOf(tiers, tier.parent.index) : [])];
};

const parentFacts = (tiers: readonly ChainTier[], lives: readonly Life[], index: number): ParentFacts | null => {
  const { rehearsal, parent } = tiers[index] as ChainTier;
  const above = parent && tiers[parent.index];
  if (parent === null || !above) return null;
  const { unitId } = parent;
  const begun = lives[parent.index];
  const issued = begun !== undefined && above.rehearsal.issue.at <= rehearsal.issue.at;
  return {
    cascadeId: above.rehearsal.draft.cascadeId,
    unitId,
    status: issued ? 'issued' : begun ? 'draft' : 'absent',
    finished: false,
    member: begun?.plans.some((plan) => plan.unitId === unitId) ?? false,
    ancestors: ancestorsOf(tiers, parent.index),
  };
};

/** What the roll-ups of a child tell the cascade above. */
const resultsFor = ({ rehearsal, parent }: ChainTier, life: Life): FromBelow[] =>
  life.cascade.events.flatMap((event): FromBelow[] => {
    if (event.type !== 'PeriodRolledUp' || parent === null) return [];
    const { lineId: fromLine, tally } = event.data;
    const line = life.cascade.state.lines.find(({ lineId }) => lineId === fromLine);
    const obligation = line ? fedAbove(rehearsal.policy.template, line.key) : null;
    if (obligation === null) return [];
    const { cascadeId: fromCascade } = rehearsal.draft;
    const { unitId } = parent;
    return [{ at: event.at, command: { type: 'RecordLowerTier', unitId, fromCascade, fromLine, tally, obligation } }];
  });

const scheduleIn = ({ cascade }: Life): readonly ScheduleLine[] =>
  cascade.events.find((event) => event.type === 'CascadeIssued')?.data.schedule ?? [];

const moment = (at: Instant): string => `${clockOf(at)} ${formatLongDate(dateOf(at))}`;

const betweenLines = (from: ScheduleLine, to: ScheduleLine, owing: number): Finding[] => {
  if (to.due === null) return [];
  const deadline = `hạn của cấp trên cho “${to.title}” (hết ${formatLongDate(to.due.lastSafeDay)})`;
  const place = { lineId: from.lineId };
  if (from.due !== null && from.due.lastSafeDay > to.due.lastSafeDay) {
    const text = `Hạn của “${from.title}” (hết ${formatDate(from.due.lastSafeDay)}) sau ${deadline}. Đặt hạn sớm hơn.`;
    return [errorFinding('CHILD_DUE_AFTER_PARENT', text, { ...place, at: overdueAt(from.due) })];
  }
  const ready = readyAt(from, owing);
  if (ready === null || ready <= overdueAt(to.due)) return [];
  const text = `Kết quả “${from.title}” chỉ có lúc ${moment(ready)}, sau ${deadline}. Tổng hợp sớm hơn.`;
  return [errorFinding('CHILD_ROLL_UP_AFTER_PARENT', text, { ...place, at: ready })];
};

const owingIn = (life: Life, lineId: string): number =>
  life.plans.filter(({ state }) => state.obligations[lineId] !== undefined).length;

/** Where a child's dates and results do not fit those of its parent. */
const betweenTiers = ({ rehearsal, parent }: ChainTier, life: Life, above: Life): Finding[] => {
  const owed = above.plans.find(({ unitId }) => unitId === parent?.unitId)?.state.obligations ?? {};
  const targets = scheduleIn(above).filter(({ lineId }) => owed[lineId] !== undefined);
  return scheduleIn(life).flatMap((from) => {
    const key = fedAbove(rehearsal.policy.template, from.key);
    if (key === null) return [];
    const to = lineFedBy(from, key, targets);
    if (to) return betweenLines(from, to, owingIn(life, from.lineId));
    const text = `Kết quả “${from.title}” không có nghĩa vụ “${key}” nào của cấp trên để ghi vào.`;
    return [warningFinding('CHILD_FEEDS_NOTHING', text, { lineId: from.lineId })];
  });
};

/** Issues and lives every tier, from the first issuer down: a child is drafted under a parent that is there. */
const beginAll = (tiers: readonly ChainTier[]): { rehearsals: Rehearsal[]; lives: Life[] } => {
  const rehearsals: Rehearsal[] = [];
  const lives: Life[] = [];
  for (const [index, { rehearsal }] of tiers.entries()) {
    const facts = parentFacts(tiers, lives, index);
    const lived = facts === null ? rehearsal : { ...rehearsal, draft: { ...rehearsal.draft, parent: facts } };
    rehearsals.push(lived);
    lives.push(beginLife(lived));
  }
  return { rehearsals, lives };
};

/**
 * Lives through a chain of cascades, tier by tier; what a child adds up is recorded with its parent when it happens, and
 * goes on upwards with the parent's own roll-up. Tiers stand in the order of the chain: a parent before its children.
 * @throws RuleViolation what the deciders throw, such as `CASCADE.PARENT_NOT_ISSUED`, `CASCADE.OWN_ANCESTOR`
 */
export const rehearseChain = (tiers: readonly ChainTier[]): ChainLife => {
  const { rehearsals, lives } = beginAll(tiers);
  const fromBelow = new Map<number, FromBelow[]>();
  const findings: Finding[] = [];
  for (let index = tiers.length - 1; index >= 0; index -= 1) {
    const [tier, rehearsal, begun] = [tiers[index], rehearsals[index], lives[index]];
    if (!tier || !rehearsal || !begun) continue;
    const life = finishLife(rehearsal, begun, fromBelow.get(index));
    const above = tier.parent && lives[tier.parent.index];
    if (!tier.parent || !above) continue;
    const { index: parentIndex } = tier.parent;
    fromBelow.set(parentIndex, [...(fromBelow.get(parentIndex) ?? []), ...resultsFor(tier, life)]);
    findings.push(...betweenTiers(tier, life, above));
  }
  return { lives, findings: inOrder(findings) };
};
