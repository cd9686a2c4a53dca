import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { ScheduleLine } from '../template/schedule.js';
import type { Policy } from '../unit-plan/policy.js';
import type { UnitPlanCommand } from '../unit-plan/unit-plan.js';

/** An act of somebody at a moment. */
export type Act = { at: Instant; command: UnitPlanCommand };

/** What a unit and its collectors do about one line, in the order of time. */
export type Behaviour = (unitId: string, line: ScheduleLine) => readonly Act[];

/** What a behaviour must know of the rehearsal: template and calendar, and when the directive is issued and reaches the units. */
export type BehaviourSetting = { policy: Policy; issue: { issuedOn: PlainDate; at: Instant } };
