import { type CommandContext, type Database, publishCalendar } from '@dondoc/commands';
import { type CalendarData, vietnamCalendar, type WorkingCalendar, workingCalendar } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../runtime.js';

export type CalendarInForce = { data: CalendarData; calendar: WorkingCalendar };

/** The calendar that new work is reckoned by: the newest published version, or the one that is shipped. */
@Injectable()
export class WorkingCalendars {
  private known: CalendarInForce | undefined;

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async newest(): Promise<CalendarInForce> {
    const published = await this.database.queries.calendars.listNewest();
    const ours = published.find(({ calendar }) => calendar.id === vietnamCalendar.id) ?? published[0];
    const data = ours?.calendar ?? vietnamCalendar;
    if (this.known?.data.id !== data.id || this.known.data.version !== data.version) {
      this.known = { data, calendar: workingCalendar(data) };
    }
    return this.known;
  }

  /** The same, published if nobody has done so: what a cascade is pinned to must stand in the register. */
  async published({ actor, now }: CommandContext): Promise<CalendarInForce> {
    const inForce = await this.newest();
    const { id, version } = inForce.data;
    if ((await this.database.queries.calendars.listNewest()).length > 0) return inForce;
    const context = { commandId: `calendar:${id}@${version}`, actor, now };
    await publishCalendar(this.database.store, inForce.data, context, 'Lịch kèm theo hệ thống');
    return inForce;
  }
}
