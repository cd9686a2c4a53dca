import type { OutlineLineView } from '@dondoc/contracts';
import { useState } from 'react';
import { useCalendar, useCalendars } from '../../../api/calendars.js';
import { QueryState } from '../../../components/query-state.js';
import { dayOfLeaf, monthLeaf, monthsOf } from './month-grid.js';

const WEEKDAYS = ['Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy', 'CN'] as const;

/** Days off and worked Saturdays of the newest calendar, by date; nothing while they are not there. */
const useSpecialDays = (calendarId: string): ReadonlyMap<string, { name: string; working: boolean }> => {
  const { data } = useCalendar(calendarId, null);
  return new Map((data?.years ?? []).flatMap(({ entries }) => entries.map((entry) => [entry.date, entry] as const)));
};

const DAY_CLASS = { off: ' month-day-off', worked: ' month-day-worked', plain: '' } as const;

type MonthProps = { lines: readonly OutlineLineView[]; calendarId: string };

const Month = ({ lines, calendarId }: MonthProps) => {
  const dated = lines.filter((line) => line.due !== null);
  const months = monthsOf(dated.map((line) => line.due?.lastSafeDay ?? ''));
  const [chosen, setChosen] = useState('');
  const special = useSpecialDays(calendarId);
  const month = months.includes(chosen) ? chosen : (months[0] ?? '');
  if (month === '') return <p className="quiet">Chưa có ngày nào.</p>;
  const at = months.indexOf(month);
  const leaf = monthLeaf(month);
  const on = (day: number): OutlineLineView[] =>
    dated.filter((line) => line.due?.lastSafeDay === dayOfLeaf(month, day));
  return (
    <div className="month-calendar">
      <div className="month-choice">
        <button
          type="button"
          className="link-button"
          disabled={at === 0}
          onClick={() => setChosen(months[at - 1] ?? '')}
        >
          ‹ Trước
        </button>
        <select
          aria-label="Tháng có hạn"
          className="native-select"
          value={month}
          onChange={(event) => setChosen(event.target.value)}
        >
          {months.map((one) => (
            <option key={one} value={one}>
              {monthLeaf(one).title}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="link-button"
          disabled={at === months.length - 1}
          onClick={() => setChosen(months[at + 1] ?? '')}
        >
          Sau ›
        </button>
      </div>
      <ol className="month-grid" aria-label={leaf.title}>
        {WEEKDAYS.map((name) => (
          <li key={name} aria-hidden="true" className="month-weekday">
            {name}
          </li>
        ))}
        {Array.from({ length: leaf.days }, (_, index) => index + 1).map((day) => {
          const due = on(day);
          const entry = special.get(dayOfLeaf(month, day));
          const kind = entry === undefined ? 'plain' : entry.working ? 'worked' : 'off';
          return (
            <li
              key={day}
              className={`month-day${due.length === 0 ? '' : ' month-day-due'}${DAY_CLASS[kind]}`}
              style={day === 1 ? { gridColumnStart: leaf.before + 1 } : undefined}
            >
              <span className="month-number">{day}</span>
              {entry === undefined ? null : (
                <span className="month-special">{entry.working ? 'làm bù' : entry.name}</span>
              )}
              {due.slice(0, 3).map((line) => (
                <span key={line.lineId} className="month-mark" title={line.title}>
                  {line.shortTitle}
                </span>
              ))}
              {due.length > 3 ? <span className="month-mark">+{due.length - 3}</span> : null}
            </li>
          );
        })}
      </ol>
    </div>
  );
};

/** One month with the last safe days in it; only months in which something is due can be chosen. */
export const MonthCalendar = ({ lines }: { lines: readonly OutlineLineView[] }) => (
  <QueryState query={useCalendars()}>
    {([first]) => <Month lines={lines} calendarId={first?.calendarId ?? ''} />}
  </QueryState>
);
