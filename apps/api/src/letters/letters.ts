import { createHash } from 'node:crypto';
import {
  type CommandContext,
  type Database,
  isRecorded,
  type LetterItemFact,
  type LetterMade,
  readLetterFacts,
  recordLetterFact,
} from '@dondoc/commands';
import type {
  LetterDetail,
  LetterheadView,
  LetterList,
  LetterMadeAnswer,
  LetterPreview,
  LetterQuestion,
  MakeLetterRequest,
  NumberLetterRequest,
} from '@dondoc/contracts';
import { fullCitation, type LateItem, letterText } from '@dondoc/documents';
import { dateOf, formatDate, formatLongDate, type Instant, type PlainDate, readDateText } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
import { FileAccess } from '../files/file-access.js';
import { letterProblems } from '../problem/letter-problems.js';
import { DATABASE } from '../runtime.js';
import { People } from '../sign-in/people.js';
import { oneLine } from '../writes/clean-text.js';
import { type LetterDraft, LetterDrafts } from './letter-drafts.js';
import { alreadyNumbered, letterHistory } from './letter-history.js';
import {
  findLetterContent,
  findLetterRow,
  insertLetter,
  type LetterFilter,
  type LetterRow,
  letterSummary,
  listLetterRows,
  numberLetter,
  sameNumber,
} from './letter-rows.js';

/** The same command makes the same letter. */
export const letterIdOf = (commandId: string): string =>
  createHash('sha256').update(`letter:${commandId}`).digest('hex').slice(0, 24);

const itemFact = (item: LateItem): LetterItemFact => {
  const { unitId, unitName, lineId, title, dueOn, daysLate, remindedOn, returnedUntil, extended } = item;
  const again = returnedUntil === null ? '' : `Trả lại, hạn bổ sung ${formatDate(returnedUntil)}`;
  return {
    unitId,
    unitName,
    lineId,
    title,
    dueOn,
    daysLate,
    remindedOn,
    note: again || (extended ? 'Đã gia hạn' : ''),
  };
};

const REQUIRED: readonly (readonly [keyof LetterheadView, string])[] = [
  ['agency', 'tên cơ quan ban hành'],
  ['name', 'tên cơ quan như ghi trong câu'],
  ['sign', 'ký hiệu công văn'],
  ['place', 'địa danh'],
  ['signatory', 'họ tên người ký'],
];

const requireComplete = ({ letterhead, facts }: LetterDraft): void => {
  for (const [field, what] of REQUIRED) {
    if (letterhead[field] === '') throw letterProblems.fieldMissing(`letterhead.${field}`, what);
  }
  if (letterhead.capacity.every((each) => each === '')) {
    throw letterProblems.fieldMissing('letterhead.capacity', 'chức vụ người ký');
  }
  if (facts.consequence.trim() === '') throw letterProblems.fieldMissing('consequence', 'hệ quả nếu vẫn chậm');
};

/** What stands in the words; when everything is left out there is nothing to word, so all of it is shown. */
const keptOf = <Item extends LateItem>(late: readonly Item[], without: LetterQuestion['without']): readonly Item[] => {
  const out = new Set(without.map(({ unitId, lineId }) => `${unitId}/${lineId}`));
  const kept = late.filter(({ unitId, lineId }) => !out.has(`${unitId}/${lineId}`));
  return kept.length > 0 ? kept : late;
};

const unitCount = (items: readonly LateItem[]): number => new Set(items.map(({ unitId }) => unitId)).size;

