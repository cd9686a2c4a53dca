import type { SearchHit } from '@dondoc/contracts';
import type { Reader } from '../read-only.js';
import { folded } from './folded.js';
import { seenObligation } from './search-scope.js';

const LINES = `
  SELECT DISTINCT l.cascade_id AS "cascadeId", l.line_id AS "lineId", l.body->>'title' AS title, c.title AS cascade
  FROM cascade_lines l JOIN cascades c USING (cascade_id)
  WHERE EXISTS (SELECT 1 FROM obligations o WHERE o.cascade_id = l.cascade_id AND o.line_id = l.line_id
    AND ${seenObligation('$1', 'o')})
  ORDER BY 1, 2`;
const OWED = `
  SELECT o.cascade_id AS "cascadeId", o.unit_id AS "unitId", o.line_id AS "lineId", u.body->>'name' AS "unitName"
  FROM jsonb_to_recordset($2::jsonb) AS one("cascadeId" text, "lineId" text, "unitIds" jsonb)
  JOIN obligations o ON o.cascade_id = one."cascadeId" AND o.line_id = one."lineId" AND one."unitIds" ? o.unit_id
  JOIN units u ON u.unit_id = o.unit_id
  WHERE ${seenObligation('$1', 'o')} ORDER BY u.position, o.line_id LIMIT $3`;
const UNITS = `SELECT unit_id AS "unitId", body->>'name' || ' ' || (body->>'shortName') AS text FROM units ORDER BY position`;

type Line = { cascadeId: string; lineId: string; title: string; cascade: string };
type Owed = { cascadeId: string; unitId: string; lineId: string; unitName: string };
type Asked = { cascadeId: string; lineId: string; unitIds: string[] };

const matching = (text: string, words: readonly string[]): string[] => {
  const plain = folded(text);
  return words.filter((word) => plain.includes(word));
};

const lineHit = ({ cascadeId, lineId, title, cascade }: Line): SearchHit => ({
  kind: 'obligation',
  title,
  text: cascade,
  warning: null,
  cascadeId,
  lineId,
  unitId: null,
  letterId: null,
  draft: false,
});

/** What the words of a line leave over must name the unit: "so y te bao cao nam 2026". */
const askedOf = (
  lines: readonly Line[],
  units: readonly { unitId: string; text: string }[],
  words: readonly string[],
): Asked[] => {
  const known = new Map<string, string[]>();
  const unitsFor = (rest: readonly string[]): string[] => {
    const key = rest.join(' ');
    const found =
      known.get(key) ??
      units.filter(({ text }) => rest.every((word) => text.includes(word))).map(({ unitId }) => unitId);
    known.set(key, found);
    return found;
  };
  return lines.flatMap(({ cascadeId, lineId, title }) => {
    const own = new Set(matching(title, words));
    const rest = words.filter((word) => !own.has(word));
    const unitIds = own.size === 0 || rest.length === 0 ? [] : unitsFor(rest);
    return unitIds.length === 0 ? [] : [{ cascadeId, lineId, unitIds }];
  });
};

/** Lines of a schedule by their words, and single obligations where the words name a unit besides. */
export const obligationHits = async (
  reader: Reader,
  words: readonly string[],
  scope: string | null,
  most: number,
): Promise<SearchHit[]> => {
  const [lines, units] = await Promise.all([
    reader.query<Line>(LINES, [scope]),
    reader.query<{ unitId: string; text: string }>(UNITS),
  ]);
  const whole = lines.rows.filter(({ title }) => matching(title, words).length === words.length);
  const plain = units.rows.map(({ unitId, text }) => ({ unitId, text: folded(text) }));
  const asked = askedOf(lines.rows, plain, words);
  const titles = new Map(lines.rows.map((line) => [`${line.cascadeId}/${line.lineId}`, line]));
  const owed =
    asked.length === 0 ? [] : (await reader.query<Owed>(OWED, [scope, JSON.stringify(asked), most + 1])).rows;
  const single = owed.flatMap(({ cascadeId, unitId, lineId, unitName }): SearchHit[] => {
    const line = titles.get(`${cascadeId}/${lineId}`);
    return line ? [{ ...lineHit(line), unitId, title: `${unitName}: ${line.title}` }] : [];
  });
  return [...single, ...whole.map(lineHit)];
};
