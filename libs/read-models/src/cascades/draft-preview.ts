import {
  formatLongDate,
  membersOf,
  type OrgUnit,
  obligationOf,
  type PlainDate,
  type Policy,
  type ScheduleLine,
  scheduleOf,
} from '@dondoc/domain';
import type { CascadeFacts } from './cascade-facts.js';

type Warning = { field: string; text: string };

const lineWarnings = (line: ScheduleLine, issuedOn: PlainDate): Warning[] => {
  const { lastSafeDay, lastWorkingDay } = line.due;
  if (lastSafeDay < issuedOn) {
    return [
      {
        field: line.lineId,
        text: `${line.title}: hạn ${formatLongDate(lastSafeDay)} đã qua nếu ban hành hôm nay; nghĩa vụ này sẽ không tính cho đơn vị nào.`,
      },
    ];
  }
  if (lastWorkingDay === lastSafeDay) return [];
  return [
    {
      field: line.lineId,
      text: `${line.title}: hạn rơi vào ngày nghỉ (${formatLongDate(lastSafeDay)}); ngày làm việc cuối cùng là ${formatLongDate(lastWorkingDay)}.`,
    },
  ];
};

/** What issuing today would make: the schedule, who owes what, and what deserves a second look. Nothing is stored. */
export const draftPreview = (
  policy: Policy,
  units: readonly OrgUnit[],
  issuedOn: PlainDate,
): Pick<CascadeFacts, 'lines' | 'obligations'> & { warnings: Warning[] } => {
  const schedule = scheduleOf(policy.template, issuedOn, policy.calendar);
  const lines = new Map(schedule.map((line) => [line.lineId, line]));
  const obligations = membersOf(policy.template, schedule, units, issuedOn).flatMap(({ unitId, lineIds }) =>
    lineIds.flatMap((lineId) => {
      const line = lines.get(lineId);
      if (!line) return [];
      const { why: _, ...due } = line.due;
      const { needsAcceptance, silence } = obligationOf(policy.template, line.key);
      const facts = {
        work: 'open' as const,
        due,
        firstReceivedAt: null,
        returnedNewDate: null,
        needsAcceptance,
        silence,
      };
      return [{ unitId, lineId, key: line.key, firstReceivedAt: null, facts }];
    }),
  );
  return { lines: schedule, obligations, warnings: schedule.flatMap((line) => lineWarnings(line, issuedOn)) };
};
