import { type Database, scheduleIn } from '@dondoc/commands';
import type { OutlineRequest } from '@dondoc/contracts';
import { type Instant, readDateText, type ScheduleLine } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { WorkingCalendars } from '../calendars/working-calendars.js';
import { QuestionThreads } from '../questions/question-threads.js';
import { DATABASE } from '../runtime.js';
import { nameOfBody } from './lenient-template.js';
import type { OutlineQuestion, RunningCascade } from './outline-answer.js';

const RUNNING = `
  SELECT cascade_id AS "cascadeId", title FROM cascades
  WHERE template->>'id' = $1 AND status = 'issued' AND NOT rolled_up ORDER BY title`;
const OWED = 'SELECT line_id AS "lineId" FROM obligations WHERE cascade_id = $1 AND unit_id = $2';

/** "Lịch sẽ sinh ra" and its XLSX file: gathers what the register knows and has the rest reckoned in a thread. */
@Injectable()
export class Outlines {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly calendars: WorkingCalendars,
    private readonly threads: QuestionThreads,
  ) {}

  /** @returns an `OutlineView` as JSON. @throws RuleViolation `DATE.NOT_REAL`; ApiProblem `QUESTION.*` */
  async view(request: OutlineRequest, now: Instant, gone: AbortSignal): Promise<Buffer> {
    return this.threads.ask('outline', await this.question(request, now), gone);
  }

  /** @returns an XLSX file. @throws RuleViolation `DATE.NOT_REAL`; ApiProblem `QUESTION.*` */
  async sheet(request: OutlineRequest, now: Instant, gone: AbortSignal): Promise<Buffer> {
    return this.threads.ask('outlineSheet', await this.question(request, now), gone);
  }

  /** Never refuses an unfinished draft: what is finished is reckoned. @throws RuleViolation `DATE.NOT_REAL` */
  private async question({ body, issuedOn: typed, parent }: OutlineRequest, now: Instant): Promise<OutlineQuestion> {
    const issuedOn = readDateText(typed, now, 'issuedOn');
    const { id } = nameOfBody(body);
    const { pool, queries } = this.database;
    const [inForce, units, newest, parentDues, running] = await Promise.all([
      this.calendars.newest(),
      queries.listUnits(),
      queries.templates.findNewest(id),
      this.owedTo(parent),
      pool.query<RunningCascade>(RUNNING, [id]),
    ]);
    const { data: calendar } = inForce;
    return { body, issuedOn, calendar, units, newest: newest?.template ?? null, parentDues, running: running.rows };
  }

  /** The lines of the plan above that the unit owes, by which its child cascade is bounded. */
  private async owedTo(parent: OutlineRequest['parent']): Promise<ScheduleLine[] | null> {
    if (!parent) return null;
    const { rows } = await this.database.pool.query<{ lineId: string }>(OWED, [parent.cascadeId, parent.unitId]);
    const owed = new Set(rows.map(({ lineId }) => lineId));
    const schedule = await scheduleIn(this.database.pool, parent.cascadeId);
    return schedule.filter(({ lineId }) => owed.has(lineId));
  }
}
