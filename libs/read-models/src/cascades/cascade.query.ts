import type { RollUpView } from '@dondoc/contracts';
import {
  cascadeNotFound,
  dateOf,
  type Instant,
  type OrgUnit,
  type ParentPlan,
  type Policy,
  type ScheduleLine,
} from '@dondoc/domain';
import { explanationsIn, obligationFacts } from '../obligations/obligation-facts.js';
import { FACT_COLUMNS } from '../obligations/obligation-columns.js';
import { inOrder, type StoredFacts, type UnitPlace, withDates } from '../obligations/read-obligations.js';
import type { Reader } from '../read-only.js';
import type { RegisterQuery } from '../registers/register.query.js';
import type { CascadeLineRow, CascadeRow } from './cascade.entities.js';
import type { CascadeFacts, FactsSource, FactsWanted } from './cascade-facts.js';
import { draftPreview } from './draft-preview.js';
import { unitNames } from './line.view.js';
import { rollUpView } from './roll-up.view.js';
import { titlesOf } from './tiers.query.js';

const CASCADES = `SELECT cascade_id AS "cascadeId", title, status, template, calendar, document, sample, parent,
  amendments, next_roll_up AS "nextRollUp", rolled_up AS "rolledUp" FROM cascades`;
const LINES = `
  SELECT line_id AS "lineId", body, open_count AS "openCount", rolled_up_at AS "rolledUpAt", trigger, tally,
    lower_tiers AS "lowerTiers"
  FROM cascade_lines WHERE cascade_id = $1 ORDER BY position, line_id`;
// Without joins: right after a cascade is issued the planner knows nothing of its rows and would join them in hours.
const OBLIGATIONS = `
  SELECT ${FACT_COLUMNS} FROM obligations o
  WHERE o.cascade_id = $1 AND ($2::text[] IS NULL OR o.unit_id = ANY($2))
    AND (NOT $3::boolean OR o.work IN ('open', 'submitted', 'returned'))`;
const PLANS = `
  SELECT unit_id AS "unitId", position FROM unit_plans
  WHERE cascade_id = $1 AND ($2::text[] IS NULL OR unit_id = ANY($2))`;

/** What the tables know of cascades now. */
export class CascadeQuery implements FactsSource {
  constructor(
    private readonly reader: Reader,
    private readonly registers: RegisterQuery,
  ) {}

  async cascadeIds(): Promise<string[]> {
    const order = "ORDER BY status DESC, document->>'issuedOn' DESC, cascade_id";
    const { rows } = await this.reader.query<{ id: string }>(`SELECT cascade_id AS id FROM cascades ${order}`);
    return rows.map(({ id }) => id);
  }

  async listRollUps(cascadeId: string): Promise<RollUpView[]> {
    const names = unitNames(await this.registers.listUnits());
    await this.row(cascadeId);
    const { rows } = await this.reader.query<CascadeLineRow>(LINES, [cascadeId]);
    const titles = await titlesOf(
      this.reader,
      rows.flatMap(({ lowerTiers }) => lowerTiers),
    );
    return rows.flatMap((row) => rollUpView(row, names, titles)).sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  /** What the cascade is pinned to. @throws RuleViolation `CASCADE.NOT_FOUND` */
  async policyOf(cascadeId: string): Promise<Policy> {
    const { template, calendar } = await this.row(cascadeId);
    return this.registers.policy(template, calendar);
  }

  /** @throws RuleViolation `CASCADE.NOT_FOUND` */
  async facts(cascadeId: string, now: Instant, wanted: FactsWanted = {}): Promise<CascadeFacts> {
    const row = await this.row(cascadeId);
    return this.factsOf(row, wanted.units ?? (await this.registers.listUnits()), now, wanted);
  }

  private async row(cascadeId: string): Promise<CascadeRow> {
    const { rows } = await this.reader.query<CascadeRow>(`${CASCADES} WHERE cascade_id = $1`, [cascadeId]);
    if (rows[0]) return rows[0];
    return cascadeNotFound(cascadeId);
  }

  private async linesOwed({ cascadeId, unitId }: ParentPlan): Promise<ScheduleLine[]> {
    const { rows } = await this.reader.query<{ body: ScheduleLine }>(OWED, [cascadeId, unitId]);
    return rows.map(({ body }) => body);
  }

  private async factsOf(
    cascade: CascadeRow,
    units: readonly OrgUnit[],
    now: Instant,
    { unitIds, openOnly = false }: FactsWanted,
  ): Promise<CascadeFacts> {
    const policy = await this.registers.policy(cascade.template, cascade.calendar);
    const names = unitNames(units);
    const parentDues = cascade.parent ? await this.linesOwed(cascade.parent) : [];
    if (cascade.status === 'draft') {
      return { cascade, policy, names, parentDues, ...draftPreview(policy, units, dateOf(now), parentDues) };
    }
    const of = [cascade.cascadeId, unitIds ?? null];
    const [lines, stored, plans] = await Promise.all([
      this.reader.query<CascadeLineRow>(LINES, [cascade.cascadeId]),
      this.reader.query<StoredFacts>(OBLIGATIONS, [...of, openOnly]),
      this.reader.query<UnitPlace>(PLANS, of),
    ]);
    const schedule = lines.rows.map(({ body }) => body);
    const rows = inOrder(withDates(stored.rows), plans.rows, schedule);
    return {
      cascade,
      policy,
      names,
      parentDues,
      outline: null,
      lines: schedule,
      obligations: rows.scheduled.map((row) => ({ ...row, facts: obligationFacts(row, policy.template) })),
      explanations: explanationsIn(rows.others, policy.template),
    };
  }
}

/** The lines of the cascade above that the unit owes there. */
const OWED = `
  SELECT l.body FROM cascade_lines l JOIN obligations o USING (cascade_id, line_id)
  WHERE l.cascade_id = $1 AND o.unit_id = $2 ORDER BY l.position`;
