import { Downloads } from '../files/downloads.js';
import { FileAccess } from '../files/file-access.js';
import { FilesController } from '../files/files.controller.js';
import { Files } from '../files/files.js';
import { DecisionsController } from '../obligations/decisions.controller.js';
import { DueListController } from '../obligations/due-list.controller.js';
import { ObligationsController } from '../obligations/obligations.controller.js';
import { SubmissionDraftsController } from '../obligations/submission-drafts.controller.js';
import { SubmissionDrafts } from '../obligations/submission-drafts.js';
import { Submissions } from '../obligations/submissions.js';
import { CheckThrottle } from '../receipts/check-throttle.js';
import { ReceiptKeys } from '../receipts/receipt-keys.js';
import { ReceiptsController } from '../receipts/receipts.controller.js';
import { Receipts } from '../receipts/receipts.js';
import type { Area } from './area.js';

/** What units owe and hand in, its files and receipts. */
export const obligationsAndFiles: Area = {
  controllers: [
    DueListController,
    ObligationsController,
    DecisionsController,
    SubmissionDraftsController,
    FilesController,
    ReceiptsController,
  ],
  services: [Files, FileAccess, Downloads, CheckThrottle, ReceiptKeys, Receipts, Submissions, SubmissionDrafts],
};
