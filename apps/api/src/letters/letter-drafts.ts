import { createHash } from 'node:crypto';
import type { Clock, Database } from '@dondoc/commands';
import type { LetterheadView, LetterPreview, LetterQuestion, LetterRef, MakeLetterRequest } from '@dondoc/contracts';
import { type ChaseFacts, chaseLetter, chasedIn, type LateItem, shortCitation, subjectOf } from '@dondoc/documents';
import {
  dateOf,
  formatDate,
  formatLongDate,
  type Instant,
  type PlainDate,
  readDateText,
  RuleViolation,
  whereYearsKnown,
} from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/signed-in.js';
import { WorkingCalendars } from '../calendars/working-calendars.js';
import { ApiProblem } from '../problem/api-problem.js';
import { letterProblems } from '../problem/letter-problems.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { oneLine } from '../writes/clean-text.js';
import { lateAmong, type LeftOut, openIn } from './late-items.js';
import { type Directive, LetterOffice, type Office } from './letter-office.js';
import { LetterTemplates, type UsedTemplate } from './letter-templates.js';

/** The words of a letter as asked for; what is left out is filled in. */
export type LetterText = Omit<MakeLetterRequest, 'refs'>;
/** A letter that could be made: everything that stands in it, and the filled template. */
export type LetterDraft = {
  directive: Directive;
  office: Office;
  template: UsedTemplate;
  items: readonly LateItem[];
  letterhead: LetterheadView;
  facts: ChaseFacts;
  content: Buffer;
};
export type Selected = { cascadeId: string; late: readonly (LateItem & LetterRef)[]; leftOut: readonly LeftOut[] };

/** A letter is read by people in a hurry: so many that are left out are named. */
const NAMED_LEFT_OUT = 100;

const printed = (head: LetterheadView): ChaseFacts['letterhead'] => ({
  ...head,
  superior: head.superior === '' ? null : head.superior,
});

const oneLined = (head: LetterheadView): LetterheadView => ({
  superior: head.superior.trim(),
  agency: head.agency.trim(),
  name: oneLine(head.name),
  sign: oneLine(head.sign).replace(/^\/+/, ''),
  place: oneLine(head.place),
  capacity: head.capacity.map(oneLine),
  signatory: oneLine(head.signatory),
});

