import type { ObligationView } from '@dondoc/contracts';
import { formatInstant } from '../../components/instant-label.js';

/** What has happened, in words, newest first. An entry recorded later than it happened says so. */
export const Timeline = ({ entries }: { entries: ObligationView['timeline'] }) => (
  <section aria-label="Dòng thời gian">
    <h2>Dòng thời gian</h2>
    {entries.length === 0 ? (
      <p className="quiet">Chưa có gì xảy ra.</p>
    ) : (
      <ol className="timeline" data-testid="timeline">
        {entries
          .map((entry, position) => ({ ...entry, position }))
          .reverse()
          .map(({ at, recordedAt, kind, text, actor, position }) => (
            <li key={position} className={`timeline-${kind}`}>
              <p className="timeline-text">{text}</p>
              <p className="clause">
                {formatInstant(at)}
                {actor === '' ? '' : ` · ${actor}`}
                {formatInstant(recordedAt) === formatInstant(at) ? '' : ` · ghi nhận lúc ${formatInstant(recordedAt)}`}
              </p>
            </li>
          ))}
      </ol>
    )}
  </section>
);

/** Letters that leave if nothing is handed in. */
export const UpcomingLetters = ({ upcoming }: Pick<ObligationView, 'upcoming'>) =>
  upcoming.length === 0 ? null : (
    <section aria-label="Thư sẽ gửi">
      <h2>Thư sẽ gửi</h2>
      <p className="quiet">Nếu không có gì được nộp:</p>
      <ol className="upcoming">
        {upcoming.map(({ at, to, text }) => (
          <li key={`${at} ${to} ${text}`}>
            {formatInstant(at)} · {to}: {text}
          </li>
        ))}
      </ol>
    </section>
  );