/** Chase letters: read before they are made, made, listed, given out again, numbered after signing. */
@Injectable()
export class Letters {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly drafts: LetterDrafts,
    private readonly access: Access,
    private readonly files: FileAccess,
    private readonly people: People,
  ) {}

  /** @throws ApiProblem `LETTER.*`, `ACCESS.*`; RuleViolation `CASCADE.NOT_FOUND` */
  async preview(question: LetterQuestion, asker: SignedIn): Promise<LetterPreview> {
    const now = this.drafts.now();
    const { newDate, newDateProblem } = this.drafts.tryNewDate(question.newDate, now);
    const selected = await this.drafts.select(question, now);
    await this.access.require(asker, 'letter.make', { cascadeId: selected.cascadeId });
    const kept = keptOf(selected.late, question.without);
    const draft = await this.drafts.draft({ ...selected, late: kept }, question, newDate, asker, now);
    const { facts, items, template, letterhead } = draft;
    const [units, contents] = [unitCount(items), items.length];
    return {
      asOf: now,
      cascadeId: selected.cascadeId,
      citation: fullCitation(facts.directive),
      cascades: selected.cascades,
      items: selected.late.map(itemFact),
      leftOut: this.drafts.leftOutView(selected.leftOut),
      leftOutCount: selected.leftOut.length,
      unitCount: units,
      sentence: `${units} đơn vị, ${contents} nội dung quá hạn`,
      newDate: newDate && { date: newDate, label: formatLongDate(newDate) },
      newDateProblem,
      text: {
        subject: facts.subject ?? '',
        asks: facts.asks,
        consequence: facts.consequence,
        copies: [...facts.copies],
        filedAt: facts.filedAt,
        letterhead,
      },
      warnings: await this.drafts.warnings(draft),
      template: { version: template.version, label: template.label },
      paragraphs: letterText(draft.content),
    };
  }

  /** @throws ApiProblem `LETTER.*`; RuleViolation `DATE.NOT_REAL`, `CASCADE.NOT_FOUND`; IdempotencyError `COMMAND.ID_REUSED` */
  async make(request: MakeLetterRequest, asker: SignedIn, context: CommandContext): Promise<LetterMadeAnswer> {
    const letterId = letterIdOf(context.commandId);
    const { store } = this.database;
    if (await isRecorded(store, request, context)) return this.made(letterId);
    const newDate = this.drafts.readNewDate(request.newDate, context.now);
    if (newDate === null) throw letterProblems.dateMissing();
    const selected = await this.drafts.exactly(request.refs, context.now);
    const draft = await this.drafts.draft(selected, request, newDate, asker, context.now);
    requireComplete(draft);
    const data = this.factOf(draft, newDate, context.now);
    const { letterhead, content } = draft;
    const row = { letterId, made: data, letterhead, content, at: context.now, by: asker.name };
    await recordLetterFact(store, letterId, { type: 'LetterMade', data }, request, context, (tx) =>
      insertLetter(tx, row),
    );
    return this.made(letterId);
  }

  async list(filter: Omit<LetterFilter, 'cascadeIds'>, asker: SignedIn): Promise<LetterList> {
    const scope = await this.access.scopeOf(asker, 'letter.read');
    const cascadeIds = scope.all ? undefined : scope.cascadeIds;
    const { rows, total } = await listLetterRows(this.database, { ...filter, cascadeIds });
    const names = await this.officeNames();
    const letters = rows.map((row) => letterSummary(row, names.get(row.officeId) ?? row.officeId));
    return { asOf: this.drafts.now(), letters, total };
  }

  /** @throws ApiProblem `LETTER.NOT_FOUND`, `ACCESS.*` */
  async get(letterId: string, asker: SignedIn): Promise<LetterDetail> {
    const row = await this.row(letterId, asker);
    const facts = await readLetterFacts(this.database.store, letterId);
    const names = await this.officeNames();
    return {
      ...letterSummary(row, names.get(row.officeId) ?? row.officeId),
      items: facts[0]?.type === 'LetterMade' ? [...facts[0].data.items] : [],
      history: letterHistory(facts, row.sign, await this.people.naming(facts.map(({ by }) => by))),
      may: { number: await this.access.may(asker, 'letter.make', { cascadeId: row.cascadeId }) },
    };
  }

  /** The letter as it was made, byte for byte. @throws ApiProblem `LETTER.NOT_FOUND`, `LETTER.ALTERED`, `ACCESS.*` */
  async content(letterId: string, asker: SignedIn): Promise<{ content: Buffer; fileName: string }> {
    const row = await this.row(letterId, asker);
    const content = await findLetterContent(this.database, letterId);
    const [fact] = await readLetterFacts(this.database.store, letterId);
    const recorded = fact?.type === 'LetterMade' ? fact.data.sha256 : null;
    if (!content || this.drafts.hashOf(content) !== recorded) throw letterProblems.altered();
    return { content, fileName: letterSummary(row, '').fileName };
  }

  /** @throws ApiProblem `LETTER.*`, `FILE.NOT_FOUND`, `ACCESS.*`; RuleViolation `DATE.NOT_REAL` */
  async number(
    letterId: string,
    body: NumberLetterRequest,
    asker: SignedIn,
    context: CommandContext,
  ): Promise<LetterDetail> {
    const row = await this.row(letterId, asker);
    await this.access.require(asker, 'letter.make', { cascadeId: row.cascadeId });
    const request = { letterId, body };
    if (await isRecorded(this.database.store, request, context)) return this.get(letterId, asker);
    const [number, reason] = [oneLine(body.number).replace(/\/.*$/, '').trim(), oneLine(body.reason)];
    const issuedOn = readDateText(body.issuedOn, context.now, 'issuedOn');
    await this.checkNumber(row, { number, issuedOn, typed: body.issuedOn, reason }, context.now);
    if (body.signedFileId !== null) await this.files.get(body.signedFileId, asker);
    const data = { number, issuedOn, signedFileId: body.signedFileId, reason };
    await recordLetterFact(
      this.database.store,
      letterId,
      { type: 'LetterNumbered', data },
      request,
      context,
      async (tx) => {
        if (!(await numberLetter(tx, letterId, { ...data, before: row.number })))
          throw await alreadyNumbered(this.database.store, letterId, this.people);
      },
    );
    return this.get(letterId, asker);
  }

  private async checkNumber(
    row: LetterRow,
    { number, issuedOn, typed, reason }: { number: string; issuedOn: PlainDate; typed: string; reason: string },
    now: Instant,
  ): Promise<void> {
    if (number === '') throw letterProblems.fieldMissing('number', 'số công văn');
    if (row.number !== null && reason === '')
      throw await alreadyNumbered(this.database.store, row.letterId, this.people);
    const made = dateOf(row.madeAt as Instant);
    if (issuedOn < made) throw letterProblems.issuedBeforeMade(typed, formatDate(made));
    if (issuedOn > dateOf(now)) throw letterProblems.issuedInFuture(typed);
    const other = await sameNumber(this.database, row, number, issuedOn);
    if (other !== undefined) throw letterProblems.numberTaken(number, other);
  }

  private factOf(draft: LetterDraft, newDate: PlainDate, now: Instant): LetterMade {
    const { directive, office, facts, template, content, items, letterhead } = draft;
    return {
      cascadeId: directive.cascadeId,
      officeId: office.unit.id,
      citation: fullCitation(facts.directive),
      subject: facts.subject ?? '',
      sign: letterhead.sign,
      items: items.map(itemFact),
      newDate,
      asOf: now,
      consequence: facts.consequence,
      template: { version: template.version, sha256: template.sha256 },
      sha256: this.drafts.hashOf(content),
      size: content.length,
    };
  }

  private async made(letterId: string): Promise<LetterMadeAnswer> {
    const row = await findLetterRow(this.database, letterId);
    if (!row) throw letterProblems.notFound(letterId);
    return { letterId, sha256: row.sha256, recordedAt: row.madeAt };
  }

  private async row(letterId: string, asker: SignedIn): Promise<LetterRow> {
    const row = await findLetterRow(this.database, letterId);
    if (!row) throw letterProblems.notFound(letterId);
    await this.access.require(asker, 'letter.read', { cascadeId: row.cascadeId });
    return row;
  }

  private async officeNames(): Promise<Map<string, string>> {
    return new Map((await this.database.queries.listUnits()).map(({ id, shortName }) => [id, shortName]));
  }
}
