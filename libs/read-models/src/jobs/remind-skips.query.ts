import {
  addDays,
  dateOf,
  type Instant,
  instantAt,
  type JobRef,
  type OrgUnit,
  type PlainDate,
  reachableOn,
} from '@dondoc/domain';
import type { Reader } from '../read-only.js';
import { refKey } from '../obligations/ref-key.js';

type Row = JobRef & { work: string | null; digested: boolean; prompted: boolean; unit: OrgUnit | null };

// Unnested, so that one question answers for any number of obligations.
const STANDING = `
  SELECT asked."cascadeId", asked."unitId", asked."lineId", o.work, u.body AS unit,
    EXISTS (SELECT 1 FROM notices n JOIN letters l USING (letter_id)
      WHERE n.cascade_id = asked."cascadeId" AND n.unit_id = asked."unitId" AND n.line_id = asked."lineId"
        AND starts_with(n.recipient, asked."unitId" || '/') AND l.kind = 'digest' AND l.day = $2
        AND l.state <> 'dropped') AS digested,
    EXISTS (SELECT 1 FROM notices n
      WHERE n.cascade_id = asked."cascadeId" AND n.unit_id = asked."unitId" AND n.line_id = asked."lineId"
        AND n.kind = 'prompt' AND n.raised_at >= $3 AND n.raised_at < $4) AS prompted
  FROM jsonb_to_recordset($1::jsonb) AS asked("cascadeId" text, "unitId" text, "lineId" text)
  LEFT JOIN obligations o ON o.cascade_id = asked."cascadeId" AND o.unit_id = asked."unitId" AND o.line_id = asked."lineId"
  LEFT JOIN units u ON u.unit_id = asked."unitId"`;

const skipOf = ({ work, digested, prompted, unit }: Row, today: PlainDate): string | null => {
  if (work === null) return 'Đơn vị không có nghĩa vụ này.';
  if (work === 'exempt') return 'Đã được miễn.';
  if (work !== 'open' && work !== 'returned') return 'Không còn chờ nộp.';
  if (prompted) return 'Hôm nay đã nhắc rồi.';
  if (digested) return 'Thư nhắc chung hôm nay đã nêu việc này.';
  if (!unit || !reachableOn(unit, today)) return 'Đầu mối của đơn vị chưa có ai nhận thư.';
  return null;
};

/**
 * Whom a reminder would not reach or would only tell again today, and why: by `{cascadeId}/{unitId}/{lineId}`. Asked before
 * the list is shown and again when each unit's turn comes, so that nobody is told twice on one day (Asia/Ho_Chi_Minh).
 */
export const remindSkips = async (
  reader: Reader,
  refs: readonly JobRef[],
  now: Instant,
): Promise<Map<string, string>> => {
  const today = dateOf(now);
  const [from, to] = [instantAt(today, '00:00'), instantAt(addDays(today, 1), '00:00')];
  const { rows } = await reader.query<Row>(STANDING, [JSON.stringify(refs), today, from, to]);
  return new Map(
    rows.flatMap((row) => {
      const reason = skipOf(row, today);
      return reason === null ? [] : [[refKey(row), reason] as const];
    }),
  );
};
