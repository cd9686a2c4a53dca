import { formatDate, formatLongDate, type PlainDate } from '../../calendar/plain-date.js';
import { reachableOn } from '../../organisation/duty.js';
import type { OrgUnit } from '../../organisation/org-unit.js';
import type { OutlineFacts, OutlineLine } from './outline-line.js';
import { someOf, type Warning } from './warning.js';

type Day = { lines: OutlineLine[] };

const byLastSafeDay = (lines: readonly OutlineLine[]): Map<PlainDate, Day> => {
  const days = new Map<PlainDate, Day>();
  for (const line of lines) {
    if (!line.due) continue;
    const day = days.get(line.due.lastSafeDay);
    if (day) day.lines.push(line);
    else days.set(line.due.lastSafeDay, { lines: [line] });
  }
  return days;
};

/** How many of these lines each unit owes; lines of one audience share their list, so lists are counted first. */
const countByUnit = (lines: readonly OutlineLine[]): Map<string, number> => {
  const lists = new Map<readonly string[], number>();
  for (const { unitIds } of lines) lists.set(unitIds, (lists.get(unitIds) ?? 0) + 1);
  const counts = new Map<string, number>();
  for (const [ids, count] of lists) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + count);
  return counts;
};

const placeOf = ([line]: readonly OutlineLine[]): Pick<Warning, 'field' | 'lineId'> => ({
  field: `obligations.${line?.key}.due`,
  lineId: line?.lineId ?? null,
});

const unitCrowded = (day: PlainDate, lines: OutlineLine[], names: Map<string, string>, most: number): Warning[] => {
  if (lines.length <= most) return [];
  const crowded = [...countByUnit(lines)].filter(([, count]) => count > most).sort(([, a], [, b]) => b - a);
  const [heaviest] = crowded;
  if (!heaviest) return [];
  const text = `${formatLongDate(day)}: ${crowded.length} đơn vị có hơn ${most} nghĩa vụ cùng đến hạn (nhiều nhất: ${names.get(heaviest[0]) ?? heaviest[0]}, ${heaviest[1]} nghĩa vụ).`;
  return [{ code: 'UNIT_CROWDED', ...placeOf(lines), text }];
};

/** Papers go to the intermediary first, where there is one. */
const officeCrowded = (
  day: PlainDate,
  lines: OutlineLine[],
  facts: OutlineFacts,
  receivers: Map<string, string>,
  names: Map<string, string>,
): Warning[] => {
  const offices = new Map<string, { marks: number; lines: OutlineLine[] }>();
  for (const line of lines) {
    const receiver = receivers.get(line.key) ?? '';
    const office = offices.get(receiver) ?? { marks: 0, lines: [] };
    office.lines.push(line);
    offices.set(receiver, { marks: office.marks + line.units, lines: office.lines });
  }
  return [...offices].flatMap(([receiver, { marks, lines: received }]): Warning[] => {
    if (marks <= facts.limits.officePerDay) return [];
    const text = `${formatLongDate(day)}: ${marks} văn bản cùng đến hạn gửi về ${names.get(receiver) ?? receiver}, hơn ${facts.limits.officePerDay}.`;
    return [{ code: 'OFFICE_CROWDED', ...placeOf(received), text }];
  });
};

const crowds = (facts: OutlineFacts): Warning[] => {
  const names = new Map(facts.units.map(({ id, name }) => [id, name]));
  const receivers = new Map(facts.template.obligations.map(({ key, via, to }) => [key, via ?? to]));
  return [...byLastSafeDay(facts.lines)].flatMap(([day, { lines }]) => [
    ...unitCrowded(day, lines, names, facts.limits.unitPerDay),
    ...officeCrowded(day, lines, facts, receivers, names),
  ]);
};

/** Units that end before a date that they owe, once per obligation. */
const endings = ({ template, lines, owing }: OutlineFacts): Warning[] => {
  const last = new Map<string, OutlineLine>();
  for (const line of lines) {
    const known = last.get(line.key)?.due?.lastSafeDay ?? '';
    if (line.due && line.due.lastSafeDay > known) last.set(line.key, line);
  }
  return template.obligations.flatMap((obligation): Warning[] => {
    const line = last.get(obligation.key);
    const end = line?.due?.lastSafeDay;
    if (!line || !end) return [];
    const ending = owing(obligation).filter(({ validTo }) => validTo !== null && validTo < end);
    if (ending.length === 0) return [];
    const names = ending.map(({ shortName, validTo }) => `${shortName} (đến ${validTo && formatDate(validTo)})`);
    const text = `${obligation.title}: đơn vị chấm dứt trước hạn ${formatDate(end)}: ${someOf(names)}.`;
    return [{ code: 'UNIT_ENDS', field: `obligations.${obligation.key}.owedBy`, lineId: line.lineId, text }];
  });
};

const withoutUnits = ({ template, units, owing }: OutlineFacts): Warning[] =>
  template.obligations
    .filter((one) => units.length > 0 && one.owedBy && owing(one).length === 0)
    .map(({ key, title }) => ({
      code: 'NO_UNITS',
      field: `obligations.${key}.owedBy`,
      lineId: null,
      text: `${title}: không có đơn vị nào phải thực hiện tại ngày ban hành.`,
    }));

const withoutContact = ({ template, issuedOn, owing }: OutlineFacts): Warning[] => {
  const silent = new Map<string, OrgUnit>();
  for (const members of new Set(template.obligations.map(owing))) {
    for (const unit of members) if (!reachableOn(unit, issuedOn)) silent.set(unit.id, unit);
  }
  if (silent.size === 0) return [];
  const text = `${silent.size} đơn vị chưa có đầu mối nhận thư: ${someOf([...silent.values()].map(({ name }) => name))}.`;
  return [{ code: 'UNIT_NO_CONTACT', field: 'units', lineId: null, text }];
};

/** What is to be said of the units: who is overburdened, unreachable, or gone before the date. */
export const warnOfUnits = (facts: OutlineFacts): Warning[] => [
  ...withoutUnits(facts),
  ...withoutContact(facts),
  ...endings(facts),
  ...crowds(facts),
];
