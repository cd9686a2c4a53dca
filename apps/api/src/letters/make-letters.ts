import { type CommandContext, type Database, isRecorded, recordLetterFact } from '@dondoc/commands';
import type { LetterMadeAnswer, LetterPreview, LetterQuestion, MakeLetterRequest } from '@dondoc/contracts';
import { fullCitation, letterText } from '@dondoc/documents';
import { formatLongDate } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
import { letterProblems } from '../problem/letter-problems.js';
import { DATABASE } from '../runtime.js';
import { leftOutView, LetterSelection } from './letter-selection.js';
import { LetterDrafts } from './letter-drafts.js';
import { itemFact, keptOf, letterIdOf, letterMade, requireComplete, unitCount } from './letter-record.js';
import { findLetterRow, insertLetter } from './letter-rows.js';
import { readNewDate, tryNewDate } from './new-date.js';

/** A chase letter read before it is made, and made of exactly what was looked at. */
@Injectable()
export class MakeLetters {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly selection: LetterSelection,
    private readonly drafts: LetterDrafts,
    private readonly access: Access,
  ) {}

  /** @throws ApiProblem `LETTER.*`, `ACCESS.*`; RuleViolation `CASCADE.NOT_FOUND` */
  async preview(question: LetterQuestion, asker: SignedIn): Promise<LetterPreview> {
    const now = this.drafts.now();
    const { newDate, newDateProblem } = tryNewDate(question.newDate, now);
    const selected = await this.selection.select(question, now);
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
      leftOut: leftOutView(selected.leftOut),
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
    const newDate = readNewDate(request.newDate, context.now);
    if (newDate === null) throw letterProblems.dateMissing();
    const selected = await this.selection.exactly(request.refs, context.now);
    await this.access.require(asker, 'letter.make', { cascadeId: selected.cascadeId });
    const draft = await this.drafts.draft(selected, request, newDate, asker, context.now);
    requireComplete(draft);
    const data = letterMade(draft, newDate, context.now);
    const { letterhead, content } = draft;
    const row = { letterId, made: data, letterhead, content, at: context.now, by: asker.name };
    await recordLetterFact(store, letterId, { type: 'LetterMade', data }, request, context, (tx) =>
      insertLetter(tx, row),
    );
    return this.made(letterId);
  }

  private async made(letterId: string): Promise<LetterMadeAnswer> {
    const row = await findLetterRow(this.database, letterId);
    if (!row) throw letterProblems.notFound(letterId);
    return { letterId, sha256: row.sha256, recordedAt: row.madeAt };
  }
}
