import type { Database } from '@dondoc/commands';
import {
  type Act,
  actNames,
  mayAct,
  mayEver,
  reachOf,
  type Relation,
  type RelationNeeded,
  relationsNeeded,
  relationsTo,
  roleLabels,
} from '@dondoc/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { ApiProblem } from '../problem/api-problem.js';
import { problems } from '../problem/problems.js';
import { DATABASE } from '../runtime.js';
import type { Addressed } from './addressed.js';
import { CascadePartsReader, type PartsInCascade } from './cascade-parts.js';
import { OrganisationTree } from './organisation-tree.js';
import { type Scope, SEEING } from './scope.js';
import type { SignedIn } from './signed-in.js';
import { Standing } from './standing.js';

type Who = Pick<SignedIn, 'role' | 'unitId'>;
const PLANS = 'SELECT DISTINCT cascade_id AS "cascadeId" FROM unit_plans WHERE unit_id = ANY($1)';

/** Why somebody may not, in the words of the relation that is missing first. */
const refusalFor = ([missing]: readonly RelationNeeded[], { unitId, cascadeId, templateId }: Addressed): ApiProblem => {
  if (missing === 'via') return problems.notIntermediary();
  if (missing === 'appraiser') return problems.notAppraiser();
  if (missing === 'issuer') return problems.notIssuer();
  if (missing === 'cascade' && cascadeId !== undefined) return problems.otherCascade(cascadeId);
  if (missing === 'own' && templateId !== undefined) return problems.notIssuer();
  if (unitId !== undefined) return problems.otherUnit(unitId);
  if (cascadeId !== undefined) return problems.otherCascade(cascadeId);
  return problems.otherTemplate(templateId ?? '');
};

/** Asks the table of rights. The guard asks for the address; handlers ask for what only they know. */
@Injectable()
export class Access {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly standing: Standing,
    private readonly tree: OrganisationTree,
    private readonly cascades: CascadePartsReader,
  ) {}

  /** @throws ApiProblem `ACCESS.*`, unless one of the acts is allowed on the thing */
  async require(asker: Who, act: Act | readonly Act[], about: Addressed = {}): Promise<void> {
    const refusal = await this.refusal(asker, typeof act === 'string' ? [act] : act, [about]);
    if (refusal) throw refusal;
  }

  /** Whether somebody may do that to the thing; what does not exist is left to the handler to say. */
  async may(asker: Who, act: Act, about: Addressed = {}): Promise<boolean> {
    return (await this.refusal(asker, [act], [about])) === undefined;
  }

  /** The top of what lies within somebody's reach: the body that their Office serves, else their own unit. */
  async reachOf(asker: Who): Promise<string> {
    return reachOf(await this.standing.asking(asker));
  }

  /** Every act that somebody may do to the thing: what a view offers. */
  async actsOn(asker: Who, about: Addressed): Promise<Act[]> {
    const found = await this.standing.relations(asker, about);
    return found === 'unknown' ? [] : actNames.filter((act) => mayAct(asker.role, act, found));
  }

  /** Why none of the acts is allowed on all the things, or undefined when one is. */
  async refusal(asker: Who, acts: readonly Act[], abouts: readonly Addressed[]): Promise<ApiProblem | undefined> {
    const thinkable = acts.filter((act) => mayEver(asker.role, act));
    let first: ApiProblem | undefined;
    for (const act of thinkable) {
      const refusal = await this.refusalOf(asker, act, abouts);
      if (refusal === undefined) return undefined;
      first ??= refusal;
    }
    return first ?? problems.roleRefused(roleLabels[asker.role]);
  }

  private async refusalOf(asker: Who, act: Act, abouts: readonly Addressed[]): Promise<ApiProblem | undefined> {
    for (const about of abouts) {
      const nothing = Object.values(about).every((one) => one === undefined);
      if (nothing || (await this.standing.allows(act, asker, about))) continue;
      return refusalFor(relationsNeeded(asker.role, act), about);
    }
    return undefined;
  }

  /**
   * Whether somebody may do that in the name of an issuer: who writes themselves in as its Office does not become it.
   * An issuer that is no unit yet binds nobody. @throws ApiProblem `ACCESS.OTHER_UNIT`
   */
  async requireIssuer(asker: Who, act: Act, issuer: string): Promise<void> {
    const needed = relationsNeeded(asker.role, act);
    const tree = await this.tree.read();
    if (needed.includes('any') || !tree.has(issuer)) return;
    const asking = await this.standing.asking(asker, tree);
    const found = relationsTo(asking, { unitId: issuer, parts: { issuer, office: '', focal: '' } }, tree.liesWithin);
    if (!mayAct(asker.role, act, found)) throw problems.otherUnit(issuer, 'issuer');
  }

  /** What lists show to somebody. @param act whose rights decide */
  async scopeOf(asker: Who, act: Act = SEEING): Promise<Scope> {
    const needed = relationsNeeded(asker.role, act);
    if (needed.includes('any')) return { all: true };
    const has = (relation: Relation): boolean => needed.includes(relation);
    const [tree, all] = await Promise.all([this.tree.read(), this.cascades.all()]);
    const asking = await this.standing.asking(asker, tree);
    const runs = ({ parts }: PartsInCascade): boolean => {
      const found = relationsTo(asking, { parts }, tree.liesWithin);
      return (has('cascade') && found.has('cascade')) || (has('issuer') && found.has('issuer'));
    };
    const below = has('below') ? tree.within(reachOf(asking)).filter((unitId) => unitId !== asker.unitId) : [];
    const keysIn = ({ obligations }: PartsInCascade): string[] =>
      obligations
        .filter(
          ({ via, appraisers }) =>
            (has('via') && via.includes(asker.unitId)) || (has('appraiser') && appraisers.includes(asker.unitId)),
        )
        .map(({ key }) => key);
    return {
      all: false,
      cascadeIds: all.filter(runs).map(({ cascadeId }) => cascadeId),
      unitIds: [...(has('own') ? [asker.unitId] : []), ...below],
      parts: all.map((one) => ({ cascadeId: one.cascadeId, keys: keysIn(one) })).filter(({ keys }) => keys.length > 0),
    };
  }

  /** Ids of the cascades of which somebody may see at least something; undefined: all. */
  async cascadesSeen(asker: Who, act: Act = 'cascade.read'): Promise<ReadonlySet<string> | undefined> {
    const scope = await this.scopeOf(asker, act);
    if (scope.all) return undefined;
    const { rows } = await this.database.pool.query<{ cascadeId: string }>(PLANS, [scope.unitIds]);
    return new Set([
      ...scope.cascadeIds,
      ...rows.map((row) => row.cascadeId),
      ...scope.parts.map((one) => one.cascadeId),
    ]);
  }
}
