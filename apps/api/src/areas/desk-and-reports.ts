import { ChangeFeed } from '../changes/change-feed.js';
import { ChangesController } from '../changes/changes.controller.js';
import { DeskAccess } from '../desk/desk-access.js';
import { DeskController } from '../desk/desk.controller.js';
import { Moments } from '../desk/moments.js';
import { SearchController } from '../desk/search.controller.js';
import { ViewsController } from '../desk/views.controller.js';
import { ReportsController } from '../reports/reports.controller.js';
import { Reports } from '../reports/reports.js';
import type { Area } from './area.js';

/** What the Office looks at: desk, search, reports, and that something has changed. */
export const deskAndReports: Area = {
  controllers: [ReportsController, DeskController, ViewsController, SearchController, ChangesController],
  services: [Moments, DeskAccess, Reports, ChangeFeed],
};
