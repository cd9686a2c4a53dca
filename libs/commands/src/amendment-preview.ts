import {
  type AmendmentPreview,
  type AmendmentShare,
  type PlainDate,
  previewAmendment,
  proposeAmendment,
  requireRunning,
  scheduleOf,
} from '@dondoc/domain';
import { scheduleIn } from './amend-cascade.js';
import type { RepinRequest } from './cascade-commands.js';
import type { CommandDesk } from './desk.js';

const SHARES = 'SELECT unit_id AS "unitId", line_id AS "lineId", work FROM obligations WHERE cascade_id = $1';

/**
 * Who would gain and who would lose days, by the same proposal that the amendment itself is made of.
 * @param on plain date that the amendment's document would carry
 * @throws RuleViolation `CASCADE.*` (none, a draft, or finished), `TEMPLATE.*`, `CALENDAR.YEAR_UNKNOWN`
 */
export const amendmentPreview = async (
  desk: CommandDesk,
  cascadeId: string,
  { template, calendar }: RepinRequest,
  on: PlainDate,
): Promise<AmendmentPreview> => {
  const { state } = await desk.loadCascade(cascadeId);
  requireRunning(state);
  const before = await desk.pinned.policyOf(cascadeId);
  const next = await desk.pinned.policy(template, calendar);
  const schedule = scheduleOf(next.template, state.document?.issuedOn ?? on, next.calendar);
  const current = await scheduleIn(desk.pool, cascadeId);
  const units = await desk.pinned.units();
  const proposal = proposeAmendment(state, before.template, { next, current, schedule, units, on });
  const { rows } = await desk.pool.query<AmendmentShare>(SHARES, [cascadeId]);
  const { rolledUp, newUnits } = proposal;
  return previewAmendment(proposal.current, proposal.next, {
    calendar: next.calendar,
    shares: rows,
    rolledUp,
    newUnits,
  });
};
