import { messagesToNobody, unitsThatEnd, unreachableLeaders, unreachableUnits } from './contact-findings.js';
import { chaseWithoutCalendar, duesBeforeIssue, owedByNobody } from './date-findings.js';
import { escalatedBetweenReadings, refusedActs } from './event-findings.js';
import type { Examined, Finding } from './finding.js';
import { overloadedOffices, overloadedUnits } from './load-findings.js';
import { feedsOutOfOrder, rollUpsBeforeDue, rollUpsIncomplete } from './roll-up-findings.js';

const examinations: readonly ((examined: Examined) => Finding[])[] = [
  escalatedBetweenReadings,
  unreachableUnits,
  messagesToNobody,
  unreachableLeaders,
  unitsThatEnd,
  duesBeforeIssue,
  owedByNobody,
  chaseWithoutCalendar,
  rollUpsBeforeDue,
  feedsOutOfOrder,
  rollUpsIncomplete,
  overloadedOffices,
  overloadedUnits,
  refusedActs,
];

/** Errors first, then in the order of time; what has no time comes first among its kind. */
export const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => {
    if (a.severity !== b.severity) return a.severity === 'error' ? -1 : 1;
    const [x, y] = [a.at ?? '', b.at ?? ''];
    return x < y ? -1 : x > y ? 1 : 0;
  });

/** Everything that breaks in a rehearsed life, or may. Pure. */
export const findingsOf = (examined: Examined): Finding[] =>
  inOrder(examinations.flatMap((examination) => examination(examined)));
