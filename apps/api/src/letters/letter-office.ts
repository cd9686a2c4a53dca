import type { Database } from '@dondoc/commands';
import type { LetterheadView } from '@dondoc/contracts';
import { type CitedDocument, letterheadOf } from '@dondoc/documents';
import {
  cascadeNotFound,
  type CascadeTemplate,
  type DirectiveDocument,
  findPost,
  onDuty,
  type OrgUnit,
  type PlainDate,
} from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/signed-in.js';
import { letterProblems } from '../problem/letter-problems.js';
import { DATABASE } from '../runtime.js';

/** The directive that a letter chases, with who runs it. */
export type Directive = { cascadeId: string; title: string; document: CitedDocument; template: CascadeTemplate };
/** The unit in whose name a letter is written, and the issuer whose directive it chases. */
export type Office = { unit: OrgUnit; issuer: OrgUnit | undefined };

const DIRECTIVE = 'SELECT title, document FROM cascades WHERE cascade_id = $1';
const LAST_HEAD = `SELECT letterhead FROM official_letters WHERE office_id = $1 ORDER BY made_at DESC, letter_id LIMIT 1`;

const CONSEQUENCE =
  'Quá thời hạn nêu trên, cơ quan, đơn vị nào chưa gửi thì {tên} tổng hợp, báo cáo {trên} xem xét, phê bình, nêu tên và lấy làm căn cứ đánh giá, xếp loại mức độ hoàn thành nhiệm vụ, xét thi đua, khen thưởng theo quy định.';

/** Who writes a letter and how its standing parts read before anybody has changed them. */
@Injectable()
export class LetterOffice {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @throws RuleViolation `CASCADE.NOT_FOUND`; ApiProblem `LETTER.DIRECTIVE_NOT_ISSUED` */
  async directive(cascadeId: string): Promise<Directive> {
    const { rows } = await this.database.pool.query<{ title: string; document: DirectiveDocument }>(DIRECTIVE, [
      cascadeId,
    ]);
    const [found] = rows;
    if (!found) return cascadeNotFound(cascadeId);
    const { number, issuedOn, ...printed } = found.document;
    if (number === null || issuedOn === null) throw letterProblems.notIssued(cascadeId);
    const { template } = await this.database.commands.pinned.policyOf(cascadeId);
    return { cascadeId, title: found.title, document: { ...printed, number, issuedOn }, template };
  }

  /** An administrator writes in the name of the cascade's Office, everybody else in that of their own unit. */
  async officeOf({ role, unitId }: Pick<SignedIn, 'role' | 'unitId'>, { template }: Directive): Promise<Office> {
    const { queries } = this.database;
    const own = role === 'admin' ? undefined : await queries.findUnit(unitId);
    const unit = own ?? (await queries.findUnit(template.office)) ?? (await queries.findUnit(template.issuer));
    if (!unit) throw new Error(`No unit writes letters of template ${template.id}`);
    return { unit, issuer: await queries.findUnit(template.issuer) };
  }

  /** As in the office's last letter; before there is one, as the register suggests. */
  async letterhead({ unit }: Office, day: PlainDate): Promise<LetterheadView> {
    const { pool, queries } = this.database;
    const { rows } = await pool.query<{ letterhead: LetterheadView }>(LAST_HEAD, [unit.id]);
    const post = findPost(unit, 'leader');
    const person = post && onDuty(post, day);
    const leader = post && person ? { title: post.title, name: person.name } : null;
    const above = unit.parent === null ? undefined : await queries.findUnit(unit.parent);
    const suggested = letterheadOf({ ...unit, leader }, above ?? null);
    return (
      rows[0]?.letterhead ?? { ...suggested, superior: suggested.superior ?? '', capacity: [...suggested.capacity] }
    );
  }

  /** A body that issued the directive demands; everybody else asks its equals. */
  asks = ({ unit, issuer }: Office): 'đề nghị' | 'yêu cầu' => (unit.id === issuer?.id ? 'yêu cầu' : 'đề nghị');

  consequence({ unit, issuer }: Office): string {
    const head = issuer && findPost(issuer, 'leader')?.title;
    const above = issuer && unit.id !== issuer.id ? `${head ? `${head} ` : ''}${issuer.name}` : 'cấp có thẩm quyền';
    return CONSEQUENCE.replace('{tên}', unit.name).replace('{trên}', above);
  }

  /** Besides those addressed: whom the Office reports to, and who collects. */
  async copies({ unit, issuer }: Office, { template }: Directive, addressed: ReadonlySet<string>): Promise<string[]> {
    const focal = await this.database.queries.findUnit(template.focal);
    const head = issuer && findPost(issuer, 'leader')?.title;
    return [
      ...(issuer && issuer.id !== unit.id ? [`${head ? `${head} ` : ''}${issuer.shortName} (để báo cáo)`] : []),
      ...(focal && focal.id !== unit.id && !addressed.has(focal.id) ? [`${focal.shortName} (để phối hợp)`] : []),
    ];
  }
}
