import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which obligations a chase letter names, and when it was issued; letters of before are read from the log. */
export class ChaseLetters1700000000180 implements MigrationInterface {
  name = 'ChaseLetters1700000000180';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE chase_letters (
        letter_id text PRIMARY KEY, cascade_id text NOT NULL, subject text NOT NULL, sign text NOT NULL,
        made_at text NOT NULL, number text, issued_on text, numbered_at text);
      CREATE TABLE chase_letter_items (
        letter_id text NOT NULL, cascade_id text NOT NULL, unit_id text NOT NULL, line_id text NOT NULL,
        PRIMARY KEY (letter_id, unit_id, line_id));
      CREATE INDEX chase_letter_items_obligation ON chase_letter_items (cascade_id, unit_id, line_id);
      INSERT INTO chase_letters (letter_id, cascade_id, subject, sign, made_at, number, issued_on, numbered_at)
      SELECT substr(made.stream, 8), made.data->>'cascadeId', made.data->>'subject', made.data->>'sign',
        to_char(made.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), last.data->>'number', last.data->>'issuedOn',
        to_char(last.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      FROM events made LEFT JOIN LATERAL (
        SELECT data, min(occurred_at) OVER () AS at FROM events WHERE stream = made.stream AND type = 'LetterNumbered' ORDER BY stream_version DESC LIMIT 1
      ) last ON true
      WHERE made.type = 'LetterMade' AND starts_with(made.stream, 'letter:');
      INSERT INTO chase_letter_items (letter_id, cascade_id, unit_id, line_id)
      SELECT substr(stream, 8), data->>'cascadeId', item->>'unitId', item->>'lineId'
      FROM events, jsonb_array_elements(data->'items') AS item
      WHERE type = 'LetterMade' AND starts_with(stream, 'letter:')
      ON CONFLICT DO NOTHING;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
