import { type Instant, unitPlanId } from '@dondoc/domain';
import { refKey } from '../obligations/ref-key.js';
import type { Reader } from '../read-only.js';

type Ref = { cascadeId: string; unitId: string; lineId: string };

/**
 * How often a unit has been reminded of a duty of its own, by the record. `times`: letters that were sent or stood in its
 * inbox, each once; `lastAt`: the last of them; `untold`: reminders that fell due and have reached nobody (yet); `sample`: some
 * of it is history made for the sample, of which no letter was ever sent.
 */
export type Reminders = { times: number; lastAt: Instant | null; untold: number; sample: boolean };

export const noReminders: Reminders = { times: 0, lastAt: null, untold: 0, sample: false };

// To the unit itself: what went up the line is no reminder. What was dropped or cancelled is neither told nor owed. A letter
// reaches its reader when the mail server has taken it, or when it stands in the inbox.
const TOLD = `
  WITH raised AS (
    SELECT n.cascade_id, n.unit_id, n.line_id, n.letter_id,
      least(CASE WHEN l.by_mail AND l.state = 'sent' AND l.sent_at <= $2 THEN l.sent_at END,
            CASE WHEN l.in_app AND l.told_at <= $2 THEN l.told_at END) AS reached
    FROM jsonb_to_recordset($1::jsonb) AS one("cascadeId" text, "unitId" text, "lineId" text)
    JOIN notices n ON n.cascade_id = one."cascadeId" AND n.unit_id = one."unitId" AND n.line_id = one."lineId"
    LEFT JOIN letters l ON l.letter_id = n.letter_id
    WHERE n.kind IN ('reminder', 'prompt') AND n.state IN ('pending', 'lettered') AND n.raised_at <= $2
      AND starts_with(n.recipient, n.unit_id || '/'))
  SELECT cascade_id || '/' || unit_id || '/' || line_id AS key, max(reached) AS "lastAt",
    count(DISTINCT letter_id) FILTER (WHERE reached IS NOT NULL)::int AS times,
    count(*) FILTER (WHERE reached IS NULL)::int AS untold
  FROM raised GROUP BY 1`;

// The sample's past was lived without letters: there a reminder is what its log says.
const LIVED = `
  SELECT stream, data->>'lineId' AS "lineId", count(*)::int AS times, max(occurred_at) AS "lastAt" FROM events
  WHERE stream = ANY($1) AND metadata->>'sample' = 'true' AND occurred_at <= $2
    AND (type = 'PromptRaised' OR (type = 'ReminderRaised' AND data->>'notify' = 'true'))
  GROUP BY 1, 2`;
const SAMPLES = `SELECT cascade_id AS "cascadeId" FROM cascades WHERE sample AND cascade_id = ANY($1)`;

type Told = { key: string; times: number; untold: number; lastAt: Instant | null };
type Lived = { stream: string; lineId: string; times: number; lastAt: Date };

/** By stream and line. */
const livedIn = async (reader: Reader, refs: readonly Ref[], at: Instant): Promise<Map<string, Lived>> => {
  const { rows } = await reader.query<{ cascadeId: string }>(SAMPLES, [refs.map(({ cascadeId }) => cascadeId)]);
  const samples = new Set(rows.map(({ cascadeId }) => cascadeId));
  const streams = refs.flatMap(({ cascadeId, unitId }) =>
    samples.has(cascadeId) ? [unitPlanId(cascadeId, unitId)] : [],
  );
  if (streams.length === 0) return new Map();
  const lived = await reader.query<Lived>(LIVED, [[...new Set(streams)], at]);
  return new Map(lived.rows.map((row) => [`${row.stream}/${row.lineId}`, row]));
};

const together = (told: Told | undefined, lived: Lived | undefined): Reminders => {
  const then = lived ? (lived.lastAt.toISOString() as Instant) : null;
  const last = told?.lastAt ?? null;
  return {
    times: (told?.times ?? 0) + (lived?.times ?? 0),
    lastAt: last !== null && (then === null || last > then) ? last : then,
    untold: told?.untold ?? 0,
    sample: lived !== undefined,
  };
};

/** The reminders of these obligations up to a moment, by `{cascadeId}/{unitId}/{lineId}`; what had none is left out. */
export const remindersOf = async (
  reader: Reader,
  refs: readonly Ref[],
  at: Instant,
): Promise<Map<string, Reminders>> => {
  if (refs.length === 0) return new Map();
  const [{ rows }, lived] = await Promise.all([
    reader.query<Told>(TOLD, [JSON.stringify(refs), at]),
    livedIn(reader, refs, at),
  ]);
  const told = new Map(rows.map((row) => [row.key, row]));
  return new Map(
    refs.flatMap((ref) => {
      const found = [
        told.get(refKey(ref)),
        lived.get(`${unitPlanId(ref.cascadeId, ref.unitId)}/${ref.lineId}`),
      ] as const;
      return found.some(Boolean) ? [[refKey(ref), together(...found)] as const] : [];
    }),
  );
};
