import type { Database } from '@dondoc/commands';
import { type DirectiveDocument, formatDate, type PlainDate, printedNumber, RuleViolation } from '@dondoc/domain';

type Row = { cascadeId: string; title: string };

const DRAFT = `SELECT document, template->>'id' AS template FROM cascades WHERE cascade_id = $1`;
// A number is no identity, but number, sign and date under one template are. The sample's lived history stands in nobody's way.
const SAME = `
  SELECT cascade_id AS "cascadeId", title FROM cascades
  WHERE status = 'issued' AND NOT sample AND cascade_id <> $1 AND template->>'id' = $2 AND document->>'issuedOn' = $3
    AND document->>'sign' = $4 AND ltrim(document->>'number', '0') = ltrim($5, '0')`;

/** The same document cannot be issued twice: every unit would owe everything twice. @throws RuleViolation `CASCADE.ISSUED_BEFORE` */
export const refuseIssuedBefore = async (
  { pool }: Pick<Database, 'pool'>,
  cascadeId: string,
  { documentNumber, issuedOn }: { documentNumber: string; issuedOn: PlainDate },
): Promise<void> => {
  const drafts = await pool.query<{ document: DirectiveDocument; template: string }>(DRAFT, [cascadeId]);
  const [draft] = drafts.rows;
  if (!draft) return;
  const { sign } = draft.document;
  const number = printedNumber(documentNumber, sign);
  const { rows } = await pool.query<Row>(SAME, [cascadeId, draft.template, issuedOn, sign, number]);
  const [before] = rows;
  if (!before) return;
  throw new RuleViolation('CASCADE.ISSUED_BEFORE', {
    field: 'documentNumber',
    value: documentNumber,
    reason: `Văn bản số ${number}/${sign} ngày ${formatDate(issuedOn)} đã được ban hành theo mẫu này: “${before.title}”.`,
    mend: 'Mở đợt đã ban hành ấy; nếu là văn bản khác thì kiểm tra lại số và ngày.',
  });
};
