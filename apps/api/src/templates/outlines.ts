import { type Database, scheduleIn } from '@dondoc/commands';
import type { OutlineRequest } from '@dondoc/contracts';
import { type Instant, readDateText, type ScheduleLine } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
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
    private readonly access: Access,
  ) {}

  /** @returns an `OutlineView` as JSON. @throws RuleViolation `DATE.NOT_REAL`; ApiProblem `QUESTION.*`, `ACCESS.*` */
  async view(request: OutlineRequest, asker: SignedIn, now: Instant, gone: AbortSignal): Promise<Buffer> {
    return this.threads.ask('outline', await this.question(request, asker, now), gone);
  }

  /** @returns an XLSX file. @throws RuleViolation `DATE.NOT_REAL`; ApiProblem `QUESTION.*`, `ACCESS.*` */
  async sheet(request: OutlineRequest, asker: SignedIn, now: Instant, gone: AbortSignal): Promise<Buffer> {
    return this.threads.ask('outlineSheet', await this.question(request, asker, now), gone);
  }

  /** Never refuses an unfinished draft: what is finished is reckoned. @throws RuleViolation `DATE.NOT_REAL` */
  private async question(request: OutlineRequest, asker: SignedIn, now: Instant): Promise<OutlineQuestion> {
    const { body, issuedOn: typed, parent } = request;
    const issuedOn = readDateText(typed, now, 'issuedOn');
    await this.requireBounded(parent, asker);
    const [inForce, units, parentDues, known] = await Promise.all([
      this.calendars.newest(),
      this.database.queries.listUnits(),
      this.owedTo(parent),
      this.known(nameOfBody(body).id, asker),
    ]);
    return { body, issuedOn, calendar: inForce.data, units, parentDues, ...known };
  }

  /** A body may bear the id of another's template: what is known of that one is not shown. */
  private async known(id: string, asker: SignedIn): Promise<Pick<OutlineQuestion, 'newest' | 'running'>> {
    if (!(await this.access.may(asker, 'template.read', { templateId: id }))) return { newest: null, running: [] };
    const { pool, queries } = this.database;
    const [newest, running] = await Promise.all([
      queries.templates.findNewest(id),
      pool.query<RunningCascade>(RUNNING, [id]),
    ]);
    return { newest: newest?.template ?? null, running: running.rows };
  }

  /** What bounds a child is shown to whoever may draft it; who makes templates for an Office stands where it stands. */
  private async requireBounded(parent: OutlineRequest['parent'], { role, unitId }: SignedIn): Promise<void> {
    if (!parent) return;
    const drafting = { role: role === 'template-admin' ? ('office' as const) : role, unitId };
    await this.access.require(drafting, ['cascade.draft', 'cascade.read'], parent);
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
