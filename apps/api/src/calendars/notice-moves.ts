import { type Database, scheduleIn } from '@dondoc/commands';
import type { NoticePreviewView } from '@dondoc/contracts';
import {
  type CalendarData,
  type DueDate,
  formatLongDate,
  type PlainDate,
  type ScheduleLine,
  scheduleOf,
  workingCalendar,
} from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../runtime.js';

type Move = NoticePreviewView['moves'][number];
type Running = { cascadeId: string; title: string; issuedOn: PlainDate };

const RUNNING = `
  SELECT cascade_id AS "cascadeId", title, document->>'issuedOn' AS "issuedOn" FROM cascades
  WHERE calendar->>'id' = $1 AND status = 'issued' AND NOT rolled_up ORDER BY title, cascade_id`;
const OPEN = `
  SELECT line_id AS "lineId", count(*)::integer AS units FROM obligations
  WHERE cascade_id = $1 AND work IN ('open', 'returned') GROUP BY line_id`;

const differs = (before: DueDate, after: DueDate): boolean =>
  before.lastSafeDay !== after.lastSafeDay || before.lastWorkingDay !== after.lastWorkingDay;

/** The last day in the law's sense; where that stays, the last day on which anybody is at work. */
const moved = (before: DueDate, after: DueDate): { before: PlainDate; after: PlainDate; what: string } =>
  before.lastSafeDay === after.lastSafeDay
    ? { before: before.lastWorkingDay, after: after.lastWorkingDay, what: 'ngày làm việc cuối' }
    : { before: before.lastSafeDay, after: after.lastSafeDay, what: 'hạn' };

/** Which open due dates of running cascades would fall elsewhere under another calendar. Changes none of them. */
@Injectable()
export class NoticeMoves {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async under(next: CalendarData): Promise<Move[]> {
    const { rows } = await this.database.pool.query<Running>(RUNNING, [next.id]);
    const moves: Move[] = [];
    for (const cascade of rows) moves.push(...(await this.movesOf(cascade, next)));
    return moves;
  }

  private async movesOf({ cascadeId, title, issuedOn }: Running, next: CalendarData): Promise<Move[]> {
    const { pool, commands } = this.database;
    const [{ template }, current, open] = await Promise.all([
      commands.pinned.policyOf(cascadeId),
      scheduleIn(pool, cascadeId),
      pool.query<{ lineId: string; units: number }>(OPEN, [cascadeId]),
    ]);
    const openUnits = new Map(open.rows.map(({ lineId, units }) => [lineId, units]));
    const after = new Map(scheduleOf(template, issuedOn, workingCalendar(next)).map((line) => [line.lineId, line]));
    return current.flatMap((line) => {
      const units = openUnits.get(line.lineId) ?? 0;
      return units === 0 ? [] : moveOf(line, after.get(line.lineId), { cascadeId, title, units });
    });
  }
}

const moveOf = (
  line: ScheduleLine,
  next: ScheduleLine | undefined,
  { cascadeId, title, units }: { cascadeId: string; title: string; units: number },
): Move[] => {
  if (!line.due || !next?.due || !differs(line.due, next.due)) return [];
  const { before, after, what } = moved(line.due, next.due);
  const text = `${line.title}: ${what} từ ${formatLongDate(before)} sang ${formatLongDate(after)}; ${units} đơn vị chưa nộp.`;
  return [
    { cascadeId, cascadeTitle: title, lineId: line.lineId, title: line.title, before, after, openUnits: units, text },
  ];
};
