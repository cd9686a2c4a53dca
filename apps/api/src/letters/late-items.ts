import type { Database } from '@dondoc/commands';
import type { DueItem, LetterRef, OwedItem } from '@dondoc/contracts';
import type { LateItem } from '@dondoc/documents';
import { dateOf, type Instant, type PlainDate } from '@dondoc/domain';
import { refKey, type Reminders, remindersOf } from '@dondoc/read-models';

/** An obligation that is not late, and why it has no place in a chase letter. */
export type LeftOut = LetterRef & { unitName: string; title: string; reason: string };
/** A late obligation; `lockedOn`: the closing day, once nothing is received any more. */
export type LateOne = LateItem & LetterRef & { lockedOn: PlainDate | null };
export type LateSelection = { late: readonly LateOne[]; leftOut: readonly LeftOut[] };

/** Which obligations of a cascade, before anybody has asked whether they are late. Empty lists narrow nothing. */
export type CascadePart = { cascadeId: string; lineIds: readonly string[]; unitIds: readonly string[] };

const OPEN_IN = `
  SELECT o.cascade_id AS "cascadeId", o.unit_id AS "unitId", o.line_id AS "lineId"
  FROM obligations o JOIN unit_plans p USING (cascade_id, unit_id)
  WHERE o.cascade_id = $1 AND o.work IN ('open', 'returned')
    AND (cardinality($2::text[]) = 0 OR o.line_id = ANY($2)) AND (cardinality($3::text[]) = 0 OR o.unit_id = ANY($3))
  ORDER BY p.position, o.line_id`;

const MORE = `
  SELECT o.cascade_id || '/' || o.unit_id || '/' || o.line_id AS id, o.returned_new_date AS "returnedUntil",
    (SELECT max(c.issued_on) FROM chase_letter_items i JOIN chase_letters c USING (letter_id)
     WHERE i.cascade_id = o.cascade_id AND i.unit_id = o.unit_id AND i.line_id = o.line_id
       AND c.withdrawn_on IS NULL) AS "letteredOn"
  FROM obligations o JOIN jsonb_to_recordset($1::jsonb) AS one("cascadeId" text, "unitId" text, "lineId" text)
    ON o.cascade_id = one."cascadeId" AND o.unit_id = one."unitId" AND o.line_id = one."lineId"`;

type More = { returnedUntil: string | null; letteredOn: string | null; reminders?: Reminders | undefined };

/** The newer of the last reminder and the last letter. */
const remindedOn = (more: More | undefined): PlainDate | null => {
  const reminder = more?.reminders?.lastAt ? dateOf(more.reminders.lastAt) : null;
  const letter = (more?.letteredOn ?? null) as PlainDate | null;
  return reminder !== null && letter !== null && letter < reminder ? reminder : (letter ?? reminder);
};

const reasonOf = ({ status }: DueItem, more: More | undefined): string =>
  status.code === 'returned' && more?.returnedUntil
    ? `${status.label}: chưa đến hạn bổ sung`
    : `Không quá hạn: ${status.label.charAt(0).toLowerCase()}${status.label.slice(1)}`;

const lateItem = (
  ref: LetterRef,
  { unit, line, status, lockedOn }: OwedItem,
  more: More | undefined,
  today: PlainDate,
): LateOne | undefined => {
  const again = status.code === 'returned' ? (more?.returnedUntil ?? null) : null;
  const overdue = status.code === 'overdue';
  if (line.due === null || !(overdue || (again !== null && again < today))) return undefined;
  const extendedTo = status.extendedTo ?? null;
  return {
    ...ref,
    lockedOn: lockedOn as PlainDate | null,
    unitName: unit.name,
    title: line.title,
    dueOn: (extendedTo ?? line.due.lastSafeDay) as PlainDate,
    hour: extendedTo === null ? line.due.hour : null,
    daysLate: overdue ? status.days : null,
    returnedUntil: again as PlainDate | null,
    extended: extendedTo !== null,
    remindedOn: remindedOn(more),
    through: line.via ?? line.to,
  };
};

/** The obligations of a part of a cascade that nobody has fulfilled, in the order of the units. */
export const openIn = async ({ pool }: Pick<Database, 'pool'>, part: CascadePart): Promise<LetterRef[]> =>
  (await pool.query<LetterRef>(OPEN_IN, [part.cascadeId, part.lineIds, part.unitIds])).rows;

/** Of the given obligations those that are late now, with what a letter says of them; the others with the reason. */
export const lateAmong = async (
  { pool, queries }: Pick<Database, 'pool' | 'queries'>,
  refs: readonly LetterRef[],
  now: Instant,
): Promise<LateSelection> => {
  const wanted = [...new Map(refs.map((ref) => [refKey(ref), ref])).values()];
  const [items, reminders, { rows }] = await Promise.all([
    queries.findOwedItems(wanted, now),
    remindersOf(pool, wanted, now),
    pool.query<More & { id: string }>(MORE, [JSON.stringify(wanted)]),
  ]);
  const more = new Map(rows.map((row) => [row.id, { ...row, reminders: reminders.get(row.id) }]));
  const late: LateOne[] = [];
  const today = dateOf(now);
  const leftOut: LeftOut[] = [];
  for (const ref of wanted) {
    const item = items.get(refKey(ref));
    const found = item && lateItem(ref, item, more.get(refKey(ref)), today);
    if (found) late.push(found);
    else if (item)
      leftOut.push({
        ...ref,
        unitName: item.unit.name,
        title: item.line.title,
        reason: reasonOf(item, more.get(refKey(ref))),
      });
    else leftOut.push({ ...ref, unitName: ref.unitId, title: ref.lineId, reason: 'Không có nghĩa vụ này' });
  }
  return { late, leftOut };
};
