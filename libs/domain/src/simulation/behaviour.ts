import type { Instant } from '../calendar/instant.js';
import type { ScheduleLine } from '../template/schedule.js';
import type { UnitPlanCommand } from '../unit-plan/unit-plan.js';

/** An act of somebody at a moment. */
export type Act = { at: Instant; command: UnitPlanCommand };

/** What a unit and its collectors do about one line, in the order of time. */
export type Behaviour = (unitId: string, line: ScheduleLine) => readonly Act[];
