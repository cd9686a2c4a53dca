import { join } from 'node:path';
import { sealingKeys } from '@dondoc/configuration';
import { SecretSeal } from '@dondoc/notifications';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { Logger } from 'pino';
import type { Area } from './areas/area.js';
import { deskAndReports } from './areas/desk-and-reports.js';
import { jobsAndImports } from './areas/jobs-and-imports.js';
import { lettersAndMessages } from './areas/letters-and-messages.js';
import { obligationsAndFiles } from './areas/obligations-and-files.js';
import { peopleAndRights } from './areas/people-and-rights.js';
import { servicePages } from './areas/service-pages.js';
import { templatesAndCascades } from './areas/templates-and-cascades.js';
import { unitsAndCalendars } from './areas/units-and-calendars.js';
import { AccessGuard } from './access/access.guard.js';
import { CrossSiteGuard } from './access/cross-site.guard.js';
import { RegisteredRoutes } from './access/registered-routes.js';
import { ContentStore } from './files/content-store.js';
import { contentStoreOf } from './files/content-store-of.js';
import { Staging } from './files/staging.js';
import { LOGGER } from './logging/logger.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { QuestionThreads } from './questions/question-threads.js';
import { type ApiRuntime, CLOCK, CONFIGURATION, DATABASE, REAL_NOW } from './runtime.js';
import { RequestSchemaPipe } from './writes/request-schema.pipe.js';

/** The parts of the product; where something is made, look for its word. */
const areas: readonly Area[] = [
  peopleAndRights,
  unitsAndCalendars,
  templatesAndCascades,
  obligationsAndFiles,
  lettersAndMessages,
  deskAndReports,
  jobsAndImports,
  servicePages,
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
      { provide: SecretSeal, useFactory: () => new SecretSeal(sealingKeys(configuration)) },
      { provide: ContentStore, useFactory: () => contentStoreOf(configuration) },
    ];
    const controllers = areas.flatMap((area) => area.controllers);
    const services = areas.flatMap((area) => area.services);
    return { module: AppModule, controllers, providers: [...values, ...services, ...doors] };
  }
}
