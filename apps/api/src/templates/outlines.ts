import { type Database, scheduleIn } from '@dondoc/commands';
import type { OutlineRequest } from '@dondoc/contracts';
import { readTemplateBody } from '@dondoc/definition-files';
import {
  diffTemplates,
  type Instant,
  type Outline,
  outlineOf,
  type OrgUnit,
  type PlainDate,
  readDateText,
  type ScheduleLine,
  type TemplateChange,
} from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { type CalendarInForce, WorkingCalendars } from '../calendars/working-calendars.js';
import { DATABASE } from '../runtime.js';
import { type LenientTemplate, lenientTemplate } from './lenient-template.js';
import { problemView } from './problem-view.js';

export type RunningCascade = { cascadeId: string; title: string };

/** Everything that the preview of a template says; made anew for each question, nothing is stored. */
export type OutlineAnswer = {
  draft: LenientTemplate;
  issuedOn: PlainDate;
  inForce: CalendarInForce;
  outline: Outline;
  problems: ReturnType<typeof problemView>[];
  units: readonly OrgUnit[];
  /** Against the newest published version; empty when there is none. */
  diff: TemplateChange[];
  running: RunningCascade[];
};

const RUNNING = `
  SELECT cascade_id AS "cascadeId", title FROM cascades
  WHERE template->>'id' = $1 AND status = 'issued' AND NOT rolled_up ORDER BY title`;
const OWED = 'SELECT line_id AS "lineId" FROM obligations WHERE cascade_id = $1 AND unit_id = $2';

/** The one computation behind "Lịch sẽ sinh ra", its XLSX file and the confirmation before publishing. */
@Injectable()
export class Outlines {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly calendars: WorkingCalendars,
  ) {}

  /** Never refuses an unfinished draft: what is finished is reckoned. @throws RuleViolation `DATE.NOT_REAL` */
  async of({ body, issuedOn: typed, parent }: OutlineRequest, now: Instant): Promise<OutlineAnswer> {
    const issuedOn = readDateText(typed, now, 'issuedOn');
    const draft = lenientTemplate(body);
    const { template } = draft;
    const { pool, queries } = this.database;
    const [inForce, units, newest, parentDues, running] = await Promise.all([
      this.calendars.newest(),
      queries.listUnits(),
      queries.templates.findNewest(template.id),
      this.owedTo(parent),
      pool.query<RunningCascade>(RUNNING, [template.id]),
    ]);
    const { calendar } = inForce;
    const outline = outlineOf(template, { issuedOn, calendar, units, ...(parentDues ? { parentDues } : {}) });
    return {
      draft,
      issuedOn,
      inForce,
      outline,
      problems: problemsOf(body, draft, outline),
      units,
      diff: newest ? diffTemplates(newest.template, template) : [],
      running: running.rows,
    };
  }

  /** The lines of the plan above that the unit owes, by which its child cascade is bounded. */
  private async owedTo(parent: OutlineRequest['parent']): Promise<ScheduleLine[] | undefined> {
    if (!parent) return undefined;
    const { rows } = await this.database.pool.query<{ lineId: string }>(OWED, [parent.cascadeId, parent.unitId]);
    const owed = new Set(rows.map(({ lineId }) => lineId));
    const schedule = await scheduleIn(this.database.pool, parent.cascadeId);
    return schedule.filter(({ lineId }) => owed.has(lineId));
  }
}

/** Faults of the shape, and those of the rules, with the places of the body that was sent. */
const problemsOf = (
  body: OutlineRequest['body'],
  draft: LenientTemplate,
  outline: Outline,
): OutlineAnswer['problems'] => {
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
