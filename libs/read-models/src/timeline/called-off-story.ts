import type { ObligationView } from '@dondoc/contracts';
import { type Instant, noticeKey, postId, reminderText, type UnitPlanEvent } from '@dondoc/domain';
import type { CalledOff } from '../messages/called-off.query.js';

type Entry = ObligationView['timeline'][number];
type Plan = { cascadeId: string; unitId: string };

/** `{rung}` of `{cascadeId}:{unitId}:{lineId}:{rung}>{recipient}`. */
const rungOf = (key: string, { cascadeId, unitId }: Plan, lineId: string): string =>
  key.slice(`${cascadeId}:${unitId}:${lineId}:`.length, key.lastIndexOf('>'));

/** The acts by which somebody has called off reminders of a line, as entries of its story. */
export const callingOff = (
  plan: Plan,
  lineId: string,
  withheld: ReadonlyMap<string, CalledOff>,
  nameActor: (actor: string, at: Instant) => string,
): Entry[] =>
  [...withheld.values()].map(({ ledgerKey, by, at, reason }) => ({
    at,
    recordedAt: at,
    kind: 'MessagesCancelled',
    text: `Hủy thư nhắc “${reminderText(rungOf(ledgerKey, plan, lineId), true)}”: ${reason}`,
    actor: nameActor(by, at),
  }));

/** Whether the reminder that an event raises had been called off, so that it reached nobody. */
export const wasCalledOff = (event: UnitPlanEvent, plan: Plan, withheld: ReadonlyMap<string, CalledOff>): boolean => {
  if (event.type !== 'ReminderRaised') return false;
  const { lineId, rung } = event.data;
  return withheld.has(noticeKey(plan, `${lineId}:${rung}`, postId(plan.unitId, 'focal-point')));
};
