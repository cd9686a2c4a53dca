import type { CalendarView } from '@dondoc/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useCalendar, useCalendars } from '../../api/calendars.js';
import { EmptyState } from '../../components/empty-state.js';
import { Page } from '../../components/page.js';
import { yearOf } from '../../components/plain-date-label.js';
import { QueryState } from '../../components/query-state.js';
import { useCalendarAddress } from './calendar-address.js';
import { missingYears } from './calendar-years.js';
import { NoticeForm } from './notice-form.js';
import { PinnedCascades } from './pinned-cascades.js';
import { VersionField } from './version-field.js';
import { YearTable } from './year-table.js';

type CalendarProps = { calendar: CalendarView; mayAmend: boolean; today: string };

const MissingYears = ({ years }: { years: readonly number[] }) =>
  years.length === 0 ? null : (
    <p className="note">
      Chưa có dữ liệu lịch năm {years.join(', ')}. Hạn phải dời theo ngày làm việc trong{' '}
      {years.length > 1 ? 'các ' : ''}
      năm này chưa tính được; nhập thông báo nghỉ lễ, tết khi có.
    </p>
  );

const YearButtons = ({
  calendar,
  year,
  onYear,
}: {
  calendar: CalendarView;
  year: number;
  onYear: (y: number) => void;
}) => (
  <fieldset className="toggle-row">
    <legend className="visually-hidden">Năm</legend>
    {calendar.years.map((one) => (
      <button
        key={one.year}
        type="button"
        className="toggle"
        aria-pressed={one.year === year}
        onClick={() => onYear(one.year)}
      >
        {one.year}
        {one.openQuestions.length > 0 ? ' ⚠' : ''}
      </button>
    ))}
  </fieldset>
);

const Calendar = ({ calendar, mayAmend, today }: CalendarProps) => {
  const address = useCalendarAddress();
  const [noticing, setNoticing] = useState(false);
  const wanted = address.year ?? yearOf(today);
  const year = calendar.years.find((one) => one.year === wanted) ?? calendar.years.at(-1);
  const newest = calendar.version === calendar.latest;
  return (
    <>
      <p className="lead">
        <strong>{calendar.name}.</strong> Mọi hạn “ngày làm việc” tính theo lịch này. Bản mới không tự dời hạn nào: đợt
        đang triển khai chỉ đổi khi có bản điều chỉnh.
      </p>
      <VersionField calendar={calendar} onVersion={(text) => address.set('ban', text)} />
      {newest ? null : <p className="note">Đang xem bản cũ. Bản mới nhất là bản {calendar.latest}.</p>}
      <MissingYears years={missingYears(calendar, yearOf(today))} />
      {calendar.mayPublish && newest && !noticing ? (
        <div className="acts">
          <Button type="primary" onClick={() => setNoticing(true)}>
            Nhập thông báo
          </Button>
        </div>
      ) : null}
      {noticing ? <NoticeForm calendar={calendar} onClose={() => setNoticing(false)} /> : null}
      <YearButtons calendar={calendar} year={year?.year ?? 0} onYear={(y) => address.set('nam', String(y))} />
      {year === undefined ? (
        <EmptyState title="Lịch này chưa có dữ liệu năm nào" text="Nhập thông báo nghỉ lễ, tết để bắt đầu." />
      ) : (
        <YearTable year={year} />
      )}
      <PinnedCascades calendar={calendar} mayAmend={mayAmend} />
    </>
  );
};

const Chosen = ({ mayAmend, today, fallback }: Omit<CalendarProps, 'calendar'> & { fallback: string }) => {
  const { calendarId, version } = useCalendarAddress();
  return (
    <QueryState query={useCalendar(calendarId ?? fallback, version)}>
      {(calendar) => <Calendar calendar={calendar} mayAmend={mayAmend} today={today} />}
    </QueryState>
  );
};

/** Working calendars: which days are off, by what document, which dates stand on them; and new notices. */
export const CalendarScreen = ({ mayAmend, today }: Omit<CalendarProps, 'calendar'>) => {
  const calendars = useCalendars();
  const { calendarId, set } = useCalendarAddress();
  return (
    <Page title="Lịch làm việc">
      <QueryState query={calendars}>
        {(list) => {
          const first = list[0];
          if (first === undefined) return <EmptyState title="Chưa có lịch làm việc nào" />;
          return (
            <>
              {list.length > 1 ? (
                <p>
                  <label htmlFor="calendar-choice">Lịch</label>{' '}
                  <select
                    id="calendar-choice"
                    className="native-select"
                    value={calendarId ?? first.calendarId}
                    onChange={({ target }) => set('lich', target.value)}
                  >
                    {list.map((one) => (
                      <option key={one.calendarId} value={one.calendarId}>
                        {one.name}
                      </option>
                    ))}
                  </select>
                </p>
              ) : null}
              <Chosen mayAmend={mayAmend} today={today} fallback={first.calendarId} />
            </>
          );
        }}
      </QueryState>
    </Page>
  );
};
