import type { Clock, Database } from '@dondoc/commands';
import type { LetterheadView, MakeLetterRequest } from '@dondoc/contracts';
import { type ChaseFacts, chaseLetter, chasedIn, shortCitation, subjectOf } from '@dondoc/documents';
import { dateOf, formatLongDate, type Instant, numberText, type PlainDate, whereYearsKnown } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/signed-in.js';
import { WorkingCalendars } from '../calendars/working-calendars.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { oneLine } from '../writes/clean-text.js';
import type { LateOne } from './late-items.js';
import type { Selected } from './letter-selection.js';
import { type Directive, LetterOffice, type Office } from './letter-office.js';
import { LetterTemplates, type UsedTemplate } from './letter-templates.js';

/** The words of a letter as asked for; what is left out is filled in. */
export type LetterText = Omit<MakeLetterRequest, 'refs'>;
/** A letter that could be made: everything that stands in it, and the filled template. */
export type LetterDraft = {
  directive: Directive;
  office: Office;
  template: UsedTemplate;
  items: readonly LateOne[];
  letterhead: LetterheadView;
  facts: ChaseFacts;
  content: Buffer;
};
const printed = (head: LetterheadView): ChaseFacts['letterhead'] => ({
  ...head,
  superior: head.superior === '' ? null : head.superior,
});

const oneLined = (head: LetterheadView): LetterheadView => ({
  layout: head.layout,
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
    const template = await this.templates.current(office.unit.id, letterhead);
    const addressed = new Set(items.map(({ unitId }) => unitId));
    const chased = chasedIn(items, letterhead.layout);
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
      filedAt: oneLine(text.filedAt ?? '') || this.office.filedAt(office, letterhead),
    };
    return { directive, office, template, items, letterhead, facts, content: chaseLetter(template.content, facts) };
  }

  /** What deserves a second look before the letter is signed. */
  async warnings({ items, letterhead, facts }: LetterDraft): Promise<string[]> {
    const { calendar } = await this.calendars.newest();
    const { newDate } = facts;
    const locked = items.filter(({ lockedOn }) => lockedOn !== null).length;
    const worked = newDate === null ? null : whereYearsKnown(() => calendar.isWorkingDay(newDate));
    return [
      ...(locked > 0
        ? [`${numberText(locked)} nội dung đã khóa, đơn vị không nộp được: mở lại trước khi gửi công văn, hoặc bỏ ra.`]
        : []),
      ...(newDate !== null && worked === false
        ? [
            `Ngày mới ${formatLongDate(newDate)} là ngày nghỉ; ngày làm việc gần nhất trước đó là ${formatLongDate(calendar.onOrBefore(newDate))}.`,
          ]
        : []),
      ...(newDate !== null && newDate === facts.draftedOn ? ['Ngày mới là hôm nay: các đơn vị chỉ còn vài giờ.'] : []),
      ...(letterhead.signatory === '' ? ['Chưa có họ tên người ký: danh mục không ghi người giữ chức lãnh đạo.'] : []),
      ...(letterhead.place === '' ? ['Chưa có địa danh.'] : []),
    ];
  }

  now = (): Instant => this.clock.now();
}
