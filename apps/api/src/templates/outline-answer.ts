import type { TemplateBody } from '@dondoc/contracts';
import { readTemplateBody } from '@dondoc/definition-files';
import {
  type CalendarData,
  type CascadeTemplate,
  diffTemplates,
  type Outline,
  outlineOf,
  type OrgUnit,
  type PlainDate,
  type ScheduleLine,
  type TemplateChange,
  workingCalendar,
} from '@dondoc/domain';
import { type LenientTemplate, lenientTemplate } from './lenient-template.js';
import { problemView } from './problem-view.js';

export type RunningCascade = { cascadeId: string; title: string };

/** A draft, and all that the register knows about it. */
export type OutlineQuestion = {
  body: TemplateBody;
  issuedOn: PlainDate;
  calendar: CalendarData;
  units: readonly OrgUnit[];
  /** The newest published version; null when there is none. */
  newest: CascadeTemplate | null;
  /** Lines of the plan above that bound this one; null without such a plan. */
  parentDues: readonly ScheduleLine[] | null;
  running: readonly RunningCascade[];
};

/** Everything that the preview of a template says; made anew for each question, nothing is stored. */
export type OutlineAnswer = Pick<OutlineQuestion, 'issuedOn' | 'units' | 'running'> & {
  draft: LenientTemplate;
  calendarLabel: string;
  outline: Outline;
  problems: ReturnType<typeof problemView>[];
  /** Against the newest published version; empty when there is none. */
  diff: TemplateChange[];
};

/** Reckons a draft, finished or not. Never throws for what stands in it. Pure. */
export const outlineAnswer = (question: OutlineQuestion): OutlineAnswer => {
  const { body, issuedOn, units, newest, parentDues, running } = question;
  const draft = lenientTemplate(body);
  const { template } = draft;
  const calendar = workingCalendar(question.calendar);
  const outline = outlineOf(template, { issuedOn, calendar, units, ...(parentDues ? { parentDues } : {}) });
  return {
    draft,
    issuedOn,
    calendarLabel: calendar.label,
    outline,
    problems: problemsOf(body, draft, outline),
    units,
    diff: newest ? diffTemplates(newest, template) : [],
    running,
  };
};

/** Faults of the shape, and those of the rules, with the places of the body that was sent. */
const problemsOf = (body: TemplateBody, draft: LenientTemplate, outline: Outline): OutlineAnswer['problems'] => {
  const { places, whole, unfinished } = draft;
  const shape = whole ? [] : readTemplateBody(body).problems.map(problemView);
  const rules = outline.problems.map((problem) => {
    const [head, index, ...rest] = problem.path;
    const place = head === 'obligations' && typeof index === 'number' ? (places[index] ?? index) : index;
    return problemView({ ...problem, path: place === undefined ? problem.path : [head ?? '', place, ...rest] });
  });
  const known = new Set(shape.map(({ path }) => path.join('.')));
  // What refers to an unfinished obligation refers to something that is there.
  const real = rules.filter(
    ({ path, value }) => !known.has(path.join('.')) && !(value !== '' && unfinished.has(value)),
  );
  return [...shape, ...real];
};
