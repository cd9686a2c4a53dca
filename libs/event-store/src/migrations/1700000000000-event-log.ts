import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPEND_EVENTS } from './append-events.sql.js';

// Transaction ids count per server. A log restored on another server begins a new epoch, or its old events would seem
// to lie in the future, and new ones before what readers have seen.
const EPOCHS = `
  CREATE TABLE log_epochs (
    epoch integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system_identifier bigint NOT NULL,
    since timestamptz NOT NULL DEFAULT now());
  INSERT INTO log_epochs (system_identifier) SELECT system_identifier FROM pg_control_system();`;

const EVENTS = `
  CREATE TABLE events (
    global_position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    epoch integer NOT NULL,
    transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
    stream text NOT NULL,
    stream_version integer NOT NULL CHECK (stream_version > 0),
    event_id text NOT NULL CONSTRAINT events_event_id_key UNIQUE,
    type text NOT NULL,
    data jsonb NOT NULL,
    metadata jsonb NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT events_stream_version_key UNIQUE (stream, stream_version));
  CREATE INDEX events_read_order ON events (epoch, transaction_id, global_position);

  CREATE FUNCTION refuse_change_of_events() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION USING ERRCODE = 'DD003', MESSAGE = format('events is append-only: %s is refused', TG_OP),
      HINT = 'Record a new event that says what is true now.';
  END $$;
  CREATE TRIGGER events_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_events();`;

const RECEIPTS = `
  CREATE TABLE command_receipts (
    command_id text PRIMARY KEY, fingerprint text NOT NULL, result jsonb NOT NULL, recorded_at timestamptz NOT NULL);`;

// -infinity, not now(): "at once" must be true on every clock.
const OUTBOX = `
  CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text NOT NULL CONSTRAINT outbox_key_key UNIQUE,
    kind text NOT NULL,
    payload jsonb NOT NULL,
    available_at timestamptz NOT NULL DEFAULT '-infinity',
    attempts integer NOT NULL DEFAULT 0,
    last_error text,
    delivered_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now());
  CREATE INDEX outbox_undelivered ON outbox (available_at, id) WHERE delivered_at IS NULL;`;

/** The log, the receipts of commands, the outbox, and the one function that writes to all three. */
export class EventLog1700000000000 implements MigrationInterface {
  name = 'EventLog1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [EPOCHS, EVENTS, RECEIPTS, OUTBOX, APPEND_EVENTS]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
