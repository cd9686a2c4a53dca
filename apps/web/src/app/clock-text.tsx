import type { SessionView } from '@dondoc/contracts';
import { useEffect, useState } from 'react';
import { dayOfInstant, formatTime } from '../components/instant-label.js';
import { formatLongDay } from '../components/plain-date-label.js';

type Clock = Pick<SessionView, 'now' | 'clockRate'>;

/** The product's instant, going on from the server's answer at the clock's rate. */
const useTickingInstant = ({ now, clockRate }: Clock): string => {
  const [shown, setShown] = useState(now);
  useEffect(() => {
    setShown(now);
    if (clockRate === 1) return;
    const asked = performance.now();
    const start = Date.parse(now);
    const timer = setInterval(() => {
      setShown(new Date(start + (performance.now() - asked) * clockRate).toISOString());
    }, 250);
    return () => clearInterval(timer);
  }, [now, clockRate]);
  return shown;
};

/** Today by the product's clock; with the hour and a badge while that clock runs faster than ours. */
export const ClockText = ({ session }: { session: SessionView }) => {
  const instant = useTickingInstant(session);
  const fast = session.clockRate !== 1;
  const day = fast ? (dayOfInstant(instant) ?? session.today) : session.today;
  return (
    <>
      <span className="today">
        {formatLongDay(day)}
        {fast ? <span className="today-hour"> {formatTime(instant)}</span> : null}
      </span>
      {fast ? <span className="badge badge-clock">Đồng hồ tăng tốc</span> : null}
    </>
  );
};
