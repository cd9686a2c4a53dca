import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { Logger } from 'pino';
import { AccessGuard } from './access/access.guard.js';
import { Credentials } from './access/credentials.js';
import { CrossSiteGuard } from './access/cross-site.guard.js';
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
import { ReadDateController } from './dates/read-date.controller.js';
import { ContentStore } from './files/content-store.js';
import { FileAccess } from './files/file-access.js';
import { FilesController } from './files/files.controller.js';
import { Files } from './files/files.js';
import { HealthController } from './health/health.controller.js';
import { TemporalPing } from './health/temporal-ping.js';
import { LOGGER } from './logging/logger.js';
import { MessagesController } from './messages/messages.controller.js';
import { DueListController } from './obligations/due-list.controller.js';
import { ObligationsController } from './obligations/obligations.controller.js';
import { Submissions } from './obligations/submissions.js';
import { OpenApi, OpenApiController } from './open-api/open-api.controller.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { QuestionThreads } from './questions/question-threads.js';
import { ReadingsController } from './readings/readings.controller.js';
import { Rehearsals } from './rehearsals/rehearsals.js';
import { RehearsalsController } from './rehearsals/rehearsals.controller.js';
import { type ApiRuntime, CLOCK, CONFIGURATION, DATABASE, REAL_NOW } from './runtime.js';
import { Accounts } from './sign-in/accounts.js';
import { People } from './sign-in/people.js';
import { SampleAccountsController } from './sign-in/sample-accounts.controller.js';
import { SessionViews } from './sign-in/session-view.js';
import { Sessions } from './sign-in/sessions.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { Throttle } from './sign-in/throttle.js';
import { DraftsController } from './templates/drafts.controller.js';
import { OutlineController } from './templates/outline.controller.js';
import { Outlines } from './templates/outlines.js';
import { TemplateDrafts } from './templates/template-drafts.js';
import { TemplateViews } from './templates/template-views.js';
import { TemplatesController } from './templates/templates.controller.js';
import { YamlAnswers } from './templates/yaml-answer.js';
import { Tokens } from './tokens/tokens.js';
import { TokensController } from './tokens/tokens.controller.js';
import { RequestSchemaPipe } from './writes/request-schema.pipe.js';

const controllers = [
  SignInController,
  SampleAccountsController,
  TokensController,
  ReadingsController,
  TemplatesController,
  OutlineController,
  DraftsController,
  RehearsalsController,
  CalendarsController,
  CascadesController,
  AmendmentsController,
  DueListController,
  ObligationsController,
  FilesController,
  MessagesController,
  ReadDateController,
  ChangesController,
  HealthController,
  OpenApiController,
];

const services = [
  Accounts,
  Sessions,
  SessionViews,
  Throttle,
  Tokens,
  Credentials,
  Standing,
  People,
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
  Submissions,
  ChangeFeed,
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
      { provide: ContentStore, useValue: new ContentStore(join(configuration.home, 'files')) },
    ];
    return { module: AppModule, controllers, providers: [...values, ...services, ...doors] };
  }
}
