import { ReadDateController } from '../dates/read-date.controller.js';
import { Housekeeping } from '../housekeeping/housekeeping.js';
import { OldRows } from '../housekeeping/old-rows.js';
import { UnusedFiles } from '../housekeeping/unused-files.js';
import { HealthController } from '../health/health.controller.js';
import { TemporalPing } from '../health/temporal-ping.js';
import { OpenApi, OpenApiController } from '../open-api/open-api.controller.js';
import type { Area } from './area.js';

/** Health, housekeeping at night, the API’s own description, dates read for a form. */
export const servicePages: Area = {
  controllers: [ReadDateController, HealthController, OpenApiController],
  services: [TemporalPing, OpenApi, OldRows, UnusedFiles, Housekeeping],
};
