import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Chase letters with their bytes, what each of them names, and the templates that offices have uploaded. */
export class Letters1700000000250 implements MigrationInterface {
  name = 'Letters1700000000250';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE official_letters (
        letter_id text PRIMARY KEY, cascade_id text NOT NULL, office_id text NOT NULL, citation text NOT NULL,
        subject text NOT NULL, sign text NOT NULL, addressed text NOT NULL, unit_count integer NOT NULL,
        item_count integer NOT NULL, new_date text NOT NULL, as_of text NOT NULL, made_at text NOT NULL,
        made_by text NOT NULL, template_version integer, letterhead jsonb NOT NULL, sha256 text NOT NULL,
        content bytea NOT NULL, number text, issued_on text, signed_file_id text);
      CREATE INDEX official_letters_cascade ON official_letters (cascade_id);
      CREATE INDEX official_letters_office ON official_letters (office_id, made_at);
      CREATE TABLE official_letter_items (
        letter_id text NOT NULL, position integer NOT NULL, cascade_id text NOT NULL, unit_id text NOT NULL,
        line_id text NOT NULL, PRIMARY KEY (letter_id, position));
      CREATE INDEX official_letter_items_obligation ON official_letter_items (cascade_id, unit_id, line_id);
      CREATE TABLE letter_templates (
        office_id text NOT NULL, version integer NOT NULL, command_id text NOT NULL, file_name text NOT NULL,
        content bytea, sha256 text NOT NULL, uploaded_by text NOT NULL, uploaded_at text NOT NULL,
        PRIMARY KEY (office_id, version));
      CREATE UNIQUE INDEX letter_templates_command ON letter_templates (command_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
