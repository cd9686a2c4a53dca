import { CascadeLineRow, CascadeRow, UnitPlanRow } from './cascades/cascade.entities.js';
import { ChaseLetterItemRow, ChaseLetterRow } from './chase-letters/chase-letter.entities.js';
import { JobItemRow, JobRow } from './jobs/job.entities.js';
import { ChannelChoiceRow, LetterReadRow, LetterRow, NoticeRow } from './messages/message.entities.js';
import { CalendarFeedRow, WebhookCursorRow, WebhookDeliveryRow, WebhookRow } from './messages/webhook.entities.js';
import { Messages1700000000150 } from './migrations/1700000000150-messages.js';
import { ReadModels1700000000100 } from './migrations/1700000000100-read-models.js';
import { TiersAndDrafts1700000000110 } from './migrations/1700000000110-tiers-and-drafts.js';
import { LifeOfASubmission1700000000120 } from './migrations/1700000000120-life-of-a-submission.js';
import { Desk1700000000140 } from './migrations/1700000000140-desk.js';
import { Posts1700000000130 } from './migrations/1700000000130-posts.js';
import { Jobs1700000000160 } from './migrations/1700000000160-jobs.js';
import { ChaseLetters1700000000180 } from './migrations/1700000000180-chase-letters.js';
import { SavedViewRevision1700000000191 } from './migrations/1700000000191-saved-view-revision.js';
import { NoteSearch1700000000192 } from './migrations/1700000000192-note-search.js';
import { LetterWithdrawal1700000000195 } from './migrations/1700000000195-letter-withdrawal.js';
import { ObligationRow } from './obligations/obligation.entities.js';
import { ReconciliationRow, WorkerHeartbeatRow } from './operation/operation.entities.js';
import { DisabledPersonRow, PostHoldingRow } from './registers/post-holding.entity.js';
import { CalendarRow, TemplateDraftRow, TemplateRow, UnitRow } from './registers/register.entities.js';
import { SavedViewRow } from './views/saved-view.entity.js';
import { SubmissionRow } from './submissions/submission.entity.js';
import { SubmissionDraftRow } from './submissions/submission-draft.entity.js';

export * from './cascades/cascade.projection.js';
export * from './chase-letters/chase-letter.projection.js';
export { letterStream } from './chase-letters/chase-letter-story.js';
export * from './cascades/due-tallies.query.js';
export type { DeskAsked, DeskFound, DeskQuery, DeskScope } from './desk/desk.query.js';
export { noteQuestion } from './search/search-submissions.js';
export type { SearchScope } from './search/search-scope.js';
export type { ViewOwner } from './views/saved-views.js';
export * from './jobs/item-rights.query.js';
export { JobQuery } from './jobs/job.query.js';
export { refKey } from './obligations/ref-key.js';
export * from './jobs/job.projection.js';
export { stillActing } from './jobs/starter.query.js';
export { remindSkips } from './jobs/remind-skips.query.js';
export type { LeaderPage } from './leader-page/leader-page.query.js';
export { isPageDay, leaderLetterId, mondayOf, pageLeavesAt } from './leader-page/page-day.js';
export { leaderSheetOf } from './leader-page/leader-sheet.js';
export * from './messages/message.entities.js';
export type { MessageFilter } from './messages/message-list.query.js';
export * from './messages/addressees.query.js';
export * from './messages/duty-lines.query.js';
export * from './messages/inbox.query.js';
export * from './messages/letter-kinds.js';
export * from './messages/notice.projection.js';
export * from './messages/webhook.entities.js';
export * from './obligations/obligation-facts.js';
export type { ObligationRef } from './obligations/obligation.query.js';
export { rightsOn, type Viewer } from './obligations/offered.js';
export * from './obligations/unit-plan.projection.js';
export * from './queries.js';
export type { FoundReceipt, ReceiptQuery, VouchedFacts } from './receipts/receipt.query.js';
export { type Reminders, remindersOf } from './reminders/reminders.query.js';
export type { Report, ReportAsked, WholeReport } from './reports/report.query.js';
export * from './registers/calendar.query.js';
export * from './registers/disabled-people.js';
export * from './registers/organisation.projection.js';
export { type ActingPost, PostQuery } from './registers/posts.query.js';
export * from './registers/register.projection.js';
export * from './registers/template.query.js';
export * from './registers/template-draft.projection.js';
export * from './submissions/submission.projection.js';
export * from './submissions/submission-drafts.js';
export { actorName } from './timeline/actors.js';
export type { Transaction } from './transaction.js';

export const readModelEntities = [
  UnitRow,
  PostHoldingRow,
  DisabledPersonRow,
  TemplateRow,
  TemplateDraftRow,
  CalendarRow,
  CascadeRow,
  CascadeLineRow,
  UnitPlanRow,
  ObligationRow,
  SubmissionRow,
  SubmissionDraftRow,
  NoticeRow,
  LetterRow,
  LetterReadRow,
  ChannelChoiceRow,
  WebhookRow,
  WebhookDeliveryRow,
  WebhookCursorRow,
  CalendarFeedRow,
  WorkerHeartbeatRow,
  JobRow,
  JobItemRow,
  ChaseLetterRow,
  ChaseLetterItemRow,
  SavedViewRow,
  ReconciliationRow,
];
export const readModelMigrations = [
  ReadModels1700000000100,
  TiersAndDrafts1700000000110,
  LifeOfASubmission1700000000120,
  Posts1700000000130,
  Desk1700000000140,
  Messages1700000000150,
  Jobs1700000000160,
  ChaseLetters1700000000180,
  SavedViewRevision1700000000191,
  NoteSearch1700000000192,
  LetterWithdrawal1700000000195,
];
