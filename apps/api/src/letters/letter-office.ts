import type { Database } from '@dondoc/commands';
import type { LetterheadView } from '@dondoc/contracts';
import { type CitedDocument, committeeWord, isCommittee, letterheadOf } from '@dondoc/documents';
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
import { headOfBody } from './head-of-body.js';

/** The directive that a letter chases, with who runs it. */
export type Directive = { cascadeId: string; title: string; document: CitedDocument; template: CascadeTemplate };
/** The unit in whose name a letter is written, and the issuer whose directive it chases. */
export type Office = { unit: OrgUnit; issuer: OrgUnit | undefined };

type StoredHead = Omit<LetterheadView, 'layout'> & Partial<Pick<LetterheadView, 'layout'>>;

const DIRECTIVE = 'SELECT title, document FROM cascades WHERE cascade_id = $1';
// One that was withdrawn may have been so for its head.
const LAST_HEAD = `SELECT letterhead FROM official_letters WHERE office_id = $1 AND withdrawn IS NULL
  ORDER BY made_at DESC, letter_id LIMIT 1`;

const CONSEQUENCE =
  'Quá thời hạn nêu trên, cơ quan, đơn vị nào chưa gửi thì {tên} tổng hợp, báo cáo {trên} xem xét, phê bình, nêu tên và lấy làm căn cứ đánh giá, xếp loại mức độ hoàn thành nhiệm vụ, xét thi đua, khen thưởng theo quy định.';

/** A committee of the Party speaks through its standing board. */
const inWhoseName = ({ name }: OrgUnit): string =>
  isCommittee(name) ? `Ban Thường vụ ${name.replace(/^(?:ban thường vụ|thường trực)\s+/iu, '')}` : name;

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
    const { rows } = await pool.query<{ letterhead: StoredHead }>(LAST_HEAD, [unit.id]);
    const post = findPost(unit, 'leader');
    const person = post && onDuty(post, day);
    const leader = post && person ? { title: post.title, name: person.name } : null;
    const above = unit.parent === null ? undefined : await queries.findUnit(unit.parent);
    const suggested = letterheadOf({ ...unit, leader }, above ?? null);
    const view = { ...suggested, superior: suggested.superior ?? '', capacity: [...suggested.capacity] };
    // Letters of before layouts say none: then that of the unit's kind.
    return rows[0] ? { ...rows[0].letterhead, layout: rows[0].letterhead.layout ?? view.layout } : view;
  }

  /** A body that issued the directive demands; everybody else asks its equals. */
  asks = ({ unit, issuer }: Office): 'đề nghị' | 'yêu cầu' => (unit.id === issuer?.id ? 'yêu cầu' : 'đề nghị');

  consequence({ unit, issuer }: Office): string {
    const head = issuer && (isCommittee(issuer.name) ? 'Ban Thường vụ' : findPost(issuer, 'leader')?.title);
    const above =
      issuer && unit.id !== issuer.id ? headOfBody(head, [issuer.name, issuer.shortName]) : 'cấp có thẩm quyền';
    return CONSEQUENCE.replace('{tên}', inWhoseName(unit)).replace('{trên}', above);
  }

  /** "VT, TH"; of a Party body the office that keeps its letters: "Văn phòng Huyện ủy". */
  filedAt({ unit, issuer }: Office, { layout, sign }: LetterheadView): string {
    if (layout === 'state') return `VT${sign.includes('-') ? `, ${sign.split('-').at(-1) ?? ''}` : ''}`;
    const committee = [unit, issuer].find((one) => one !== undefined && isCommittee(one.name));
    return committee ? `Văn phòng ${committeeWord(committee.name)}` : unit.shortName;
  }

  /** Besides those addressed: whom the Office reports to, and who collects. */
  async copies({ unit, issuer }: Office, { template }: Directive, addressed: ReadonlySet<string>): Promise<string[]> {
    const focal = await this.database.queries.findUnit(template.focal);
    // A committee of the Party is reported to, not its head.
    const head = issuer && (isCommittee(issuer.name) ? 'Thường trực' : findPost(issuer, 'leader')?.title);
    return [
      ...(issuer && issuer.id !== unit.id ? [`${headOfBody(head, [issuer.shortName, issuer.name])} (để báo cáo)`] : []),
      ...(focal && focal.id !== unit.id && !addressed.has(focal.id) ? [`${focal.shortName} (để phối hợp)`] : []),
    ];
  }
}
