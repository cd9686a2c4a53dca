import { type CommandContext, type Database } from '@dondoc/commands';
import {
  type CascadeCommand,
  type CascadeTemplate,
  initialCascade,
  initialUnitPlan,
  type Instant,
  type Life,
  type OrgUnit,
  type SubmissionContent,
  vietnamCalendar,
  workingCalendar,
} from '@dondoc/domain';

export type SampleOptions = {
  database: Pick<Database, 'store' | 'commands' | 'pool'>;
  now: Instant;
  /** Folder that holds `templates/` and `samples/`. */
  root: string;
  /** The page that sample units hand in; stored by the caller. */
  files: SubmissionContent['files'];
  /** Only the draft: a demonstration issues and lives the plan itself. */
  draftOnly?: boolean;
};

/** The calendar to which all cascades of the sample are pinned. */
export const calendar = workingCalendar(vietnamCalendar);
export const calendarRef = { id: vietnamCalendar.id, version: vietnamCalendar.version };

export const contextAt = (commandId: string, now: Instant): CommandContext => ({
  commandId,
  actor: 'sample',
  now,
  sample: true,
});

/** A draft of the template as the sample makes it: number and day are blank, as in the sources. */
export const draftOf = (
  cascadeId: string,
  template: CascadeTemplate,
  units: readonly OrgUnit[],
): CascadeCommand & { type: 'DraftCascade' } => ({
  type: 'DraftCascade',
  cascadeId,
  title: template.title,
  template: { id: template.id, version: template.version },
  calendar: calendarRef,
  document: {
    type: template.documentType,
    sign: template.documentSign,
    number: null,
    issuedOn: null,
    issuer: units.find(({ id }) => id === template.issuer)?.name ?? '',
    subject: template.subject,
  },
  sample: true,
});

/** Writes a rehearsed life into the log, in one transaction. */
export const recordLife = async (
  { database, now }: SampleOptions,
  cascadeId: string,
  template: CascadeTemplate,
  life: Life,
): Promise<void> => {
  const { cascade, plans } = life;
  await database.commands.recordLife(
    {
      cascadeId,
      policy: { template, calendar },
      cascade: { before: initialCascade(), after: cascade.state, events: cascade.events, expectedVersion: 0 },
      plans: plans.map(({ state, events }, position) => ({
        before: initialUnitPlan(),
        after: state,
        events,
        expectedVersion: 0,
        position,
      })),
    },
    contextAt(`sample:life:${cascadeId}`, now),
  );
};
