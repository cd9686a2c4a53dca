import { type CommandContext, type Database, publishCalendar } from '@dondoc/commands';
import type { CalendarView, NoticePreviewView, NoticeRequest } from '@dondoc/contracts';
import { applyNotice, type CalendarData, diffCalendars, RuleViolation, vietnamCalendar } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
import { calendarProblems } from '../problem/calendar-problems.js';
import { DATABASE } from '../runtime.js';
import { People } from '../sign-in/people.js';
import { CalendarKeepers } from './calendar-keepers.js';
import { dayInWords, yearsOf } from './calendar-view.js';
import { noticeOf } from './notice-days.js';
import { NoticeMoves } from './notice-moves.js';

type Published = { calendar: CalendarData; publishedAt: string; by: string; note: string };
export type ListedCalendar = { calendarId: string; name: string; version: number; publishedAt: string };

const shipped: Published = { calendar: vietnamCalendar, publishedAt: '', by: '', note: 'Lịch kèm theo hệ thống' };

const newestOf = (versions: readonly Published[]): CalendarData => versions.at(-1)?.calendar ?? vietnamCalendar;

/** Working calendars and the notices that make new versions of them. A new version changes no due date by itself. */
@Injectable()
export class Calendars {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly moves: NoticeMoves,
    private readonly people: People,
    private readonly access: Access,
    private readonly keepers: CalendarKeepers,
  ) {}

  async list(): Promise<ListedCalendar[]> {
    const published: Published[] = await this.database.queries.calendars.listNewest();
    return (published.length > 0 ? published : [shipped]).map(({ calendar, publishedAt }) => ({
      calendarId: calendar.id,
      name: calendar.name,
      version: calendar.version,
      publishedAt,
    }));
  }

  /** Of the cascades that stand on it those that the asker sees. @param version null: the newest. @throws RuleViolation `CALENDAR.NOT_FOUND` */
  async get(calendarId: string, version: number | null, asker: SignedIn): Promise<CalendarView> {
    const versions = await this.versionsOf(calendarId);
    const latest = newestOf(versions);
    const shown = version === null ? latest : versions.find((one) => one.calendar.version === version)?.calendar;
    if (!shown) throw notFound('version', `${calendarId}, bản ${version}`);
    const name = await this.people.naming(versions.map(({ by }) => by));
    const pinned = await this.database.queries.calendars.pinnedCascades(calendarId);
    const seen = await this.access.cascadesSeen(asker);
    return {
      calendarId,
      version: shown.version,
      latest: latest.version,
      name: shown.name,
      versions: versions.map(({ calendar, publishedAt, by, note }) => ({
        version: calendar.version,
        publishedAt,
        by: name(by),
        note,
      })),
      years: yearsOf(shown),
      cascades: pinned.filter(({ cascadeId }) => seen?.has(cascadeId) ?? true),
      mayPublish: await this.keepers.mayPublish(asker),
    };
  }

  /** What a notice would change, and which open due dates would move. Changes nothing. @throws RuleViolation `CALENDAR.*` */
  async preview(calendarId: string, request: NoticeRequest): Promise<NoticePreviewView> {
    const { before, next } = await this.nextVersion(calendarId, request);
    const changes = diffCalendars(before, next).map((change) => ({
      date: change.date,
      before: dayInWords(change.before),
      after: dayInWords(change.after),
    }));
    return { changes, moves: await this.moves.under(next), nextVersion: next.version };
  }

  /** Publishes the version that a notice makes. @throws RuleViolation `CALENDAR.*`; ApiProblem `CALENDAR.OVERTAKEN`: another notice came first */
  async publish(calendarId: string, request: NoticeRequest, context: CommandContext): Promise<number> {
    const { store } = this.database;
    if (await store.findReceipt(context.commandId)) return request.basedOn + 1;
    const { next } = await this.nextVersion(calendarId, request);
    await publishCalendar(store, next, context, request.source.trim());
    return next.version;
  }

  private async nextVersion(
    calendarId: string,
    request: NoticeRequest,
  ): Promise<{ before: CalendarData; next: CalendarData }> {
    const before = newestOf(await this.versionsOf(calendarId));
    if (request.basedOn !== before.version) throw calendarProblems.overtaken(request.basedOn, before.version);
    return { before, next: applyNotice(before, noticeOf(request, before)) };
  }

  private async versionsOf(calendarId: string): Promise<Published[]> {
    try {
      return await this.database.queries.calendars.versionsOf(calendarId);
    } catch (error) {
      const unpublished = error instanceof RuleViolation && error.code === 'CALENDAR.NOT_FOUND';
      if (unpublished && calendarId === vietnamCalendar.id) return [shipped];
      throw error;
    }
  }
}

const notFound = (field: string, value: string): RuleViolation =>
  new RuleViolation('CALENDAR.NOT_FOUND', {
    field,
    value,
    reason: 'Không có bản lịch này.',
    mend: 'Chọn một bản trong danh sách.',
  });
