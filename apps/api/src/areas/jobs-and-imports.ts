import { DryRuns } from '../imports/dry-runs.js';
import { ImportsController } from '../imports/imports.controller.js';
import { Imports } from '../imports/imports.js';
import { PostSheet } from '../imports/register/post-sheet.js';
import { UnitSheet } from '../imports/register/unit-sheet.js';
import { SubmissionSheet } from '../imports/submissions/submission-sheet.js';
import { JobItemRights } from '../jobs/job-item-rights.js';
import { JobPreviews } from '../jobs/job-previews.js';
import { JobsController } from '../jobs/jobs.controller.js';
import { Jobs } from '../jobs/jobs.js';
import type { Area } from './area.js';

/** Acts on many things at once, and sheets that are read in. */
export const jobsAndImports: Area = {
  controllers: [JobsController, ImportsController],
  services: [JobItemRights, JobPreviews, Jobs, SubmissionSheet, UnitSheet, PostSheet, DryRuns, Imports],
};
