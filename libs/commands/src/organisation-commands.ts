import {
  decideOrganisation,
  foldOrganisation,
  type OrganisationCommand,
  type OrganisationEvent,
  type OrgUnit,
  RuleViolation,
} from '@dondoc/domain';
import { type EventStore, IdempotencyError } from '@dondoc/event-store';
import { projectOrganisation } from '@dondoc/read-models';
import type { Pool } from 'pg';
import type { CommandContext } from './command-context.js';
import { fingerprintOf } from './recorder.js';
import { retried } from './retried.js';

export const ORGANISATION = 'organisation';
export type OrganisationResult = { unitIds: string[]; recordedAt: string };

const VERSION = 'SELECT coalesce(max(stream_version), 0) AS version FROM events WHERE stream = $1';
const UNITS = 'SELECT body FROM units ORDER BY position';

type Known = { version: number; units: ReadonlyMap<string, OrgUnit> };

/** The version first: what is written meanwhile is found out when ours is appended. */
const load = async (pool: Pool): Promise<Known> => {
  const version = (await pool.query<{ version: number }>(VERSION, [ORGANISATION])).rows[0]?.version ?? 0;
  const { rows } = await pool.query<{ body: OrgUnit }>(UNITS);
  return { version, units: new Map(rows.map(({ body }) => [body.id, body])) };
};

const decideAll = (
  { units }: Known,
  commands: readonly OrganisationCommand[],
  now: CommandContext['now'],
): OrganisationEvent[] => {
  let register = units;
  return commands.flatMap((command) => {
    const events = decideOrganisation(register, command, now);
    register = foldOrganisation(events, register);
    return events;
  });
};

const unitIdsOf = (events: readonly OrganisationEvent[]): string[] => [
  ...new Set(
    events.flatMap((event) =>
      event.type === 'UnitsRegistered' ? event.data.units.map(({ id }) => id) : [event.data.unitId],
    ),
  ),
];

type Written = { events: readonly OrganisationEvent[]; version: number; fingerprint: string };

const append = async (
  store: EventStore,
  { events, version, fingerprint }: Written,
  { commandId, actor, now, sample }: CommandContext,
): Promise<OrganisationResult> => {
  const result = { unitIds: unitIdsOf(events), recordedAt: now };
  const metadata = { actor, commandId, correlationId: commandId, causationId: null, schemaVersion: 1 as const };
  const outcome = await store.append(
    {
      receipt: { commandId, fingerprint, result },
      metadata: { ...metadata, ...(sample ? { sample } : {}) },
      recordedAt: now,
      appends: [
        {
          stream: ORGANISATION,
          expectedVersion: version,
          events: events.map(({ type, at, data }) => ({ type, occurredAt: at, data })),
        },
      ],
      outbox: [],
    },
    (tx) => projectOrganisation(tx, events),
  );
  return outcome.kind === 'duplicate' ? (outcome.receipt.result as OrganisationResult) : result;
};

/**
 * Changes units and posts: all of the commands, in their order, or none. The same command again answers the same.
 * @param check looks at the log as it is before the change; what is written meanwhile makes it look again
 * @throws RuleViolation `UNIT.*`, `POST.*`, `ABSENCE.*`, `REASON.MISSING`
 * @throws IdempotencyError `COMMAND.ID_REUSED`
 */
export const changeOrganisation = async (
  store: EventStore,
  pool: Pool,
  commands: readonly OrganisationCommand[],
  context: CommandContext,
  check: () => Promise<void> = async () => undefined,
): Promise<OrganisationResult> => {
  const { commandId, now } = context;
  const fingerprint = fingerprintOf(commands);
  const findAnswer = async (): Promise<OrganisationResult | undefined> => {
    const receipt = await store.findReceipt(commandId);
    if (receipt && receipt.fingerprint !== fingerprint) throw new IdempotencyError(commandId);
    return receipt?.result as OrganisationResult | undefined;
  };
  const run = async (): Promise<OrganisationResult> => {
    const answered = await findAnswer();
    if (answered) return answered;
    const known = await load(pool);
    await check();
    const events = decideAll(known, commands, now);
    return append(store, { events, version: known.version, fingerprint }, context);
  };
  try {
    return await retried(run);
  } catch (error) {
    // The same command, sent twice at once, may have won meanwhile: then its answer counts, not the refusal.
    const answer = error instanceof RuleViolation ? await findAnswer() : undefined;
    if (answer) return answer;
    throw error;
  }
};
