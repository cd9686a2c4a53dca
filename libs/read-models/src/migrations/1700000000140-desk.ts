import type { MigrationInterface, QueryRunner } from 'typeorm';

const PLAIN: Record<string, string> = {
  a: 'áàảãạăắằẳẵặâấầẩẫậ',
  e: 'éèẻẽẹêếềểễệ',
  i: 'íìỉĩị',
  o: 'óòỏõọôốồổỗộơớờởỡợ',
  u: 'úùủũụưứừửữự',
  y: 'ýỳỷỹỵ',
  d: 'đ',
};
const both = Object.entries(PLAIN).flatMap(([plain, marked]) =>
  [...marked].flatMap((letter) => [
    [letter, plain],
    [letter.toUpperCase(), plain],
  ]),
);
const [from, to] = [0, 1].map((at) => both.map((pair) => pair[at]).join(''));

/**
 * Saved views of the desk, the plans of a cascade and of a unit without reading all plans, and how numbers of documents are found: without marks, case and leading zeros, whatever stands
 * between the parts (`0155/BC-SNV` and `155-bc-snv` are `155-bc-snv`).
 */
export class Desk1700000000140 implements MigrationInterface {
  name = 'Desk1700000000140';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_views (
        view_id text PRIMARY KEY, owner text NOT NULL, owner_name text NOT NULL, name text NOT NULL, filter jsonb NOT NULL,
        group_by text, shared jsonb NOT NULL, created_at text NOT NULL, changed_at text NOT NULL);
      CREATE UNIQUE INDEX saved_views_name ON saved_views (owner, name);
      CREATE INDEX unit_plans_cascade ON unit_plans (cascade_id, unit_id);
      CREATE INDEX unit_plans_unit ON unit_plans (unit_id);
      CREATE FUNCTION document_key(number text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT regexp_replace(trim(both '-' from regexp_replace(
          lower(translate(number, '${from}', '${to}')), '[^a-z0-9]+', '-', 'g')), '^0+(?=[0-9])', '')
      $$;
      CREATE INDEX submissions_document_key ON submissions (document_key(content->>'documentNumber') text_pattern_ops);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
