import {
  type AmendmentChoice,
  type AmendmentDocument,
  type CascadeCommand,
  cascadeStreamId,
  initialUnitPlan,
  type Member,
  owedLine,
  type OwedLine,
  type Policy,
  type ScheduleLine,
  scheduleOf,
  unitPlanId,
  type VersionRef,
} from '@dondoc/domain';
import type { Pool } from 'pg';
import { changeCascade, changeUnitPlan, foldUnitPlan, type UnitPlanChange } from './change.js';
import type { CommandContext, CommandResult } from './command-context.js';
import { type CommandDesk, resultOf } from './desk.js';
import { amendDirective, startPlan } from './outbox-entries.js';
import { record } from './recorder.js';

/** A numbered change of a running cascade (bản điều chỉnh): what it is pinned to from now on, and a choice per moved date. */
export type AmendRequest = {
  document: AmendmentDocument;
  template: VersionRef;
  calendar: VersionRef;
  choices: Readonly<Record<string, AmendmentChoice>>;
};

/** The schedule that a running cascade has now, in its order. */
export const scheduleIn = async (pool: Pool, cascadeId: string): Promise<ScheduleLine[]> => {
  const sql = 'SELECT body FROM cascade_lines WHERE cascade_id = $1 ORDER BY position';
  const { rows } = await pool.query<{ body: ScheduleLine }>(sql, [cascadeId]);
  return rows.map(({ body }) => body);
};

type Amended = {
  cascadeId: string;
  amendment: number;
  schedule: readonly ScheduleLine[];
  members: readonly Member[];
  document: AmendmentDocument;
};

const sharesOf = ({ schedule, members }: Amended): Map<string, OwedLine[]> => {
  const lines = new Map(schedule.map((line) => [line.lineId, owedLine(line)]));
  return new Map(members.map(({ unitId, lineIds }) => [unitId, lineIds.flatMap((id) => lines.get(id) ?? [])]));
};

/** What the amendment changes in every unit's plan; units that it brings in get a plan. */
const amendedPlans = async (
  { store, pool }: CommandDesk,
  amended: Amended,
  policy: Policy,
  { now }: CommandContext,
): Promise<UnitPlanChange[]> => {
  const { cascadeId, amendment, document } = amended;
  const shares = sharesOf(amended);
  const sql = 'SELECT unit_id AS "unitId", position FROM unit_plans WHERE cascade_id = $1 ORDER BY position';
  const { rows } = await pool.query<{ unitId: string; position: number }>(sql, [cascadeId]);
  const histories = await store.readStreams(rows.map(({ unitId }) => unitPlanId(cascadeId, unitId)));
  const known = rows.map(({ unitId, position }) => {
    const loaded = foldUnitPlan(histories.get(unitPlanId(cascadeId, unitId)) ?? []);
    const lines = shares.get(unitId) ?? [];
    const command = { type: 'AmendUnitPlan', amendment, on: document.issuedOn, lines } as const;
    return changeUnitPlan(loaded, command, policy, now, position);
  });
  const owing = new Set(rows.map(({ unitId }) => unitId));
  const joined = [...shares].filter(([unitId]) => !owing.has(unitId));
  const opened = joined.map(([unitId, lines], index) => {
    const command = { type: 'OpenUnitPlan', cascadeId, unitId, issuedOn: document.issuedOn, lines } as const;
    return changeUnitPlan({ state: initialUnitPlan(), version: 0 }, command, policy, now, rows.length + index);
  });
  return [...known.filter(({ events }) => events.length > 0), ...opened];
};

const tellTemporal = (cascadeId: string, amendment: number, plans: readonly UnitPlanChange[]) => [
  amendDirective(cascadeId, amendment),
  ...plans.map(({ after: { unitId } }) => startPlan(`amend:${cascadeId}:${amendment}:${unitId}`, cascadeId, unitId)),
];

/**
 * Applies an amendment to a running cascade and all its plans in one transaction, then tells their workflows.
 * @throws RuleViolation `AMENDMENT.*`, `CASCADE.*`, `DOCUMENT.*`, `TEMPLATE.*`, `CALENDAR.YEAR_UNKNOWN`
 */
export const amendCascade = (
  desk: CommandDesk,
  cascadeId: string,
  amend: AmendRequest,
  context: CommandContext,
): Promise<CommandResult> => {
  const request = { amend: cascadeId, ...amend };
  return desk.once(request, context, async () => {
    const current = await desk.pinned.policyOf(cascadeId);
    const next = await desk.pinned.policy(amend.template, amend.calendar);
    const loaded = await desk.loadCascade(cascadeId);
    const issuedOn = loaded.state.document?.issuedOn ?? amend.document.issuedOn;
    const command: CascadeCommand = {
      type: 'AmendCascade',
      ...amend,
      next,
      current: await scheduleIn(desk.pool, cascadeId),
      schedule: scheduleOf(next.template, issuedOn, next.calendar),
      units: await desk.pinned.units(),
    };
    const cascade = changeCascade(loaded, command, current, context.now);
    const event = cascade.events.find((one) => one.type === 'CascadeAmended');
    if (!event) throw new Error(`${cascadeStreamId(cascadeId)}: an amendment is recorded or refused.`);
    const amended = { cascadeId, ...event.data };
    const plans = await amendedPlans(desk, amended, next, context);
    const outbox = tellTemporal(cascadeId, event.data.amendment, plans);
    const result = resultOf({ cascadeId }, context);
    return record(desk.store, { context, request, result, policy: next, cascade, plans, outbox });
  });
};
