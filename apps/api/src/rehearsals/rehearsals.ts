import type { Database } from '@dondoc/commands';
import type { RehearsalView, RehearseRequest } from '@dondoc/contracts';
import {
  type Behaviour,
  behaviourNamed,
  type CascadeTemplate,
  type Instant,
  instantAt,
  outlineOf,
  readDateText,
  readRecordedActs,
  type RecordedSetting,
  recordedBehaviour,
  type RehearsalRequest,
  rehearsalReport,
} from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { type CalendarInForce, WorkingCalendars } from '../calendars/working-calendars.js';
import { rehearsalProblems } from '../problem/rehearsal-problems.js';
import { DATABASE } from '../runtime.js';
import { lenientTemplate } from '../templates/lenient-template.js';
import { rehearsalView } from './rehearsal-view.js';

/** Units × lines that one request may live through: some seconds of this process. The command line takes any number. */
const MOST_MARKS = 30_000;
const ISSUE_CLOCK = '09:00';
const REHEARSED = 'chay-thu';

type Asked = RehearseRequest['behaviour'];

const behaviourFor =
  (asked: Asked, now: Instant) =>
  (setting: RecordedSetting): Behaviour => {
    if (asked.kind === 'acts') return recordedBehaviour(setting, readRecordedActs(asked.text, now));
    return behaviourNamed(asked.kind, setting, asked.kind === 'mixed' ? asked.seed : 1);
  };

const draftOf = (template: CascadeTemplate, { data }: CalendarInForce): RehearsalRequest['draft'] => ({
  type: 'DraftCascade',
  cascadeId: REHEARSED,
  title: template.title,
  template: { id: template.id, version: template.version },
  calendar: { id: data.id, version: data.version },
  document: {
    type: template.documentType,
    sign: template.documentSign,
    number: null,
    issuedOn: null,
    issuer: template.issuer,
    subject: template.subject,
  },
  sample: false,
});

/** Lives a template through without a server: by the deciders that run in reality, on the units of the register. */
@Injectable()
export class Rehearsals {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly calendars: WorkingCalendars,
  ) {}

  /** @throws RuleViolation `DATE.NOT_REAL`, `REHEARSAL.*`; ApiProblem `REHEARSAL.TOO_LARGE` */
  async rehearse({ body, issuedOn: typed, behaviour }: RehearseRequest, now: Instant): Promise<RehearsalView> {
    const issuedOn = readDateText(typed, now, 'issuedOn');
    const { template, unfinished, unfinishedCount } = lenientTemplate(body);
    const [inForce, units] = await Promise.all([this.calendars.newest(), this.database.queries.listUnits()]);
    const { calendar } = inForce;
    const { dueMarks } = outlineOf(template, { issuedOn, calendar, units }).counts;
    if (dueMarks > MOST_MARKS) throw rehearsalProblems.tooLarge(dueMarks, MOST_MARKS);
    const { attempt, report } = rehearsalReport({
      policy: { template, calendar },
      units,
      draft: draftOf(template, inForce),
      issue: { documentNumber: '1', issuedOn, at: instantAt(issuedOn, ISSUE_CLOCK) },
      behaviour: behaviourFor(behaviour, now),
      until: null,
    });
    return rehearsalView(attempt, report, { units, unfinished: [...unfinished], unfinishedCount });
  }
}
