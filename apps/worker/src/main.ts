import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from './worker.module.js';

const application = await NestFactory.createApplicationContext(WorkerModule, { logger: ['error', 'warn'] });
application.enableShutdownHooks(['SIGTERM', 'SIGINT']);
