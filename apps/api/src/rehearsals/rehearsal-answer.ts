import type { RehearsalView, RehearseRequest } from '@dondoc/contracts';
import {
  type Behaviour,
  behaviourNamed,
  type CalendarData,
  type CascadeTemplate,
  type Instant,
  instantAt,
  type OrgUnit,
  outlineOf,
  type PlainDate,
  readRecordedActs,
  type RecordedSetting,
  recordedBehaviour,
  type RehearsalRequest,
  rehearsalReport,
  workingCalendar,
} from '@dondoc/domain';
import { rehearsalProblems } from '../problem/rehearsal-problems.js';
import { lenientTemplate } from '../templates/lenient-template.js';
import { rehearsalView } from './rehearsal-view.js';

/** Units × lines that one request may live through: some seconds of a thread. The command line takes any number. */
const MOST_MARKS = 30_000;
const ISSUE_CLOCK = '09:00';
const REHEARSED = 'chay-thu';

type Asked = RehearseRequest['behaviour'];

/** A draft with the register in which it lives; `now` only reads years that were not typed. */
export type RehearsalQuestion = Pick<RehearseRequest, 'body' | 'behaviour'> & {
  issuedOn: PlainDate;
  calendar: CalendarData;
  units: readonly OrgUnit[];
  now: Instant;
};

const behaviourFor =
  (asked: Asked, now: Instant) =>
  (setting: RecordedSetting): Behaviour => {
    if (asked.kind === 'acts') return recordedBehaviour(setting, readRecordedActs(asked.text, now));
    return behaviourNamed(asked.kind, setting, asked.kind === 'mixed' ? asked.seed : 1);
  };

const draftOf = (template: CascadeTemplate, { id, version }: CalendarData): RehearsalRequest['draft'] => ({
  type: 'DraftCascade',
  cascadeId: REHEARSED,
  title: template.title,
  template: { id: template.id, version: template.version },
  calendar: { id, version },
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

/** Lives a draft through by the deciders that run in reality. Pure. @throws RuleViolation `REHEARSAL.*`; ApiProblem `REHEARSAL.TOO_LARGE` */
export const rehearsalAnswer = (question: RehearsalQuestion): RehearsalView => {
  const { body, behaviour, issuedOn, units, now } = question;
  const { template, unfinished, unfinishedCount } = lenientTemplate(body);
  const calendar = workingCalendar(question.calendar);
  const { dueMarks } = outlineOf(template, { issuedOn, calendar, units }).counts;
  if (dueMarks > MOST_MARKS) throw rehearsalProblems.tooLarge(dueMarks, MOST_MARKS);
  const { attempt, report } = rehearsalReport({
    policy: { template, calendar },
    units,
    draft: draftOf(template, question.calendar),
    issue: { documentNumber: '1', issuedOn, at: instantAt(issuedOn, ISSUE_CLOCK) },
    behaviour: behaviourFor(behaviour, now),
    until: null,
  });
  return rehearsalView(attempt, report, { units, unfinished: [...unfinished], unfinishedCount });
};
