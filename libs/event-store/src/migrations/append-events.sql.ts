/**
 * The functions of migration 1700000000000. Released: a change goes into a new migration with CREATE OR REPLACE.
 *
 * append_events(batch) is one round trip for a whole command. Its input is the batch with numbered events, flat:
 * { receipt, metadata, recordedAt, streams: [{stream, expectedVersion}], events: [{stream, version, id, type, data,
 * occurredAt}], outbox }. SQLSTATE DD001: wrong version; DD002: command id used for another command.
 */
export const APPEND_EVENTS = `
CREATE FUNCTION add_to_outbox(entries jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO outbox (key, kind, payload, available_at)
  SELECT key, kind, coalesce(payload, 'null'), coalesce("availableAt", '-infinity')
  FROM jsonb_to_recordset(entries) AS entry(key text, kind text, payload jsonb, "availableAt" timestamptz)
  ON CONFLICT (key) DO NOTHING;
  IF FOUND THEN PERFORM pg_notify('dondoc_outbox', ''); END IF;
END $$;

-- A notification holds at most 8000 bytes: as many streams as fit, and whether there are more.
CREATE FUNCTION announce_changes(command text, streams jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  listed jsonb;
BEGIN
  SELECT coalesce(jsonb_agg(stream ORDER BY place) FILTER (WHERE bytes <= 5000), '[]') INTO listed
  FROM (
    SELECT element -> 'stream' AS stream, place,
      sum(octet_length((element -> 'stream')::text) + 2) OVER (ORDER BY place) AS bytes
    FROM jsonb_array_elements(streams) WITH ORDINALITY AS list(element, place)) AS measured;
  PERFORM pg_notify('dondoc_changes', jsonb_build_object('commandId', command, 'streams', listed,
    'more', jsonb_array_length(listed) < jsonb_array_length(streams))::text);
END $$;

CREATE FUNCTION append_events(batch jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  command text := batch #>> '{receipt,commandId}';
  known command_receipts%ROWTYPE;
  clash record;
  positions jsonb;
  current_epoch integer := (SELECT max(epoch) FROM log_epochs);
BEGIN
  -- Waits for a transaction that is carrying out the same command just now.
  INSERT INTO command_receipts (command_id, fingerprint, result, recorded_at)
  VALUES (command, batch #>> '{receipt,fingerprint}', batch #> '{receipt,result}', (batch ->> 'recordedAt')::timestamptz)
  ON CONFLICT (command_id) DO NOTHING;
  IF NOT FOUND THEN
    SELECT * INTO STRICT known FROM command_receipts WHERE command_id = command;
    IF known.fingerprint <> batch #>> '{receipt,fingerprint}' THEN
      RAISE EXCEPTION USING ERRCODE = 'DD002', MESSAGE = format('command id %s was used for another command', command);
    END IF;
    RETURN jsonb_build_object('kind', 'duplicate', 'receipt', jsonb_build_object(
      'commandId', command, 'fingerprint', known.fingerprint, 'result', known.result));
  END IF;

  SELECT wanted.stream, wanted."expectedVersion" AS expected, present.version AS actual INTO clash
  FROM jsonb_to_recordset(batch -> 'streams') AS wanted(stream text, "expectedVersion" integer)
  CROSS JOIN LATERAL (
    SELECT coalesce(max(stream_version), 0) AS version FROM events WHERE events.stream = wanted.stream) AS present
  WHERE present.version <> wanted."expectedVersion" LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'DD001',
      MESSAGE = format('%s is at version %s, expected %s.', clash.stream, clash.actual, clash.expected);
  END IF;

  -- A writer that slipped in between runs into events_stream_version_key.
  WITH written AS (
    INSERT INTO events (epoch, stream, stream_version, event_id, type, data, metadata, occurred_at, recorded_at)
    SELECT current_epoch, stream, version, id, type, coalesce(data, 'null'), batch -> 'metadata', "occurredAt",
      (batch ->> 'recordedAt')::timestamptz
    FROM jsonb_to_recordset(batch -> 'events')
      AS event(stream text, version integer, id text, type text, data jsonb, "occurredAt" timestamptz)
    RETURNING global_position)
  SELECT coalesce(jsonb_agg(global_position::text ORDER BY global_position), '[]') INTO positions FROM written;

  PERFORM add_to_outbox(batch -> 'outbox');
  IF jsonb_array_length(positions) > 0 THEN PERFORM announce_changes(command, batch -> 'changed'); END IF;
  RETURN jsonb_build_object('kind', 'appended', 'positions', positions);
END $$;`;
