import type { Database } from '@dondoc/commands';
import type { Instant } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { ContentStore } from '../files/content-store.js';
import { DATABASE } from '../runtime.js';

/** Every file that something still needs: submissions of all versions, drafts, signed letters, rows of jobs to come. */
const CITED = `
  SELECT file->>'fileId' FROM submissions, jsonb_array_elements(content->'files') AS file
  UNION SELECT jsonb_array_elements_text(body->'fileIds') FROM submission_drafts
  UNION SELECT signed_file_id FROM official_letters WHERE signed_file_id IS NOT NULL
  UNION SELECT jsonb_path_query(body, '$.**.fileId') #>> '{}' FROM job_items WHERE outcome = 'waiting'
  UNION SELECT jsonb_path_query(body, '$.**.fileIds[*]') #>> '{}' FROM job_items WHERE outcome = 'waiting'`;
const FORGET_FILES = `
  WITH cited (file_id) AS MATERIALIZED (${CITED}),
    gone AS (DELETE FROM files f WHERE f.created_at < $1 AND NOT EXISTS (SELECT FROM cited c WHERE c.file_id = f.file_id)
      RETURNING f.sha256),
    forsaken AS (INSERT INTO forsaken_contents (sha256, since) SELECT DISTINCT sha256, $2::timestamptz FROM gone
      ON CONFLICT (sha256) DO NOTHING)
  SELECT count(*)::integer AS count FROM gone`;

// Who handed in a file in the moment in which its row went away gets the row back: the submission says all of it.
const BRING_BACK = `
  INSERT INTO files (file_id, name, size, media_type, sha256, uploaded_by, unit_id, created_at)
  SELECT DISTINCT ON (file->>'fileId') file->>'fileId', file->>'name', (file->>'size')::integer, file->>'mediaType',
    file->>'sha256', s.actor, s.unit_id, s.received_at
  FROM submissions s, jsonb_array_elements(s.content->'files') AS file
  WHERE file->>'sha256' IN (SELECT sha256 FROM forsaken_contents) ON CONFLICT DO NOTHING`;
const NEEDED_AFTER_ALL = 'DELETE FROM forsaken_contents WHERE sha256 IN (SELECT sha256 FROM files)';
const READY = 'SELECT sha256, since FROM forsaken_contents WHERE since <= $1 ORDER BY sha256';
const DONE = 'DELETE FROM forsaken_contents WHERE sha256 = $1';
const KEPT_MS = 20 * 3_600_000;

type Forsaken = { sha256: string; since: Date };

/** Files that were uploaded and never used: first the row goes, a night later the content, if nobody wanted it meanwhile. */
@Injectable()
export class UnusedFiles {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly contents: ContentStore,
  ) {}

  /** @param before domain instant; @param now milliseconds since 1970, of the machine. @returns how many files */
  async forgetFiles(before: Instant, now: number): Promise<number> {
    const { rows } = await this.database.pool.query<{ count: number }>(FORGET_FILES, [before, new Date(now)]);
    return rows[0]?.count ?? 0;
  }

  /** @param now milliseconds since 1970, of the machine. @returns how many contents */
  async forgetContents(now: number): Promise<number> {
    const { pool } = this.database;
    await pool.query(BRING_BACK);
    await pool.query(NEEDED_AFTER_ALL);
    const { rows } = await pool.query<Forsaken>(READY, [new Date(now - KEPT_MS)]);
    for (const { sha256, since } of rows) {
      await this.contents.forget(sha256, since);
      await pool.query(DONE, [sha256]);
    }
    return rows.length;
  }
}
