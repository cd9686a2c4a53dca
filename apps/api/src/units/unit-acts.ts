import { changeOrganisation, type CommandContext, type Database, type OrganisationResult } from '@dondoc/commands';
import {
  appointingAct,
  type AppointRequest,
  type ChangeUnitRequest,
  type CloseUnitRequest,
  mayAct,
  type NewUnitRequest,
  type RecordAbsenceRequest,
  registerNeedsUnmet,
  type SetPostRequest,
} from '@dondoc/contracts';
import {
  type OrganisationCommand,
  type Person,
  type PlainDate,
  type PostKind,
  postKinds,
  readDateText,
  RuleViolation,
} from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
import { accessProblems } from '../problem/access-problems.js';
import { problems } from '../problem/problems.js';
import { DATABASE } from '../runtime.js';
import { ownIn } from './own-absence.js';
import { UnitRevisions, type WrittenPart } from './unit-revisions.js';

export type OfPost = { unitId: string; kind: PostKind };
/** What the asker had before them when they changed it. */
type Seen = { unitId: string; part: WrittenPart; revision: number | undefined };
type Account = { name: string; email: string | null; disabled: boolean };
const ACCOUNT = `SELECT name, email, disabled_at IS NOT NULL AS disabled FROM accounts WHERE username = $1`;

/** The same command makes the same holding. */
const idOf = ({ commandId }: CommandContext): string =>
  createHash('sha256').update(`post:${commandId}`).digest('hex').slice(0, 24);

