import {
  type Instant,
  instantOf,
  type ObligationTemplate,
  type OrgUnit,
  plainDateOf,
  type SubmissionContent,
  vietnamCalendar,
} from '@dondoc/domain';
import { anObligation, aReport, aTemplate, aUnit, theCentre, yearlyRule } from '@dondoc/domain/testing';
import { createTestDatabase } from '@dondoc/event-store/testing';
import { readModelEntities, readModelMigrations } from '@dondoc/read-models';
import type { CommandContext, CommandResult } from '../command-context.js';
import type { ObligationRef } from '../command-path.js';
import { type Database, openDatabase } from '../database.js';
import { publishCalendar, publishTemplate, registerUnits } from '../register-commands.js';

/** An office with its registers, on a database of its own. */
export type Office = { database: Database; url: string; close: () => Promise<void> };

export const foundingDay = instantOf('2024-01-02T01:00:00.000Z');
export const issueDay = instantOf('2024-02-01T02:00:00.000Z');

/** "trước ngày 15/6" with acceptance, "trước ngày 15/11" without, and a review that binds only under a condition. */
export const theObligations = (): ObligationTemplate[] => [
  anObligation('sau-thang', { due: yearlyRule(6, 15), needsAcceptance: true }),
  anObligation('bao-cao'),
  anObligation('ra-soat', { due: yearlyRule(3, 15), condition: 'Chỉ khi không phù hợp', silence: 'not-applicable' }),
];

export const theUnits = (): OrgUnit[] => [...theCentre(), aUnit('so-noi-vu'), aUnit('so-a'), aUnit('so-b')];

export const as = (commandId: string, now: Instant, actor = 'thu-nghiem'): CommandContext => ({
  commandId,
  now,
  actor,
});

export const anOffice = async (obligations = theObligations(), units = theUnits()): Promise<Office> => {
  const test = await createTestDatabase({ entities: readModelEntities, migrations: readModelMigrations });
  const database = await openDatabase({ url: test.url, poolSize: 20 });
  await registerUnits(database.store, units, as('units', foundingDay));
  await publishCalendar(database.store, vietnamCalendar, as('calendar', foundingDay));
  await publishTemplate(database.store, aTemplate(obligations), as('template', foundingDay));
  const close = async (): Promise<void> => {
    await database.close();
    await test.drop();
  };
  return { database, url: test.url, close };
};

export const draftIn = ({ commands }: Database, cascadeId: string): Promise<CommandResult> =>
  commands.draftCascade(
    {
      cascadeId,
      title: `Đợt ${cascadeId}`,
      template: { id: 'mau-thu', version: 1 },
      calendar: { id: vietnamCalendar.id, version: vietnamCalendar.version },
      document: {
        type: 'Kế hoạch',
        sign: 'KH-UBND',
        number: null,
        issuedOn: null,
        issuer: 'UBND tỉnh',
        subject: 'Thử',
      },
      sample: false,
    },
    as(`draft:${cascadeId}`, foundingDay),
  );

export const theIssue = { documentNumber: '0155', issuedOn: plainDateOf('2024-02-01') };

/** A cascade that was drafted and issued on 01/02/2024. */
export const issueIn = async (database: Database, cascadeId: string): Promise<void> => {
  await draftIn(database, cascadeId);
  await database.commands.issueCascade(cascadeId, theIssue, as(`issue:${cascadeId}`, issueDay));
};

/** Hands in a report under a command id of its own. */
export const handIn = (
  { commands }: Database,
  ref: ObligationRef,
  now: Instant,
  {
    commandId = `${ref.cascadeId}:${ref.unitId}:${ref.lineId}@${now}`,
    ...content
  }: Partial<SubmissionContent> & { commandId?: string } = {},
): Promise<CommandResult> =>
  commands.receiveSubmission(ref, { submissionId: `bai:${commandId}`, content: aReport(content) }, as(commandId, now));
