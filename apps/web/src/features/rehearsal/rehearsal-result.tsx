import type { RehearsalView } from '@dondoc/contracts';
import { useCallback, useMemo, useState } from 'react';
import { EmptyState } from '../../components/empty-state.js';
import { formatNumber } from '../../components/number-text.js';
import { CellStory } from './cell-story.js';
import { daysOfLife, endOfDay, positionOf } from './days.js';
import { FindingList } from './finding-list.js';
import { LetterLists, RehearsedRollUps } from './letter-lists.js';
import { type Finding, indexRehearsal, turningPoints } from './life.js';
import { LIFE_GRID_ID, LifeGrid } from './life-grid.js';
import type { Place } from './life-row.js';
import { LifeTotals } from './life-totals.js';
import { TimeSlider } from './time-slider.js';

const Counts = ({ counts }: Pick<RehearsalView, 'counts'>) => (
  <p className="progress-sentence" data-testid="rehearsal-counts">
    {formatNumber(counts.lines)} nghĩa vụ, {formatNumber(counts.units)} đơn vị, {formatNumber(counts.dueMarks)} mốc nộp;{' '}
    {formatNumber(counts.messages)} thư nhắc, {formatNumber(counts.events)} sự kiện. Chỉ là chạy thử: không giao việc,
    không gửi thư.
  </p>
);

const useLife = (view: RehearsalView) => {
  const life = useMemo(() => indexRehearsal(view), [view]);
  const turns = useMemo(() => turningPoints(life), [life]);
  const days = useMemo(() => daysOfLife(view.from, view.until), [view]);
  const [position, setPosition] = useState(0);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const goTo = useCallback((at: string) => setPosition(positionOf(days, at)), [days]);
  return { life, turns, days, position, setPosition, active, setActive, goTo };
};

/** A rehearsed life: what breaks, a time slider, and the table, letters and roll-ups of the chosen day. */
export const RehearsalResult = ({ view }: { view: RehearsalView }) => {
  const { life, turns, days, position, setPosition, active, setActive, goTo } = useLife(view);
  const at = endOfDay(days, position);
  const goToFinding = ({ at: when, lineId, unitId }: Finding): void => {
    if (when !== null) goTo(when);
    setActive({
      row: life.units.findIndex((unit) => unit.unitId === unitId) + 1,
      column: life.lines.findIndex((line) => line.lineId === lineId) + 1,
    });
    document.getElementById(LIFE_GRID_ID)?.focus();
  };
  return (
    <div className="rehearsal">
      <Counts counts={view.counts} />
      <FindingList findings={view.findings} onGo={goToFinding} />
      {view.cells.length === 0 ? (
        <EmptyState
          title="Không có mốc nào để chạy"
          text="Xem “Những chỗ vướng” ở trên: mẫu chưa có nghĩa vụ soạn xong, hoặc chưa có đơn vị nào phải thực hiện."
        />
      ) : (
        <>
          <TimeSlider days={days} position={position} onMove={setPosition} turns={turns} />
          <LifeTotals life={life} at={at} />
          <div className="life-and-story">
            <LifeGrid life={life} at={at} active={active} onActive={setActive} />
            <CellStory life={life} active={active} at={at} onGo={goTo} />
          </div>
          <div className="rehearsal-lists">
            <LetterLists view={view} at={at} />
            <RehearsedRollUps view={view} at={at} />
          </div>
        </>
      )}
    </div>
  );
};
