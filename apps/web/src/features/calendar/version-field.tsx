import type { CalendarView } from '@dondoc/contracts';
import { formatInstant } from '../../components/instant-label.js';

/** Which published version is shown: by what notice, by whom, since when. */
export const VersionField = ({
  calendar,
  onVersion,
}: {
  calendar: CalendarView;
  onVersion: (text: string) => void;
}) => (
  <p className="calendar-version">
    <label htmlFor="calendar-version">Bản lịch</label>{' '}
    <select
      id="calendar-version"
      className="native-select"
      value={calendar.version}
      onChange={({ target }) => onVersion(Number(target.value) === calendar.latest ? '' : target.value)}
    >
      {[...calendar.versions].reverse().map(({ version, note, by, publishedAt }) => (
        <option key={version} value={version}>
          {[`Bản ${version}`, note, by, publishedAt === '' ? '' : formatInstant(publishedAt)]
            .filter((part) => part !== '')
            .join(' · ')}
        </option>
      ))}
    </select>
  </p>
);
