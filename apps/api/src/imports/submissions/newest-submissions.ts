import type { Database } from '@dondoc/commands';
import type { Instant, JobRef, SubmissionContent } from '@dondoc/domain';
import { refKey } from '@dondoc/read-models';
import type { Entry } from './entry.js';

const NEWEST = `
  SELECT DISTINCT ON (s.cascade_id, s.unit_id, s.line_id) s.cascade_id AS "cascadeId", s.unit_id AS "unitId",
    s.line_id AS "lineId", s.content, s.received_at AS "receivedAt"
  FROM jsonb_to_recordset($1::jsonb) AS asked("cascadeId" text, "unitId" text, "lineId" text)
  JOIN submissions s ON s.cascade_id = asked."cascadeId" AND s.unit_id = asked."unitId" AND s.line_id = asked."lineId"
  ORDER BY s.cascade_id, s.unit_id, s.line_id, s.version DESC`;

type Newest = JobRef & { content: SubmissionContent; receivedAt: Instant };

/** What a report says, whoever entered it: two that are the same have the same text here. */
const saying = ({ documentNumber, signedOn, sentOn, note, files, figures, scores }: SubmissionContent): string => {
  const sorted = (values: object): unknown => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  const contents = [...new Set(files.map(({ sha256 }) => sha256))].sort();
  return JSON.stringify([
    documentNumber,
    signedOn,
    sentOn ?? null,
    note.trim(),
    contents,
    sorted(figures),
    sorted(scores ?? {}),
  ]);
};

/** The newest reports of the obligations that a sheet names: a file that is sent again changes nothing where it says what has come. */
export class NewestSubmissions {
  private constructor(private readonly newest: ReadonlyMap<string, Newest>) {}

  static async read({ pool }: Pick<Database, 'pool'>, refs: readonly JobRef[]): Promise<NewestSubmissions> {
    const { rows } = await pool.query<Newest>(NEWEST, [JSON.stringify(refs)]);
    return new NewestSubmissions(new Map(rows.map((row) => [refKey(row), row])));
  }

  /** Whether the entry is what was received last, at the same moment where it names one. */
  has(ref: JobRef, { content, paper }: Entry): boolean {
    const known = this.newest.get(refKey(ref));
    if (!known || (paper && paper.receivedAt !== known.receivedAt)) return false;
    return saying(known.content) === saying(content);
  }
}
