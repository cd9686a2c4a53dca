import { type CalendarData, RuleViolation } from '@dondoc/domain';
import type { Reader } from '../read-only.js';

export type PublishedCalendar = { calendar: CalendarData; publishedAt: string; by: string; note: string };
export type PinnedCascade = { cascadeId: string; title: string; version: number };

const SELECT = `SELECT body AS calendar, published_at AS "publishedAt", published_by AS by, note FROM calendars`;
const PINNED = `
  SELECT cascade_id AS "cascadeId", title, (calendar->>'version')::integer AS version
  FROM cascades WHERE calendar->>'id' = $1 AND NOT rolled_up ORDER BY title`;

/** Working calendars in all their versions, and who is pinned to which. */
export class CalendarQuery {
  constructor(private readonly reader: Reader) {}

  async listNewest(): Promise<PublishedCalendar[]> {
    const sql = `SELECT DISTINCT ON (id) body AS calendar, published_at AS "publishedAt", published_by AS by, note
      FROM calendars ORDER BY id, version DESC`;
    return (await this.reader.query<PublishedCalendar>(sql)).rows;
  }

  /** All versions, oldest first. @throws RuleViolation `CALENDAR.NOT_FOUND` */
  async versionsOf(calendarId: string): Promise<PublishedCalendar[]> {
    const { rows } = await this.reader.query<PublishedCalendar>(`${SELECT} WHERE id = $1 ORDER BY version`, [
      calendarId,
    ]);
    if (rows.length > 0) return rows;
    throw new RuleViolation('CALENDAR.NOT_FOUND', {
      field: 'calendarId',
      value: calendarId,
      reason: 'Không có lịch làm việc này.',
      mend: 'Chọn một lịch trong danh sách.',
    });
  }

  /** Cascades with work left that are pinned to any version of the calendar. */
  async pinnedCascades(calendarId: string): Promise<PinnedCascade[]> {
    return (await this.reader.query<PinnedCascade>(PINNED, [calendarId])).rows;
  }
}
