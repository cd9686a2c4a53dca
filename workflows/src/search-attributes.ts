import type { SearchAttributePair } from '@temporalio/common';
import type { UnitPlanStep } from './activities.js';
import { cascadeAttribute, nextDueAttribute, stateAttribute, unitAttribute } from './messages.js';

/** Attributes that say where a plan stands. A Date made of an instant needs no zone. */
export const standingAttributes = ({ state, nextDue }: UnitPlanStep): SearchAttributePair[] => [
  { key: stateAttribute, value: state },
  // eslint-disable-next-line no-restricted-globals -- Temporal takes a Date; made of an instant it is the same everywhere
  ...(nextDue === null ? [] : [{ key: nextDueAttribute, value: new Date(nextDue) }]),
];

/** All attributes of a plan when it starts. */
export const planAttributes = (cascadeId: string, unitId: string, step: UnitPlanStep): SearchAttributePair[] => [
  { key: cascadeAttribute, value: cascadeId },
  { key: unitAttribute, value: unitId },
  ...standingAttributes(step),
];
