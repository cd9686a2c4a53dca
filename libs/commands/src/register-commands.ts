import { type CalendarData, type CascadeTemplate, type OrgUnit, RuleViolation, validateTemplate } from '@dondoc/domain';
import { ConcurrencyError, type EventStore, type RecordedEvent } from '@dondoc/event-store';
import { projectCalendar, projectOrganisation, projectTemplate, type Transaction } from '@dondoc/read-models';
import type { CommandContext } from './command-context.js';
import { fingerprintOf } from './recorder.js';

type Publication = {
  stream: string;
  type: string;
  data: unknown;
  project: (tx: Transaction) => Promise<void>;
  /** Refuses what may not follow what is in the stream. */
  check?: (history: readonly RecordedEvent[]) => void;
};

const publish = async (
  store: EventStore,
  { stream, type, data, project, check }: Publication,
  context: CommandContext,
): Promise<void> => {
  const { commandId, actor, now, sample } = context;
  const history = await store.readStream(stream);
  if (!(await store.findReceipt(commandId))) check?.(history);
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

/** Enters units in the register, with their validity dates; one that is known keeps its people and its past. */
export const registerUnits = (store: EventStore, units: readonly OrgUnit[], context: CommandContext): Promise<void> =>
  publish(
    store,
    {
      stream: 'organisation',
      type: 'UnitsRegistered',
      data: { units },
      project: (tx) => projectOrganisation(tx, [{ type: 'UnitsRegistered', at: context.now, data: { units } }]),
    },
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

const overtaken = ({ id, version }: CalendarData): RuleViolation =>
  new RuleViolation('CALENDAR.OVERTAKEN', {
    field: 'basedOn',
    value: `${id}, bản ${version - 1}`,
    reason: `Lịch đã có bản ${version}, do người khác ban hành trong lúc này.`,
    mend: 'Tải lại lịch, xem bản mới rồi nhập lại thông báo.',
  });

const requireNewer =
  (calendar: CalendarData) =>
  (history: readonly RecordedEvent[]): void => {
    const last = history.at(-1)?.data as { calendar: CalendarData } | undefined;
    if (last && last.calendar.version >= calendar.version) throw overtaken(calendar);
  };

/**
 * Publishes a calendar version; it never changes afterwards. Of two made of the same version at once the first one stands.
 * @param note the notice by which it was made
 * @throws RuleViolation `CALENDAR.OVERTAKEN`
 */
export const publishCalendar = async (
  store: EventStore,
  calendar: CalendarData,
  context: CommandContext,
  note = '',
): Promise<void> => {
  const publication: Publication = {
    stream: `calendar:${calendar.id}`,
    type: 'CalendarPublished',
    data: { calendar, note },
    project: (tx) => projectCalendar(tx, calendar, { at: context.now, by: context.actor, note }),
    check: requireNewer(calendar),
  };
  try {
    await publish(store, publication, context);
  } catch (error) {
    if (error instanceof ConcurrencyError) throw overtaken(calendar);
    throw error;
  }
};
