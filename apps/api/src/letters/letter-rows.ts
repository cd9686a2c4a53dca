import type { Database, LetterMade } from '@dondoc/commands';
import type { LetterheadView, LetterSummary } from '@dondoc/contracts';
import { dateOf, formatDate, fullNumber, type Instant, type PlainDate } from '@dondoc/domain';
import type { OfficialLetterRow } from './letter.entities.js';

type Transaction = { query: <Row>(sql: string, parameters?: unknown[]) => Promise<{ rows: Row[] }> };
/** A letter without its bytes. */
export type LetterRow = Omit<OfficialLetterRow, 'content' | 'letterhead'> & { size: number };

const COLUMNS = `letter_id AS "letterId", cascade_id AS "cascadeId", office_id AS "officeId", citation, subject, sign,
  addressed, unit_count AS "unitCount", item_count AS "itemCount", new_date AS "newDate", as_of AS "asOf",
  made_at AS "madeAt", made_by AS "madeBy", template_version AS "templateVersion", sha256,
  octet_length(content) AS size, number, issued_on AS "issuedOn", signed_file_id AS "signedFileId",
  withdrawn`;

const INSERT = `
  INSERT INTO official_letters (letter_id, cascade_id, office_id, citation, subject, sign, addressed, unit_count, item_count,
    new_date, as_of, made_at, made_by, template_version, letterhead, sha256, content)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`;
const INSERT_ITEMS = `
  INSERT INTO official_letter_items (letter_id, position, cascade_id, unit_id, line_id)
  SELECT $1, position, $2, "unitId", "lineId"
  FROM jsonb_to_recordset($3::jsonb) AS one(position integer, "unitId" text, "lineId" text)`;

const unitNames = ({ items }: LetterMade): string[] => [
  ...new Map(items.map(({ unitId, unitName }) => [unitId, unitName])).values(),
];

