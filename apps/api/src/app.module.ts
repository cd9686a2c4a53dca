import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { Logger } from 'pino';
import { Access } from './access/access.js';
import { Acting } from './access/acting.js';
import { ActingController } from './access/acting.controller.js';
import { AccessGuard } from './access/access.guard.js';
import { CascadePartsReader } from './access/cascade-parts.js';
import { Credentials } from './access/credentials.js';
import { CrossSiteGuard } from './access/cross-site.guard.js';
import { OrganisationTree } from './access/organisation-tree.js';
import { RegisteredRoutes } from './access/registered-routes.js';
import { Standing } from './access/standing.js';
import { Amendments } from './amendments/amendments.js';
import { AmendmentsController } from './amendments/amendments.controller.js';
import { Calendars } from './calendars/calendars.js';
import { CalendarsController } from './calendars/calendars.controller.js';
import { NoticeMoves } from './calendars/notice-moves.js';
import { WorkingCalendars } from './calendars/working-calendars.js';
import { CascadeDrafts } from './cascades/cascade-drafts.js';
import { CascadesController } from './cascades/cascades.controller.js';
import { ChangeFeed } from './changes/change-feed.js';
import { ChangesController } from './changes/changes.controller.js';
import { DeskAccess } from './desk/desk-access.js';
import { DeskController } from './desk/desk.controller.js';
import { Moments } from './desk/moments.js';
import { SearchController } from './desk/search.controller.js';
import { ViewsController } from './desk/views.controller.js';
import { ReadDateController } from './dates/read-date.controller.js';
import { ContentStore } from './files/content-store.js';
import { contentStoreOf } from './files/content-store-of.js';
import { Downloads } from './files/downloads.js';
import { FileAccess } from './files/file-access.js';
import { FilesController } from './files/files.controller.js';
import { Files } from './files/files.js';
import { Staging } from './files/staging.js';
import { HealthController } from './health/health.controller.js';
import { TemporalPing } from './health/temporal-ping.js';
import { Imports } from './imports/imports.js';
import { ImportsController } from './imports/imports.controller.js';
import { PostSheet } from './imports/register/post-sheet.js';
import { UnitSheet } from './imports/register/unit-sheet.js';
import { SubmissionSheet } from './imports/submissions/submission-sheet.js';
import { JobItemRights } from './jobs/job-item-rights.js';
import { JobPreviews } from './jobs/job-previews.js';
import { JobsController } from './jobs/jobs.controller.js';
import { Jobs } from './jobs/jobs.js';
import { LeaderPageController } from './letters/leader-page.controller.js';
import { LeaderPages } from './letters/leader-pages.js';
import { LetterDrafts } from './letters/letter-drafts.js';
import { LetterOffice } from './letters/letter-office.js';
import { LetterTemplates } from './letters/letter-templates.js';
import { LetterTemplatesController } from './letters/letter-templates.controller.js';
import { Letters } from './letters/letters.js';
import { LettersController } from './letters/letters.controller.js';
import { LOGGER } from './logging/logger.js';
import { ChannelsController } from './channels/channels.controller.js';
import { FeedText } from './feeds/feed-text.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { Feeds } from './feeds/feeds.js';
import { InboxOwners } from './inbox/inbox-owners.js';
import { InboxController } from './inbox/inbox.controller.js';
import { Deliveries } from './webhooks/deliveries.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { Webhooks } from './webhooks/webhooks.js';
import { MessagesController } from './messages/messages.controller.js';
import { DueListController } from './obligations/due-list.controller.js';
import { DecisionsController } from './obligations/decisions.controller.js';
import { ObligationsController } from './obligations/obligations.controller.js';
import { SubmissionDrafts } from './obligations/submission-drafts.js';
import { SubmissionDraftsController } from './obligations/submission-drafts.controller.js';
import { Submissions } from './obligations/submissions.js';
import { OpenApi, OpenApiController } from './open-api/open-api.controller.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { QuestionThreads } from './questions/question-threads.js';
import { ReadingsController } from './readings/readings.controller.js';
import { Rehearsals } from './rehearsals/rehearsals.js';
import { RehearsalsController } from './rehearsals/rehearsals.controller.js';
import { CheckThrottle } from './receipts/check-throttle.js';
import { ReceiptKeys } from './receipts/receipt-keys.js';
import { Receipts } from './receipts/receipts.js';
import { ReceiptsController } from './receipts/receipts.controller.js';
import { type ApiRuntime, CLOCK, CONFIGURATION, DATABASE, REAL_NOW } from './runtime.js';
import { PeopleActs } from './people/people-acts.js';
import { PeopleList } from './people/people-list.js';
import { PeopleController } from './people/people.controller.js';
import { AccountMailer } from './sign-in/account-mailer.js';
import { Accounts } from './sign-in/accounts.js';
import { Attempts } from './sign-in/attempts.js';
import { FirstAdmin } from './sign-in/first-admin.js';
import { KnownBrowsers } from './sign-in/known-browsers.js';
import { OwnAccountController } from './sign-in/own-account.controller.js';
import { OwnPasswords } from './sign-in/own-passwords.js';
import { PasswordLinks } from './sign-in/password-links.js';
import { PasswordLinksController } from './sign-in/password-links.controller.js';
import { Passwords } from './sign-in/passwords.js';
import { People } from './sign-in/people.js';
import { SampleAccountsController } from './sign-in/sample-accounts.controller.js';
import { SessionViews } from './sign-in/session-view.js';
import { Sessions } from './sign-in/sessions.js';
import { ProvenPeople } from './sign-in/proven-people.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignIns } from './sign-in/sign-ins.js';
import { SignOnVisits } from './sign-in/sign-on-visits.js';
import { SingleSignOn } from './sign-in/single-sign-on.js';
import { SingleSignOnController } from './sign-in/single-sign-on.controller.js';
import { Reports } from './reports/reports.js';
import { ReportsController } from './reports/reports.controller.js';
import { DraftsController } from './templates/drafts.controller.js';
import { OutlineController } from './templates/outline.controller.js';
import { Outlines } from './templates/outlines.js';
import { TemplateDrafts } from './templates/template-drafts.js';
import { TemplateViews } from './templates/template-views.js';
import { TemplatesController } from './templates/templates.controller.js';
import { YamlAnswers } from './templates/yaml-answer.js';
import { Tokens } from './tokens/tokens.js';
import { TokensController } from './tokens/tokens.controller.js';
import { PostsController } from './units/posts.controller.js';
import { UnitActs } from './units/unit-acts.js';
import { UnitViews } from './units/unit-views.js';
import { UnitsController } from './units/units.controller.js';
import { RequestSchemaPipe } from './writes/request-schema.pipe.js';

