import type { CalendarView } from '@dondoc/contracts';
import { formatDay } from '../../components/plain-date-label.js';

type Year = CalendarView['years'][number];

const OpenQuestions = ({ questions }: { questions: Year['openQuestions'] }) =>
  questions.length === 0 ? null : (
    <div className="warnings" role="note">
      <p>
        <strong>⚠ Còn chờ văn bản ({questions.length})</strong>
      </p>
      <ul>
        {questions.map(({ from, to, text }) => (
          <li key={`${from} ${text}`}>
            {from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`}: {text}
          </li>
        ))}
      </ul>
    </div>
  );

/** Days off and worked Saturdays of one year: name, source, how certain. */
export const YearTable = ({ year }: { year: Year }) => (
  <section aria-labelledby="year-title">
    <h2 id="year-title">
      Năm {year.year}: {year.entries.filter(({ working }) => !working).length} ngày nghỉ,{' '}
      {year.entries.filter(({ working }) => working).length} ngày làm bù
    </h2>
    <OpenQuestions questions={year.openQuestions} />
    <table className="data-table stacking calendar-table">
      <thead>
        <tr>
          <th scope="col">Ngày</th>
          <th scope="col">Nghỉ hay làm</th>
          <th scope="col">Tên</th>
          <th scope="col">Nguồn</th>
          <th scope="col">Mức chắc chắn</th>
        </tr>
      </thead>
      <tbody>
        {year.entries.map(({ date, weekday, working, name, source, status, statusLabel }) => (
          <tr key={date}>
            <th scope="row">
              {weekday}, {formatDay(date)}
            </th>
            <td data-label="Nghỉ hay làm">{working ? 'Làm việc bù' : 'Nghỉ'}</td>
            <td data-label="Tên">{name}</td>
            <td data-label="Nguồn">{source}</td>
            <td data-label="Mức chắc chắn">
              <span className={status === 'computed' ? 'badge badge-planned' : 'badge badge-plain'}>{statusLabel}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
