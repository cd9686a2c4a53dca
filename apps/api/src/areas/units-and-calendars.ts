import { CalendarsController } from '../calendars/calendars.controller.js';
import { CalendarKeepers } from '../calendars/calendar-keepers.js';
import { Calendars } from '../calendars/calendars.js';
import { NoticeMoves } from '../calendars/notice-moves.js';
import { WorkingCalendars } from '../calendars/working-calendars.js';
import { PostsController } from '../units/posts.controller.js';
import { UnitActs } from '../units/unit-acts.js';
import { UnitRevisions } from '../units/unit-revisions.js';
import { UnitViews } from '../units/unit-views.js';
import { UnitsController } from '../units/units.controller.js';
import type { Area } from './area.js';

/** The register of units and posts, and the working calendars. */
export const unitsAndCalendars: Area = {
  controllers: [CalendarsController, UnitsController, PostsController],
  services: [UnitRevisions, UnitViews, UnitActs, WorkingCalendars, NoticeMoves, CalendarKeepers, Calendars],
};
