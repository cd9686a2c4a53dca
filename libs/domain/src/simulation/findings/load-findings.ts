import { instantAt } from '../../calendar/instant.js';
import { formatLongDate, type PlainDate } from '../../calendar/plain-date.js';
import { obligationOf, type ScheduleLine } from '../../template/schedule.js';
import { type Examined, type Finding, unitsText, warningFinding } from './finding.js';

type Day = { date: PlainDate; lines: ScheduleLine[] };

/** Lines by the day on which they are due, without what had lapsed before the issue. */
const daysOf = ({ index, issue }: Examined): Day[] => {
  const days = new Map<PlainDate, ScheduleLine[]>();
  for (const line of index.schedule) {
    const date = line.due?.lastSafeDay;
    if (date === undefined || date < issue.issuedOn) continue;
    days.set(date, [...(days.get(date) ?? []), line]);
  }
  return [...days].map(([date, lines]) => ({ date, lines })).sort((a, b) => (a.date < b.date ? -1 : 1));
};

type Load = { marks: number; titles: string[] };

/** What each body receives on a day: the intermediary where there is one, else whom it is addressed to. */
const receivedOn = ({ lines }: Day, { index, owing }: Examined): Map<string, Load> => {
  const received = new Map<string, Load>();
  for (const line of lines) {
    const { to, via } = obligationOf(index.policy.template, line.key);
    const { marks, titles } = received.get(via ?? to) ?? { marks: 0, titles: [] };
    const count = owing.get(line.lineId)?.length ?? 0;
    received.set(via ?? to, { marks: marks + count, titles: [...titles, `${line.shortTitle}: ${count}`] });
  }
  return received;
};

/** Offices to which more falls due on one day than people can look through, whether they receive it or follow it. */
export const overloadedOffices = (examined: Examined): Finding[] => {
  const { index, limits, units } = examined;
  return daysOf(examined).flatMap((day) => {
    const found = (office: string, does: string, { marks, titles }: Load): Finding => {
      const text = `${unitsText([office], units)} ${does} ${marks} bài đến hạn cùng ngày ${formatLongDate(day.date)} (${titles.join('; ')}). Cân nhắc tách hạn hoặc tăng người nhận.`;
      const lineId = day.lines.length === 1 ? (day.lines[0]?.lineId ?? null) : null;
      return warningFinding('OFFICE_DAY_OVERLOADED', text, {
        at: instantAt(day.date, '00:00'),
        lineId,
        units: [office],
      });
    };
    const loads = receivedOn(day, examined);
    const tooMuch = [...loads].filter(([, { marks }]) => marks > limits.duePerOffice);
    if (tooMuch.length > 0) return tooMuch.map(([office, load]) => found(office, 'nhận', load));
    const all = [...loads.values()];
    const marks = all.reduce((sum, load) => sum + load.marks, 0);
    const titles = all.flatMap((load) => load.titles);
    return marks > limits.duePerOffice ? [found(index.policy.template.office, 'theo dõi', { marks, titles })] : [];
  });
};

/** Units that owe more on one day than they can write. */
export const overloadedUnits = (examined: Examined): Finding[] => {
  const { owing, limits, units } = examined;
  return daysOf(examined).flatMap(({ date, lines }) => {
    if (lines.length <= limits.duePerUnit) return [];
    const counts = new Map<string, number>();
    for (const line of lines)
      for (const unitId of owing.get(line.lineId) ?? []) counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
    const byCount = new Map<number, string[]>();
    for (const [unitId, count] of counts) {
      if (count <= limits.duePerUnit) continue;
      const same = byCount.get(count);
      if (same) same.push(unitId);
      else byCount.set(count, [unitId]);
    }
    return [...byCount].map(([count, unitIds]) => {
      const text = `${count} nghĩa vụ đến hạn cùng ngày ${formatLongDate(date)} ở mỗi đơn vị: ${unitsText(unitIds, units)}.`;
      return warningFinding('UNIT_DAY_OVERLOADED', text, { at: instantAt(date, '00:00'), units: unitIds });
    });
  });
};