const controllers = [
  SignInController,
  SingleSignOnController,
  PasswordLinksController,
  OwnAccountController,
  PeopleController,
  ActingController,
  SampleAccountsController,
  TokensController,
  ReadingsController,
  TemplatesController,
  OutlineController,
  DraftsController,
  RehearsalsController,
  CalendarsController,
  CascadesController,
  ReportsController,
  AmendmentsController,
  UnitsController,
  PostsController,
  DueListController,
  ObligationsController,
  DecisionsController,
  SubmissionDraftsController,
  FilesController,
  ReceiptsController,
  LettersController,
  LeaderPageController,
  LetterTemplatesController,
  MessagesController,
  InboxController,
  ChannelsController,
  WebhooksController,
  FeedsController,
  JobsController,
  ImportsController,
  ReadDateController,
  DeskController,
  ViewsController,
  SearchController,
  ChangesController,
  HealthController,
  OpenApiController,
];

const services = [
  Moments,
  DeskAccess,
  Accounts,
  Sessions,
  SessionViews,
  SignIns,
  Attempts,
  Passwords,
  KnownBrowsers,
  PasswordLinks,
  OwnPasswords,
  AccountMailer,
  SingleSignOn,
  SignOnVisits,
  ProvenPeople,
  FirstAdmin,
  PeopleList,
  PeopleActs,
  Tokens,
  Credentials,
  Acting,
  OrganisationTree,
  CascadePartsReader,
  Standing,
  Access,
  People,
  UnitViews,
  UnitActs,
  WorkingCalendars,
  NoticeMoves,
  Calendars,
  Amendments,
  TemplateViews,
  TemplateDrafts,
  YamlAnswers,
  Outlines,
  Rehearsals,
  CascadeDrafts,
  Files,
  FileAccess,
  Downloads,
  CheckThrottle,
  ReceiptKeys,
  Receipts,
  LeaderPages,
  LetterOffice,
  LetterTemplates,
  LetterDrafts,
  Letters,
  Reports,
  Submissions,
  SubmissionDrafts,
  JobItemRights,
  JobPreviews,
  Jobs,
  SubmissionSheet,
  UnitSheet,
  PostSheet,
  Imports,
  ChangeFeed,
  InboxOwners,
  Feeds,
  FeedText,
  Webhooks,
  Deliveries,
  TemporalPing,
  OpenApi,
];

/** The guards run in this order: first where a request comes from, then who asks and whether they may. */
const doors = [
  { provide: APP_GUARD, useClass: CrossSiteGuard },
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_PIPE, useClass: RequestSchemaPipe },
  { provide: APP_FILTER, useClass: ProblemFilter },
];

@Module({})
export class AppModule {
  static with(
    { configuration, clock, database, realNow, threadProgram }: ApiRuntime,
    logger: Logger,
    routes: RegisteredRoutes,
  ): DynamicModule {
    const values = [
      { provide: CONFIGURATION, useValue: configuration },
      { provide: CLOCK, useValue: clock },
      { provide: DATABASE, useValue: database },
      { provide: REAL_NOW, useValue: realNow },
      { provide: LOGGER, useValue: logger },
      { provide: RegisteredRoutes, useValue: routes },
      { provide: QuestionThreads, useValue: new QuestionThreads(threadProgram) },
      { provide: Staging, useValue: new Staging(join(configuration.home, 'files', 'incoming')) },
      { provide: ContentStore, useFactory: () => contentStoreOf(configuration) },
    ];
    return { module: AppModule, controllers, providers: [...values, ...services, ...doors] };
  }
}