const addressedIn = (made: LetterMade): string => {
  const names = unitNames(made);
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} và ${names.length - 3} đơn vị khác` : names.join(', ');
};

type NewLetter = {
  letterId: string;
  made: LetterMade;
  letterhead: LetterheadView;
  content: Buffer;
  at: Instant;
  by: string;
};

/** Writes a letter's row and what it names, in the transaction of its fact. */
export const insertLetter = async (tx: Transaction, letter: NewLetter): Promise<void> => {
  const { letterId, made, letterhead, content, at, by } = letter;
  const { cascadeId, officeId, citation, subject, sign, items, newDate, asOf, template, sha256 } = made;
  const said = [cascadeId, officeId, citation, subject, sign, addressedIn(made), unitNames(made).length, items.length];
  const when = [newDate, asOf, at, by, template.version];
  await tx.query(INSERT, [letterId, ...said, ...when, JSON.stringify(letterhead), sha256, content]);
  const named = items.map(({ unitId, lineId }, position) => ({ position, unitId, lineId }));
  await tx.query(INSERT_ITEMS, [letterId, cascadeId, JSON.stringify(named)]);
};

/** `before`: the number that it had when the clerk looked. False: somebody has entered another, or withdrawn the letter. */
export const numberLetter = async (
  tx: Transaction,
  letterId: string,
  entry: { number: string; issuedOn: PlainDate; signedFileId: string | null; before: string | null },
): Promise<boolean> => {
  const sql = `UPDATE official_letters SET number = $2, issued_on = $3, signed_file_id = coalesce($4, signed_file_id)
    WHERE letter_id = $1 AND number IS NOT DISTINCT FROM $5 AND withdrawn IS NULL RETURNING letter_id`;
  const { number, issuedOn, signedFileId, before } = entry;
  return (await tx.query(sql, [letterId, number, issuedOn, signedFileId, before])).rows.length > 0;
};

/** False: somebody has withdrawn it meanwhile. */
export const withdrawLetter = async (
  tx: Transaction,
  letterId: string,
  withdrawn: NonNullable<LetterRow['withdrawn']>,
): Promise<boolean> => {
  const sql =
    'UPDATE official_letters SET withdrawn = $2 WHERE letter_id = $1 AND withdrawn IS NULL RETURNING letter_id';
  return (await tx.query(sql, [letterId, JSON.stringify(withdrawn)])).rows.length > 0;
};

/** Another letter of the office with that number in that year: State numbers are unique per year (NĐ 30/2020 Điều 15). */
export const sameNumber = async (
  { pool }: Pick<Database, 'pool'>,
  letter: Pick<LetterRow, 'letterId' | 'officeId' | 'sign'>,
  number: string,
  issuedOn: PlainDate,
): Promise<string | undefined> => {
  const sql = `SELECT subject FROM official_letters WHERE office_id = $1 AND letter_id <> $2 AND sign = $3
    AND ltrim(number, '0') = ltrim($4, '0') AND left(issued_on, 4) = left($5, 4) LIMIT 1`;
  const values = [letter.officeId, letter.letterId, letter.sign, number, issuedOn];
  return (await pool.query<{ subject: string }>(sql, values)).rows[0]?.subject;
};

/** What a list of letters is narrowed to; `cascadeIds` undefined: all. */
export type LetterFilter = {
  cascadeIds?: readonly string[] | undefined;
  cascadeId?: string | undefined;
  unitId?: string | undefined;
  lineId?: string | undefined;
};

const PAGE = 200;

/** Newest first. */
export const listLetterRows = async (
  { pool }: Pick<Database, 'pool'>,
  { cascadeIds, cascadeId, unitId, lineId }: LetterFilter,
): Promise<{ rows: LetterRow[]; total: number }> => {
  const where = `WHERE ($1::text[] IS NULL OR cascade_id = ANY($1)) AND ($2::text IS NULL OR cascade_id = $2)
    AND (($3::text IS NULL AND $4::text IS NULL) OR letter_id IN (SELECT letter_id FROM official_letter_items i
      WHERE ($2::text IS NULL OR i.cascade_id = $2) AND ($3::text IS NULL OR i.unit_id = $3)
        AND ($4::text IS NULL OR i.line_id = $4)))`;
  const values = [cascadeIds ?? null, cascadeId ?? null, unitId ?? null, lineId ?? null];
  const [{ rows }, count] = await Promise.all([
    pool.query<LetterRow>(
      `SELECT ${COLUMNS} FROM official_letters ${where} ORDER BY made_at DESC, letter_id LIMIT ${PAGE}`,
      values,
    ),
    pool.query<{ total: number }>(`SELECT count(*)::integer AS total FROM official_letters ${where}`, values),
  ]);
  return { rows, total: count.rows[0]?.total ?? 0 };
};

export const findLetterRow = async (
  { pool }: Pick<Database, 'pool'>,
  letterId: string,
): Promise<LetterRow | undefined> =>
  (await pool.query<LetterRow>(`SELECT ${COLUMNS} FROM official_letters WHERE letter_id = $1`, [letterId])).rows[0];

export const findLetterContent = async (
  { pool }: Pick<Database, 'pool'>,
  letterId: string,
): Promise<Buffer | undefined> => {
  const sql = 'SELECT content FROM official_letters WHERE letter_id = $1';
  return (await pool.query<{ content: Buffer }>(sql, [letterId])).rows[0]?.content;
};

const numberLabel = ({ number, sign, issuedOn }: LetterRow): string =>
  number === null || issuedOn === null
    ? 'Chưa ghi số'
    : `Số ${fullNumber(number, sign)} ngày ${formatDate(issuedOn as PlainDate)}`;

/** A letter as lists show it. @param officeName of the unit in whose name it is written */
export const letterSummary = (row: LetterRow, officeName: string): LetterSummary => {
  const { officeId: _, sign: __, templateVersion, ...shown } = row;
  const made = dateOf(row.madeAt as Instant);
  return {
    ...shown,
    office: officeName,
    numberLabel: numberLabel(row),
    templateLabel: templateVersion === null ? 'Mẫu mặc định' : `Mẫu của cơ quan, bản ${templateVersion}`,
    fileName: `cong-van-don-doc-${made}-${row.letterId.slice(0, 6)}.docx`,
  };
};
