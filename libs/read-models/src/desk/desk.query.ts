import {
  type DeskAnswer,
  type DeskChoices,
  type DeskFilter,
  deskFilterSchema,
  type DeskGrouping,
  type DeskRef,
} from '@dondoc/contracts';
import { dateOf, type Instant, type OrgUnit, RuleViolation, standingDue } from '@dondoc/domain';
import type { CascadeFacts, FactsSource } from '../cascades/cascade-facts.js';
import { unitNames } from '../cascades/line.view.js';
import type { Reader } from '../read-only.js';
import type { RegisterQuery } from '../registers/register.query.js';
import { choicesOf } from './desk-choices.js';
import { plainFilter, readsOpenOnly, statusFilter } from './desk-filter.js';
import { byUrgency } from './desk-order.js';
import { deskRows, type ReadStreamsAt } from './desk-rows.js';
import { countsOf, groupsOf, totalsOf } from './desk-totals.js';
import { isExplanation, type Standing, standingsOf } from './standing.js';

/** The cascades that whoever asks may follow; `null`: all. */
export type DeskScope = readonly string[] | null;

export type DeskParts = { reader: Reader; registers: RegisterQuery; source: FactsSource; readStreams: ReadStreamsAt };
export type DeskAsked = { filter: DeskFilter; groupBy: DeskGrouping | null; offset: number; limit: number };
export type DeskFound = Omit<DeskAnswer, 'moment'>;

/** The desk: every obligation of the cascades in the asker's scope, filtered, counted, in order. */
export class DeskQuery {
  constructor(private readonly parts: DeskParts) {}

  async answer({ filter, groupBy, offset, limit }: DeskAsked, scope: DeskScope, at: Instant): Promise<DeskFound> {
    const about = await this.about(filter, scope, at);
    const found = about.filter(statusFilter(filter)).sort(byUrgency);
    return {
      counts: countsOf(about, filter.days),
      total: found.length,
      units: new Set(found.map(({ fact }) => fact.unitId)).size,
      explanations: found.filter(isExplanation).length,
      totals: totalsOf(found),
      groups: groupBy === null ? [] : groupsOf(found, groupBy),
      offset,
      rows: await deskRows(this.parts, found.slice(offset, offset + limit), at),
      nextDue: nextDueIn(about, at),
    };
  }

  /** All that match, in the order of the list. */
  async refs(filter: DeskFilter, scope: DeskScope, at: Instant): Promise<DeskRef[]> {
    const found = (await this.about(filter, scope, at)).filter(statusFilter(filter)).sort(byUrgency);
    return found.map(({ cascade, fact: { unitId, lineId } }) => ({
      cascadeId: cascade.facts.cascade.cascadeId,
      unitId,
      lineId,
    }));
  }

  /** What the filters can be set to. */
  async choices(scope: DeskScope, at: Instant): Promise<DeskChoices> {
    const everything = deskFilterSchema.parse({ view: 'all' });
    const units = await this.parts.registers.unitsOn(dateOf(at));
    return choicesOf(await this.about(everything, scope, at), unitNames(units));
  }

  /** What the plain filters leave, whatever its status. */
  async about(filter: DeskFilter, scope: DeskScope, at: Instant): Promise<Standing[]> {
    const units = await this.parts.registers.unitsOn(dateOf(at));
    const about = plainFilter(filter, unitNames(units));
    const standings: Standing[] = [];
    for (const cascadeId of await this.cascadesIn(filter, scope)) {
      const facts = await this.factsOrNone(cascadeId, at, { units, filter });
      if (!facts) continue;
      for (const standing of standingsOf(facts, at)) if (about(standing)) standings.push(standing);
    }
    return standings;
  }

  private async cascadesIn({ cascades }: DeskFilter, scope: DeskScope): Promise<string[]> {
    const mine = scope === null ? null : new Set(scope);
    const asked = cascades.length === 0 ? null : new Set(cascades);
    const all = await this.parts.source.cascadeIds();
    return all.filter((id) => (mine === null || mine.has(id)) && (asked === null || asked.has(id)));
  }

  private async factsOrNone(
    cascadeId: string,
    at: Instant,
    { units, filter }: { units: readonly OrgUnit[]; filter: DeskFilter },
  ): Promise<CascadeFacts | undefined> {
    const some = filter.units.length > 0 ? { unitIds: filter.units } : {};
    try {
      return await this.parts.source.facts(cascadeId, at, { units, openOnly: readsOpenOnly(filter), ...some });
    } catch (error) {
      if (error instanceof RuleViolation && error.code === 'CASCADE.NOT_FOUND') return undefined;
      throw error;
    }
  }
}

/** The nearest date that somebody still has to keep. */
const nextDueIn = (standings: readonly Standing[], at: Instant): DeskFound['nextDue'] => {
  const today = dateOf(at);
  const ahead = standings.flatMap(({ fact, line, status }) => {
    const day = standingDue(fact.facts)?.lastSafeDay;
    const owed = status.code === 'due_today' || status.code === 'due_soon' || status.code === 'not_due';
    return owed && day !== undefined && day >= today ? [{ title: line.title, lastSafeDay: day }] : [];
  });
  return ahead.reduce<DeskFound['nextDue']>(
    (best, one) => (best && best.lastSafeDay <= one.lastSafeDay ? best : one),
    null,
  );
};