/** Changes units and posts as people ask for it: reads their dates, looks up accounts, asks for rights that the guard cannot know. */
@Injectable()
export class UnitActs {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly access: Access,
    private readonly revisions: UnitRevisions,
  ) {}

  /** @throws RuleViolation `UNIT.*`; ApiProblem `ACCESS.*` */
  async add(
    { unitId, validFrom, ...facts }: NewUnitRequest,
    asker: SignedIn,
    context: CommandContext,
  ): Promise<OrganisationResult> {
    await this.requireWithinReach(facts.parent, asker);
    const unit = { id: unitId, ...facts, validFrom: this.date(validFrom, 'validFrom', context) };
    return this.change([{ type: 'AddUnit', unit }], context);
  }

  /** @throws RuleViolation `UNIT.*`, `REASON.MISSING`; ApiProblem `ACCESS.*` */
  async changeFacts(
    unitId: string,
    request: ChangeUnitRequest,
    asker: SignedIn,
    context: CommandContext,
  ): Promise<OrganisationResult> {
    const { facts, reason } = request;
    const from = this.date(request.from, 'from', context);
    if (facts.parent !== undefined) {
      const { parent } = await this.database.queries.getUnit(unitId);
      if (facts.parent !== parent) await this.requireWithinReach(facts.parent, asker);
    }
    const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
    const seen = { unitId, part: 'facts' as const, revision: request.revision };
    return this.change([{ type: 'ChangeUnit', unitId, from, facts: given, reason }], context, seen);
  }

  /** @throws RuleViolation `UNIT.*`, `POST.LAST_ADMIN`, `REASON.MISSING`; ApiProblem `ACCESS.POST_KIND` */
  async close(
    unitId: string,
    request: CloseUnitRequest,
    asker: SignedIn,
    context: CommandContext,
  ): Promise<OrganisationResult> {
    const { reason, revision } = request;
    const lastDay = this.date(request.lastDay, 'lastDay', context);
    const command = { type: 'CloseUnit' as const, unitId, lastDay, reason };
    const register = new Map((await this.database.queries.listUnits()).map((unit) => [unit.id, unit]));
    if (register.has(unitId) && registerNeedsUnmet(asker, [command], register).length > 0)
      throw accessProblems.endsPostsRefused();
    const seen = { unitId, part: 'facts' as const, revision };
    return this.change([command], context, seen);
  }

  async setPost(
    post: OfPost,
    { title, email, revision }: SetPostRequest,
    asker: SignedIn,
    context: CommandContext,
  ): Promise<OrganisationResult> {
    await this.requireAppointing(post, asker);
    const seen = { unitId: post.unitId, part: post.kind, revision };
    return this.change([{ type: 'SetPost', ...post, title, email }], context, seen);
  }

  /** @throws RuleViolation `POST.*`; ApiProblem `ACCESS.POST_KIND` */
  async appoint(
    post: OfPost,
    request: AppointRequest,
    asker: SignedIn,
    context: CommandContext,
  ): Promise<OrganisationResult> {
    await this.requireAppointing(post, asker);
    const holding = {
      ...(await this.person(request, '')),
      holdingId: idOf(context),
      from: this.date(request.from, 'from', context),
      to: request.to === null ? null : this.date(request.to, 'to', context),
      alongside: request.alongside,
    };
    const { replaces, reason } = request;
    return this.change([{ type: 'AppointHolder', ...post, holding, replaces, reason }], context);
  }

  async endHolding(
    post: OfPost,
    { holdingId, lastDay, reason }: { holdingId: string; lastDay: string; reason: string },
    asker: SignedIn,
    context: CommandContext,
  ): Promise<OrganisationResult> {
    await this.requireAppointing(post, asker);
    const ended = { holdingId, lastDay: this.date(lastDay, 'lastDay', context), reason };
    return this.change([{ type: 'EndHolding', ...post, ...ended }], context);
  }

  /** Whoever holds the post may see to their own absence, a stand-in not. @throws RuleViolation `POST.*`, `ABSENCE.*`; ApiProblem `ACCESS.*` */
  async recordAbsence(
    post: OfPost,
    request: RecordAbsenceRequest,
    asker: SignedIn,
    context: CommandContext,
  ): Promise<OrganisationResult> {
    if (!(await this.own(post, asker)).holding(request.holdingId)) await this.requireAppointing(post, asker);
    const absence = {
      absenceId: idOf(context),
      holdingId: request.holdingId,
      from: this.date(request.from, 'from', context),
      to: this.date(request.to, 'to', context),
      standIn: await this.person(request.standIn, 'standIn.'),
      reason: request.reason,
    };
    return this.change([{ type: 'RecordAbsence', ...post, absence }], context);
  }

  async endAbsence(
    post: OfPost,
    { absenceId, lastDay, reason }: { absenceId: string; lastDay: string; reason: string },
    asker: SignedIn,
    context: CommandContext,
  ): Promise<OrganisationResult> {
    if (!(await this.own(post, asker)).absence(absenceId)) await this.requireAppointing(post, asker);
    const ended = { absenceId, lastDay: this.date(lastDay, 'lastDay', context), reason };
    return this.change([{ type: 'EndAbsence', ...post, ...ended }], context);
  }

  private change(
    commands: readonly OrganisationCommand[],
    context: CommandContext,
    seen?: Seen,
  ): Promise<OrganisationResult> {
    const check = async (): Promise<void> => {
      if (seen) await this.revisions.requireSeen(seen.unitId, seen.part, seen.revision);
    };
    return changeOrganisation(this.database.store, this.database.pool, commands, context, check);
  }

  private date(text: string, field: string, { now }: CommandContext): PlainDate {
    return readDateText(text, now, field);
  }

  /** A unit is put only below what the asker keeps; who keeps everything may put it at the top. */
  private async requireWithinReach(parent: string | null, asker: SignedIn): Promise<void> {
    if (parent !== null) return this.access.require(asker, 'unit.change', { unitId: parent });
    if (!mayAct(asker.role, 'unit.change', [])) throw problems.otherUnit('', 'parent');
  }

  private async requireAppointing({ unitId, kind }: OfPost, asker: SignedIn): Promise<void> {
    if (!(await this.access.may(asker, appointingAct(kind), { unitId })))
      throw accessProblems.postKindRefused(postKinds[kind]);
  }

  private async own({ unitId, kind }: OfPost, asker: SignedIn): Promise<ReturnType<typeof ownIn>> {
    return ownIn(await this.database.queries.getUnit(unitId), kind, asker);
  }

  private async person(
    { username, name, email }: { username: string | null; name: string; email: string | null },
    field: string,
  ): Promise<Person> {
    if (username === null) return { username, name, email };
    const { rows } = await this.database.pool.query<Account>(ACCOUNT, [username.toLowerCase()]);
    const [account] = rows;
    if (!account || account.disabled) {
      throw new RuleViolation('POST.PERSON_INVALID', {
        field: `${field}username`,
        value: username,
        reason: account ? 'Tài khoản này đã bị khóa.' : 'Không có tài khoản này.',
        mend: 'Nhập đúng tên đăng nhập, hoặc để trống nếu người này chưa có tài khoản.',
      });
    }
    return { username: username.toLowerCase(), name: name || account.name, email: email ?? account.email };
  }
}
