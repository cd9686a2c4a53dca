import type { Database } from '@dondoc/commands';
import type { RehearseRequest } from '@dondoc/contracts';
import { type Instant, readDateText } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { WorkingCalendars } from '../calendars/working-calendars.js';
import { QuestionThreads } from '../questions/question-threads.js';
import { DATABASE } from '../runtime.js';

/** Lives a template through without a server: on the units of the register, in a thread. */
@Injectable()
export class Rehearsals {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly calendars: WorkingCalendars,
    private readonly threads: QuestionThreads,
  ) {}

  /**
   * @returns a `RehearsalView` as JSON.
   * @throws RuleViolation `DATE.NOT_REAL`, `REHEARSAL.*`; ApiProblem `REHEARSAL.TOO_LARGE`, `QUESTION.*`
   */
  async rehearse(request: RehearseRequest, now: Instant, gone: AbortSignal): Promise<Buffer> {
    const { body, behaviour } = request;
    const issuedOn = readDateText(request.issuedOn, now, 'issuedOn');
    const [inForce, units] = await Promise.all([this.calendars.newest(), this.database.queries.listUnits()]);
    const { data: calendar } = inForce;
    return this.threads.ask('rehearsal', { body, behaviour, issuedOn, calendar, units, now }, gone);
  }
}
