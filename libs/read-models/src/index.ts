import { CascadeLineRow, CascadeRow, UnitPlanRow } from './cascades/cascade.entities.js';
import { LetterRow, NoticeRow } from './messages/message.entities.js';
import { ReadModels1700000000100 } from './migrations/1700000000100-read-models.js';
import { TiersAndDrafts1700000000110 } from './migrations/1700000000110-tiers-and-drafts.js';
import { ObligationRow } from './obligations/obligation.entities.js';
import { ReconciliationRow, WorkerHeartbeatRow } from './operation/operation.entities.js';
import { CalendarRow, TemplateDraftRow, TemplateRow, UnitRow } from './registers/register.entities.js';
import { SubmissionRow } from './submissions/submission.entity.js';

export * from './cascades/cascade.projection.js';
export * from './cascades/due-tallies.query.js';
export * from './messages/message.entities.js';
export type { MessageFilter } from './messages/message-list.query.js';
export * from './messages/notice.projection.js';
export * from './obligations/obligation-facts.js';
export type { ObligationRef, ReadStream, Viewer } from './obligations/obligation.query.js';
export * from './obligations/unit-plan.projection.js';
export * from './queries.js';
export * from './registers/calendar.query.js';
export * from './registers/register.projection.js';
export * from './registers/template.query.js';
export * from './registers/template-draft.projection.js';
export * from './submissions/submission.projection.js';
export { actorName } from './timeline/timeline.js';
export type { Transaction } from './transaction.js';

export const readModelEntities = [
  UnitRow,
  TemplateRow,
  TemplateDraftRow,
  CalendarRow,
  CascadeRow,
  CascadeLineRow,
  UnitPlanRow,
  ObligationRow,
  SubmissionRow,
  NoticeRow,
  LetterRow,
  WorkerHeartbeatRow,
  ReconciliationRow,
];
export const readModelMigrations = [ReadModels1700000000100, TiersAndDrafts1700000000110];
