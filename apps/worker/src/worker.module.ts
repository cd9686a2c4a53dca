import { configuredClock, openDatabase } from '@dondoc/commands';
import { type Configuration, loadConfiguration } from '@dondoc/configuration';
import { Module } from '@nestjs/common';
import { CLOCK, CONFIGURATION, DATABASE } from './tokens.js';
import { WorkerService } from './worker.service.js';

@Module({
  providers: [
    { provide: CONFIGURATION, useFactory: () => loadConfiguration(process.env) },
    { provide: CLOCK, inject: [CONFIGURATION], useFactory: configuredClock },
    {
      provide: DATABASE,
      inject: [CONFIGURATION],
      useFactory: ({ postgresUrl }: Configuration) => openDatabase({ url: postgresUrl ?? '', poolSize: 20 }),
    },
    WorkerService,
  ],
})
export class WorkerModule {}
