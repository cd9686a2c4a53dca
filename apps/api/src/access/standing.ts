import type { Database } from '@dondoc/commands';
import type { ObligationTemplate } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { ApiProblem } from '../problem/api-problem.js';
import { problems } from '../problem/problems.js';
import { DATABASE } from '../runtime.js';
import type { Scope } from './access-policy.js';

/** What the address of a request names. */
export type Addressed = { unitId?: string | undefined; cascadeId?: string | undefined; lineId?: string | undefined };

const KEY = 'SELECT key FROM obligations WHERE cascade_id = $1 AND unit_id = $2 AND line_id = $3';
const CASCADE = 'SELECT 1 FROM cascades WHERE cascade_id = $1';

/** What a unit is to a cascade or an obligation: the one that owes, issues, passes on or appraises. */
@Injectable()
export class Standing {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Why the unit may not, or undefined when it may. What does not exist is left to the handler to say. */
  async refusal(scope: Scope, unitId: string, addressed: Addressed): Promise<ApiProblem | undefined> {
    const owes = addressed.unitId === undefined || addressed.unitId === unitId;
    if (scope === 'any' || (owes && (scope === 'own' || scope === 'party'))) return undefined;
    const another = problems.otherUnit(addressed.unitId ?? '');
    if (scope === 'own') return another;
    const issuer = await this.issuerOf(addressed.cascadeId);
    if (scope === 'issuer') return issuer === undefined || issuer === unitId ? undefined : problems.notIssuer();
    if (scope === 'party' && issuer === unitId) return undefined;
    const obligation = await this.obligation(addressed);
    const [passesOn, appraises] = [obligation?.via === unitId, isAppraiser(obligation, unitId)];
    if (scope === 'party') return passesOn || appraises ? undefined : another;
    if (!obligation) return undefined;
    if (scope === 'via') return passesOn ? undefined : problems.notIntermediary();
    return appraises ? undefined : problems.notAppraiser();
  }

  private async issuerOf(cascadeId: string | undefined): Promise<string | undefined> {
    if (cascadeId === undefined || !(await this.exists(cascadeId))) return undefined;
    const { template } = await this.database.commands.pinned.policyOf(cascadeId);
    return template.issuer;
  }

  private async obligation({ cascadeId, unitId, lineId }: Addressed): Promise<ObligationTemplate | undefined> {
    const { rows } = await this.database.pool.query<{ key: string }>(KEY, [cascadeId, unitId, lineId]);
    const key = rows[0]?.key;
    if (key === undefined || cascadeId === undefined) return undefined;
    const { template } = await this.database.commands.pinned.policyOf(cascadeId);
    return template.obligations.find((one) => one.key === key);
  }

  private async exists(cascadeId: string): Promise<boolean> {
    return (await this.database.pool.query(CASCADE, [cascadeId])).rows.length > 0;
  }
}

const isAppraiser = (obligation: ObligationTemplate | undefined, unitId: string): boolean => {
  const scoring = obligation?.scoring;
  if (!scoring) return false;
  return (
    scoring.appraiser === unitId || scoring.criteria.some(({ coAppraisers = [] }) => coAppraisers.includes(unitId))
  );
};
