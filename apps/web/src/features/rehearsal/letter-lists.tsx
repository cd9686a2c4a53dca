import type { RehearsalView } from '@dondoc/contracts';
import { formatInstant } from '../../components/instant-label.js';
import { formatNumber } from '../../components/number-text.js';
import { countUntil, type Message } from './life.js';

/** More than anybody reads at one moment; the slider leads to the others. */
const SHOWN = 12;

const Letters = ({ list }: { list: readonly Message[] }) => (
  <ul className="rehearsal-letters">
    {list.map(({ at, to, kind, text }) => (
      <li key={`${at} ${to} ${kind} ${text}`}>
        <span className="clause">{formatInstant(at)}</span> · <strong>{to}</strong>
        <br />
        {text}
      </li>
    ))}
  </ul>
);

const Cut = ({ count, which }: { count: number; which: string }) =>
  count > SHOWN ? (
    <p className="quiet">
      Hiện {SHOWN} thư {which} trong {formatNumber(count)}.
    </p>
  ) : null;

/** Letters up to the moment, newest first, and those that are still to leave. */
export const LetterLists = ({ view, at }: { view: RehearsalView; at: string }) => {
  const sent = countUntil(view.messages, at);
  const later = view.messages.length - sent;
  const unlisted = view.counts.messages - view.messages.length;
  return (
    <>
      <section className="card" aria-labelledby="sent-title">
        <h2 id="sent-title" data-testid="letters-sent">
          Thư đã gửi đến lúc này ({formatNumber(sent)})
        </h2>
        <Letters list={view.messages.slice(Math.max(0, sent - SHOWN), sent).reverse()} />
        <Cut count={sent} which="mới nhất" />
      </section>
      <section className="card" aria-labelledby="coming-title">
        <h2 id="coming-title">
          Thư sẽ gửi ({formatNumber(later)}
          {unlisted > 0 ? '+' : ''})
        </h2>
        <Letters list={view.messages.slice(sent, sent + SHOWN)} />
        <Cut count={later} which="kế tiếp" />
        {unlisted > 0 ? (
          <p className="quiet">
            Cả đợt có {formatNumber(view.counts.messages)} thư; trang này giữ {formatNumber(view.messages.length)} thư
            đầu tiên.
          </p>
        ) : null}
      </section>
    </>
  );
};

/** What has been added up by that moment, newest first. */
export const RehearsedRollUps = ({ view, at }: { view: RehearsalView; at: string }) => {
  const done = countUntil(view.rollUps, at);
  return (
    <section className="card" aria-labelledby="rehearsed-roll-ups">
      <h2 id="rehearsed-roll-ups">
        Kết quả tổng hợp ({formatNumber(done)}/{formatNumber(view.rollUps.length)})
      </h2>
      {done === 0 ? <p className="quiet">Đến ngày này chưa có kỳ nào được tổng hợp.</p> : null}
      <ul className="rehearsal-letters">
        {view.rollUps
          .slice(0, done)
          .reverse()
          .slice(0, SHOWN)
          .map(({ lineId, title, at: when, sentence }) => (
            <li key={`${lineId} ${when}`}>
              <strong>{title}</strong> <span className="clause">{formatInstant(when)}</span>
              <br />
              {sentence}
            </li>
          ))}
      </ul>
    </section>
  );
};
