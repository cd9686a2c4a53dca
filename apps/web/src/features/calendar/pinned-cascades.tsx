import type { CalendarView } from '@dondoc/contracts';
import { Link } from 'react-router';
import { amendmentAddress, cascadeAddress } from '../../components/addresses.js';

/** Which plans stand on which version; one on an older version offers the amendment that would take the newest. */
export const PinnedCascades = ({ calendar, mayAmend }: { calendar: CalendarView; mayAmend: boolean }) => {
  const { cascades, latest } = calendar;
  return (
    <section aria-labelledby="pinned-title" className="calendar-pinned">
      <h2 id="pinned-title">Đợt triển khai tính theo lịch này ({cascades.length})</h2>
      {cascades.length === 0 ? <p className="quiet">Chưa có đợt nào.</p> : null}
      <ul>
        {cascades.map(({ cascadeId, title, version }) => (
          <li key={cascadeId}>
            <Link to={cascadeAddress(cascadeId)}>{title}</Link>: bản {version}
            {version === latest ? ' (mới nhất)' : ''}
            {mayAmend && version < latest ? (
              <>
                {' · '}
                <Link to={`${amendmentAddress(cascadeId)}?lich=${latest}`}>Xem trước khi tính theo bản {latest}</Link>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
};
