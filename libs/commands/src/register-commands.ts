import { type CalendarData, type CascadeTemplate, type OrgUnit, validateTemplate } from '@dondoc/domain';
import type { EventStore } from '@dondoc/event-store';
import { projectCalendar, projectTemplate, projectUnits, type Transaction } from '@dondoc/read-models';
import type { CommandContext } from './command-context.js';
import { fingerprintOf } from './recorder.js';

type Publication = { stream: string; type: string; data: unknown; project: (tx: Transaction) => Promise<void> };

const publish = async (
  store: EventStore,
  { stream, type, data, project }: Publication,
  context: CommandContext,
): Promise<void> => {
  const { commandId, actor, now, sample } = context;
  const history = await store.readStream(stream);
  await store.append(
    {
      receipt: { commandId, fingerprint: fingerprintOf({ stream, type, data }), result: null },
      metadata: {
        actor,
        commandId,
        correlationId: commandId,
        causationId: null,
        schemaVersion: 1,
        ...(sample ? { sample } : {}),
      },
      recordedAt: now,
      appends: [{ stream, expectedVersion: history.length, events: [{ type, occurredAt: now, data }] }],
      outbox: [],
    },
    project,
  );
};

/** Enters units in the register, with their validity dates. */
export const registerUnits = (store: EventStore, units: readonly OrgUnit[], context: CommandContext): Promise<void> =>
  publish(
    store,
    { stream: 'organisation', type: 'UnitsRegistered', data: { units }, project: (tx) => projectUnits(tx, units) },
    context,
  );

/** Publishes a template version; it never changes afterwards. @throws RuleViolation `TEMPLATE.*` */
export const publishTemplate = (
  store: EventStore,
  template: CascadeTemplate,
  context: CommandContext,
): Promise<void> => {
  const checked = validateTemplate(template);
  const stream = `template:${checked.id}`;
  return publish(
    store,
    {
      stream,
      type: 'TemplatePublished',
      data: { template: checked },
      project: (tx) => projectTemplate(tx, checked, { at: context.now, by: context.actor }),
    },
    context,
  );
};

/** Publishes a calendar version; it never changes afterwards. `note`: the notice by which it was made. */
export const publishCalendar = (
  store: EventStore,
  calendar: CalendarData,
  context: CommandContext,
  note = '',
): Promise<void> =>
  publish(
    store,
    {
      stream: `calendar:${calendar.id}`,
      type: 'CalendarPublished',
      data: { calendar, note },
      project: (tx) => projectCalendar(tx, calendar, { at: context.now, by: context.actor, note }),
    },
    context,
  );
