import type { CascadeDetail, CascadeSummary, RollUpView } from '@dondoc/contracts';
import {
  cascadeNotFound,
  dateOf,
  type Instant,
  type OrgUnit,
  type ParentPlan,
  type Policy,
  type ScheduleLine,
} from '@dondoc/domain';
import { obligationFacts } from '../obligations/obligation-facts.js';
import type { ObligationRow } from '../obligations/obligation.entities.js';
import type { Reader } from '../read-only.js';
import type { RegisterQuery } from '../registers/register.query.js';
import type { CascadeLineRow, CascadeRow } from './cascade.entities.js';
import type { CascadeFacts } from './cascade-facts.js';
import { cascadeDetail, cascadeSummary } from './cascade.views.js';
import { draftPreview } from './draft-preview.js';
import { unitNames } from './line.view.js';
import { rollUpView } from './roll-up.view.js';
import { childViews, parentView, titlesOf } from './tiers.query.js';

const CASCADES = `SELECT cascade_id AS "cascadeId", title, status, template, calendar, document, sample, parent,
  amendments, next_roll_up AS "nextRollUp", rolled_up AS "rolledUp" FROM cascades`;
const LINES = `
  SELECT line_id AS "lineId", body, open_count AS "openCount", rolled_up_at AS "rolledUpAt", trigger, tally,
    lower_tiers AS "lowerTiers"
  FROM cascade_lines WHERE cascade_id = $1 ORDER BY position`;
const OBLIGATIONS = `
  SELECT o.unit_id AS "unitId", o.line_id AS "lineId", o.key, o.due, o.work,
    o.first_received_at AS "firstReceivedAt", o.returned_new_date AS "returnedNewDate", o.rating
  FROM obligations o JOIN unit_plans p USING (cascade_id, unit_id) JOIN cascade_lines l USING (cascade_id, line_id)
  WHERE o.cascade_id = $1 ORDER BY p.position, l.position`;

/** Answers about cascades. Statuses are derived as of the `now` that is asked for. */
export class CascadeQuery {
  constructor(
    private readonly reader: Reader,
    private readonly registers: RegisterQuery,
  ) {}

  async listCascades(now: Instant): Promise<CascadeSummary[]> {
    const { rows } = await this.reader.query<CascadeRow>(
      `${CASCADES} ORDER BY status DESC, document->>'issuedOn' DESC, cascade_id`,
    );
    const units = await this.registers.listUnits();
    return Promise.all(rows.map(async (row) => cascadeSummary(await this.factsOf(row, units, now), now)));
  }

  async getCascade(cascadeId: string, now: Instant): Promise<CascadeDetail> {
    const units = await this.registers.listUnits();
    const facts = await this.facts(cascadeId, now, units);
    const progressOf = async (childId: string): Promise<string> =>
      cascadeSummary(await this.facts(childId, now, units), now).progress;
    const [parent, children] = await Promise.all([
      parentView(this.reader, facts.cascade, facts.names),
      childViews(this.reader, cascadeId, facts.names, progressOf),
    ]);
    return { ...cascadeDetail(facts, now), parent, children };
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
  async facts(cascadeId: string, now: Instant, units?: readonly OrgUnit[]): Promise<CascadeFacts> {
    return this.factsOf(await this.row(cascadeId), units ?? (await this.registers.listUnits()), now);
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

  private async factsOf(cascade: CascadeRow, units: readonly OrgUnit[], now: Instant): Promise<CascadeFacts> {
    const policy = await this.registers.policy(cascade.template, cascade.calendar);
    const names = unitNames(units);
    const parentDues = cascade.parent ? await this.linesOwed(cascade.parent) : [];
    if (cascade.status === 'draft') {
      return { cascade, policy, names, parentDues, ...draftPreview(policy, units, dateOf(now), parentDues) };
    }
    const [lines, obligations] = await Promise.all([
      this.reader.query<CascadeLineRow>(LINES, [cascade.cascadeId]),
      this.reader.query<ObligationRow>(OBLIGATIONS, [cascade.cascadeId]),
    ]);
    return {
      cascade,
      policy,
      names,
      parentDues,
      outline: null,
      lines: lines.rows.map(({ body }) => body),
      obligations: obligations.rows.map((row) => ({ ...row, facts: obligationFacts(row, policy.template) })),
    };
  }
}

/** The lines of the cascade above that the unit owes there. */
const OWED = `
  SELECT l.body FROM cascade_lines l JOIN obligations o USING (cascade_id, line_id)
  WHERE l.cascade_id = $1 AND o.unit_id = $2 ORDER BY l.position`;