/** Composes letters from facts, options and the office's template; records nothing. */
@Injectable()
export class LetterDrafts {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly office: LetterOffice,
    private readonly templates: LetterTemplates,
    private readonly calendars: WorkingCalendars,
  ) {}

  /** The late among what is asked for, of one cascade. @throws ApiProblem `LETTER.NOTHING_LATE` */
  async select(
    { refs, cascadeId, lineIds, unitIds }: Pick<LetterQuestion, 'refs' | 'cascadeId' | 'lineIds' | 'unitIds'>,
    now: Instant,
  ): Promise<Selected & { cascades: LetterPreview['cascades'] }> {
    const asked =
      refs.length > 0 || cascadeId === null ? refs : await openIn(this.database, { cascadeId, lineIds, unitIds });
    const { late, leftOut } = await lateAmong(this.database, asked, now);
    const counts = new Map<string, number>();
    for (const one of late) counts.set(one.cascadeId, (counts.get(one.cascadeId) ?? 0) + 1);
    const [most] = [...counts].sort(([, a], [, b]) => b - a);
    const chosen = cascadeId ?? most?.[0];
    const own = late.filter((one) => one.cascadeId === chosen);
    if (chosen === undefined || own.length === 0) throw letterProblems.nothingLate(String(asked.length));
    const titles = await this.titlesOf([...counts.keys()]);
    const cascades = [...counts].map(([id, count]) => ({ cascadeId: id, title: titles.get(id) ?? id, count }));
    return { cascadeId: chosen, late: own, leftOut: leftOut.filter((one) => one.cascadeId === chosen), cascades };
  }

  /** Exactly these, all late still and of one cascade. @throws ApiProblem `LETTER.SELECTION_CHANGED`, `LETTER.SEVERAL_DIRECTIVES` */
  async exactly(refs: readonly LetterRef[], now: Instant): Promise<Selected> {
    const cascadeIds = new Set(refs.map(({ cascadeId }) => cascadeId));
    const [cascadeId] = cascadeIds;
    if (cascadeIds.size > 1 || cascadeId === undefined) throw letterProblems.severalDirectives(cascadeIds.size);
    const { late, leftOut } = await lateAmong(this.database, refs, now);
    if (leftOut.length === 0) return { cascadeId, late, leftOut };
    const mend = 'Bỏ nội dung này khỏi công văn.';
    throw letterProblems.selectionChanged(
      leftOut.map(({ unitName, title, reason }) => ({
        field: 'refs',
        value: `${unitName}: ${title}`,
        reason: `${reason}.`,
        mend,
      })),
    );
  }

  /** @param newDate null: left open, for a preview @throws RuleViolation `CASCADE.NOT_FOUND`; ApiProblem `LETTER.*` */
  async draft(
    { cascadeId, late: items }: Selected,
    text: LetterText,
    newDate: PlainDate | null,
    asker: SignedIn,
    now: Instant,
  ): Promise<LetterDraft> {
    const directive = await this.office.directive(cascadeId);
    const office = await this.office.officeOf(asker, directive);
    const letterhead = oneLined(text.letterhead ?? (await this.office.letterhead(office, dateOf(now))));
    const template = await this.templates.current(office.unit.id, letterhead.agency);
    const addressed = new Set(items.map(({ unitId }) => unitId));
    const chased = chasedIn(items);
    const facts: ChaseFacts = {
      letterhead: printed(letterhead),
      draftedOn: dateOf(now),
      asOf: now,
      directive: directive.document,
      items,
      newDate,
      subject: oneLine(text.subject ?? '') || subjectOf(chased, shortCitation(directive.document)),
      asks: text.asks ?? this.office.asks(office),
      consequence: text.consequence ?? this.office.consequence(office),
      copies: (text.copies ?? (await this.office.copies(office, directive, addressed))).map(oneLine),
      filedAt:
        oneLine(text.filedAt ?? '') ||
        `VT${letterhead.sign.includes('-') ? `, ${letterhead.sign.split('-').at(-1) ?? ''}` : ''}`,
    };
    return { directive, office, template, items, letterhead, facts, content: chaseLetter(template.content, facts) };
  }

  /** The typed date, when there is one. @throws RuleViolation `DATE.NOT_REAL`; ApiProblem `LETTER.DATE_PAST` */
  readNewDate(typed: string, now: Instant): PlainDate | null {
    if (typed.trim() === '') return null;
    const newDate = readDateText(typed, now, 'newDate');
    if (newDate < dateOf(now)) throw letterProblems.datePast(typed, formatDate(dateOf(now)));
    return newDate;
  }

  /** For a preview: a date that cannot be taken leaves it open and says why, while the rest of the letter can be read. */
  tryNewDate(typed: string, now: Instant): { newDate: PlainDate | null; newDateProblem: string | null } {
    try {
      return { newDate: this.readNewDate(typed, now), newDateProblem: null };
    } catch (error) {
      if (error instanceof RuleViolation) {
        return { newDate: null, newDateProblem: `${error.details.reason} ${error.details.mend}` };
      }
      if (error instanceof ApiProblem) return { newDate: null, newDateProblem: `${error.title} ${error.mend}` };
      throw error;
    }
  }

  /** What deserves a second look before the letter is signed. */
  async warnings({ office, letterhead, facts }: LetterDraft): Promise<string[]> {
    const { calendar } = await this.calendars.newest();
    const { newDate } = facts;
    const worked = newDate === null ? null : whereYearsKnown(() => calendar.isWorkingDay(newDate));
    return [
      ...(newDate !== null && worked === false
        ? [
            `Ngày mới ${formatLongDate(newDate)} là ngày nghỉ; ngày làm việc gần nhất trước đó là ${formatLongDate(calendar.onOrBefore(newDate))}.`,
          ]
        : []),
      ...(newDate !== null && newDate === facts.draftedOn ? ['Ngày mới là hôm nay: các đơn vị chỉ còn vài giờ.'] : []),
      ...(letterhead.signatory === '' ? ['Chưa có họ tên người ký: danh mục không ghi người giữ chức lãnh đạo.'] : []),
      ...(letterhead.place === '' ? ['Chưa có địa danh.'] : []),
      ...(office.unit.class === 'to-chuc-dang'
        ? [
            'Mẫu mặc định theo Nghị định 30/2020/NĐ-CP; văn bản của Đảng trình bày theo Hướng dẫn 36-HD/VPTW: tải mẫu riêng của cơ quan lên.',
          ]
        : []),
    ];
  }

  hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

  leftOutView = (leftOut: readonly LeftOut[]): LetterPreview['leftOut'] =>
    leftOut.slice(0, NAMED_LEFT_OUT).map(({ unitName, title, reason }) => ({ unitName, title, reason }));

  now = (): Instant => this.clock.now();

  private async titlesOf(cascadeIds: readonly string[]): Promise<Map<string, string>> {
    const sql = 'SELECT cascade_id AS id, title FROM cascades WHERE cascade_id = ANY($1)';
    const { rows } = await this.database.pool.query<{ id: string; title: string }>(sql, [cascadeIds]);
    return new Map(rows.map(({ id, title }) => [id, title]));
  }
}
