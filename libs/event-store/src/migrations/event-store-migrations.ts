import type { MigrationInterface } from 'typeorm';
import { EventLog1700000000000 } from './1700000000000-event-log.js';

/** A migration class; its name ends in the milliseconds by which TypeORM orders it. */
export type Migration = new () => MigrationInterface;

/** Every migration of the log, oldest first. Listed by hand so that a forgotten file cannot run by accident. */
export const eventStoreMigrations: readonly Migration[] = [EventLog1700000000000];
