import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { formatLongDay } from '../../components/plain-date-label.js';
import { dayAt, endOfDay, type LifeDays, positionAfterKey, positionOf, within } from './days.js';
import { countUntil } from './life.js';

type SliderProps = {
  days: LifeDays;
  position: number;
  onMove: (position: number) => void;
  /** Instants at which something changes, in the order of time. */
  turns: readonly { at: string }[];
};

/** A whole life plays in about so many steps of so many milliseconds, however long it is. */
const PLAY_STEPS = 300;
const PLAY_PAUSE = 100;

const usePlaying = ({ days, position, onMove }: SliderProps) => {
  const [playing, setPlaying] = useState(false);
  const ended = position >= days.count - 1;
  useEffect(() => {
    if (!playing) return;
    if (ended) return setPlaying(false);
    const step = Math.max(1, Math.round(days.count / PLAY_STEPS));
    const timer = setTimeout(() => onMove(within(days, position + step)), PLAY_PAUSE);
    return () => clearTimeout(timer);
  }, [playing, ended, days, position, onMove]);
  const toggle = (): void => {
    if (!playing && ended) onMove(0);
    setPlaying(!playing);
  };
  return { playing, toggle };
};

/** The day with a change before or after that one; itself where there is none. */
const turnFrom = ({ days, position, turns }: SliderProps, direction: 1 | -1): number => {
  const at =
    direction === 1
      ? turns[countUntil(turns, endOfDay(days, position))]
      : turns[countUntil(turns, endOfDay(days, position - 1)) - 1];
  return at === undefined ? position : positionOf(days, at.at);
};

/** Chooses the day that the page shows: arrows by day, PageUp and PageDown by month, buttons by change, or playing. */
export const TimeSlider = (props: SliderProps) => {
  const { days, position, onMove } = props;
  const { playing, toggle } = usePlaying(props);
  const label = formatLongDay(dayAt(days, position));
  return (
    <div className="time-slider">
      <p className="time-now">
        Hết ngày{' '}
        <output htmlFor="time" data-testid="rehearsal-day">
          {label}
        </output>
      </p>
      <input
        id="time"
        type="range"
        min={0}
        max={days.count - 1}
        step={1}
        value={position}
        aria-label="Chọn ngày để xem"
        aria-valuetext={label}
        aria-describedby="time-hint"
        onChange={({ target }) => onMove(Number(target.value))}
        onKeyDown={(event) => {
          const next = positionAfterKey(days, position, event.key);
          if (next === null) return;
          event.preventDefault();
          onMove(next);
        }}
      />
      <div className="acts">
        <Button onClick={() => onMove(turnFrom(props, -1))} disabled={position === 0}>
          Thay đổi trước
        </Button>
        <Button type="primary" onClick={toggle} aria-pressed={playing}>
          {playing ? 'Dừng' : 'Chạy'}
        </Button>
        <Button onClick={() => onMove(turnFrom(props, 1))} disabled={position >= days.count - 1}>
          Thay đổi sau
        </Button>
        <span id="time-hint" className="quiet">
          Trên thanh: ← → từng ngày, PageUp và PageDown từng tháng, Home và End về đầu, cuối
        </span>
      </div>
    </div>
  );
};
