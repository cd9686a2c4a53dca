import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import { OrganisationTree } from '../access/organisation-tree.js';
import type { SignedIn } from '../access/signed-in.js';
import { calendarProblems } from '../problem/calendar-problems.js';

/**
 * Whose business a calendar is. No body owns one: all of them reckon by it, so it is published by the administrator, or by
 * whoever keeps the register of all of them.
 */
@Injectable()
export class CalendarKeepers {
  constructor(
    private readonly access: Access,
    private readonly tree: OrganisationTree,
  ) {}

  async mayPublish(asker: SignedIn): Promise<boolean> {
    const [scope, tree] = await Promise.all([this.access.scopeOf(asker, 'calendar.publish'), this.tree.read()]);
    if (scope.all) return true;
    const kept = new Set(scope.unitIds);
    return kept.size > 0 && tree.unitIds.every((unitId) => kept.has(unitId));
  }

  /** @throws ApiProblem `CALENDAR.NOT_KEEPER` */
  async require(asker: SignedIn): Promise<void> {
    if (!(await this.mayPublish(asker))) throw calendarProblems.notKeeper();
  }
}
