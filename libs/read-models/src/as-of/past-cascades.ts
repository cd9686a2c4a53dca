import {
  cascadeNotFound,
  cascadeNotYet,
  cascadeStreamId,
  dateOf,
  type Instant,
  type OrgUnit,
  type ParentPlan,
  type ScheduleLine,
  unitOn,
  type UnitPlan,
  unitPlanId,
} from '@dondoc/domain';
import type { CascadeFacts, FactsSource, FactsWanted } from '../cascades/cascade-facts.js';
import { draftPreview } from '../cascades/draft-preview.js';
import { unitNames } from '../cascades/line.view.js';
import { explanationsIn, obligationFacts } from '../obligations/obligation-facts.js';
import { obligationRow } from '../obligations/unit-plan.projection.js';
import type { Reader } from '../read-only.js';
import type { RegisterQuery } from '../registers/register.query.js';
import { KeptAnswers } from './kept-answers.js';
import { cutAt, factsKnownThen, type Histories } from './known-then.js';
import { type RebuiltCascade, rebuiltCascade, rebuiltPlan } from './rebuilt-cascade.js';

type Rebuilt = Omit<CascadeFacts, 'names'>;
type Wanted = Pick<FactsWanted, 'unitIds' | 'lineIds' | 'histories'> & { asOf: Instant; units: readonly OrgUnit[] };

const PLANS = `
  SELECT plan_id AS "planId" FROM unit_plans
  WHERE cascade_id = $1 AND ($2::text[] IS NULL OR unit_id = ANY($2)) ORDER BY position`;
const CASCADES = `SELECT cascade_id AS id FROM cascades ORDER BY status DESC, document->>'issuedOn' DESC, cascade_id`;

const explanationsOf = ({ obligations }: UnitPlan): string[] =>
  Object.values(obligations)
    .filter(({ explains }) => explains !== null)
    .map(({ lineId }) => lineId)
    .sort();

/**
 * Cascades as of a moment of the past, folded from the log: what was known then, under the template and the calendar to
 * which the cascade was pinned then. Units have the names, classes and parents of that day.
 */
export class PastCascades implements FactsSource {
  private readonly kept = new KeptAnswers<Rebuilt>();

  constructor(
    private readonly reader: Reader,
    private readonly registers: RegisterQuery,
  ) {}

  async cascadeIds(): Promise<string[]> {
    return (await this.reader.query<{ id: string }>(CASCADES)).rows.map(({ id }) => id);
  }

  /** @throws RuleViolation `CASCADE.NOT_FOUND` also for a cascade that nobody had drafted yet */
  async facts(cascadeId: string, asOf: Instant, wanted: FactsWanted = {}): Promise<CascadeFacts> {
    const register = wanted.units ?? (await this.registers.listUnits());
    const units = register.map((unit) => unitOn(unit, dateOf(asOf)));
    const { unitIds, lineIds, histories } = wanted;
    const rebuild = (): Promise<Rebuilt> => this.rebuild(cascadeId, { ...wanted, asOf, units });
    const key = JSON.stringify([cascadeId, asOf, unitIds ?? null, lineIds ?? null]);
    const rebuilt = histories ? await rebuild() : await this.kept.get(key, rebuild);
    return { ...rebuilt, names: unitNames(units) };
  }

  private async rebuild(cascadeId: string, wanted: Wanted): Promise<Rebuilt> {
    const { asOf, units } = wanted;
    const found = await this.cascade(cascadeId, asOf);
    if (!found) return (await this.isKnownNow(cascadeId)) ? cascadeNotYet(cascadeId, asOf) : cascadeNotFound(cascadeId);
    const { row: cascade, lines } = found;
    const policy = await this.registers.policy(cascade.template, cascade.calendar);
    const parentDues = cascade.parent ? await this.linesOwed(cascade.parent, asOf) : [];
    if (cascade.status === 'draft') {
      return { cascade, policy, parentDues, ...draftPreview(policy, units, dateOf(asOf), parentDues) };
    }
    const { owed, explaining } = await this.rows(cascadeId, wanted, lines);
    const obligations = owed.map((row) => ({ ...row, facts: obligationFacts(row, policy.template) }));
    const explanations = explanationsIn(explaining, policy.template);
    return { cascade, policy, parentDues, outline: null, lines, obligations, explanations };
  }

  private async isKnownNow(cascadeId: string): Promise<boolean> {
    return (await this.reader.query('SELECT FROM cascades WHERE cascade_id = $1', [cascadeId])).rows.length === 1;
  }

  private async cascade(cascadeId: string, asOf: Instant): Promise<RebuiltCascade | undefined> {
    const stream = cascadeStreamId(cascadeId);
    return rebuiltCascade((await factsKnownThen(this.reader, [stream], asOf)).get(stream) ?? []);
  }

  /** The obligations of the plans in the order of the units, each plan's in the order of the lines. */
  private async rows(cascadeId: string, wanted: Wanted, lines: readonly ScheduleLine[]) {
    const { unitIds, lineIds } = wanted;
    const { rows } = await this.reader.query<{ planId: string }>(PLANS, [cascadeId, unitIds ?? null]);
    const streams = rows.map(({ planId }) => planId);
    const histories = await this.histories(streams, wanted);
    const plans = streams.map((stream) => rebuiltPlan(histories.get(stream) ?? []));
    const rowsOf = (plan: UnitPlan, ids: readonly string[]) =>
      ids.flatMap((lineId) => {
        const obligation = plan.obligations[lineId];
        return obligation ? [obligationRow(plan, obligation)] : [];
      });
    const scheduled = lines.flatMap(({ lineId }) => (lineIds && !lineIds.includes(lineId) ? [] : [lineId]));
    return {
      owed: plans.flatMap((plan) => rowsOf(plan, scheduled)),
      explaining: plans.flatMap((plan) => rowsOf(plan, explanationsOf(plan))),
    };
  }

  private async histories(streams: readonly string[], { asOf, lineIds, histories }: Wanted): Promise<Histories> {
    if (!histories) return factsKnownThen(this.reader, streams, asOf, lineIds);
    return new Map(streams.map((stream) => [stream, cutAt(histories.get(stream) ?? [], asOf, lineIds)]));
  }

  /** The lines of the cascade above that the unit owed there then. */
  private async linesOwed({ cascadeId, unitId }: ParentPlan, asOf: Instant): Promise<ScheduleLine[]> {
    const stream = unitPlanId(cascadeId, unitId);
    const [above, history] = await Promise.all([
      this.cascade(cascadeId, asOf),
      factsKnownThen(this.reader, [stream], asOf),
    ]);
    const { obligations } = rebuiltPlan(history.get(stream) ?? []);
    return (above?.lines ?? []).filter(({ lineId }) => obligations[lineId] !== undefined);
  }
}
