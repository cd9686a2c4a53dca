import type { Database } from '@dondoc/commands';
import { type Act, type AskingUnit, reachOf, type Relation, relationsNeeded, relationsTo } from '@dondoc/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../runtime.js';
import type { Addressed } from './addressed.js';
import { CascadePartsReader, type PartsInCascade } from './cascade-parts.js';
import { OrganisationTree, type Tree } from './organisation-tree.js';
import type { SignedIn } from './signed-in.js';

const PLANS_IN = 'SELECT unit_id AS "unitId" FROM unit_plans WHERE cascade_id = $1';
const PLANS_OF = 'SELECT cascade_id AS "cascadeId" FROM unit_plans WHERE unit_id = $1';

/** What the unit of whoever asks is to the thing asked about. */
@Injectable()
export class Standing {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly tree: OrganisationTree,
    private readonly cascades: CascadePartsReader,
  ) {}

  /** The asker as relations need it. */
  async asking({ role, unitId }: Pick<SignedIn, 'role' | 'unitId'>, tree?: Tree): Promise<AskingUnit> {
    const node = (tree ?? (await this.tree.read())).find(unitId);
    return { role, unitId, unitClass: node?.class ?? null, unitParent: node?.parent ?? null };
  }

  /** Whether one of the relations that the act needs holds. What does not exist is left to the handler to say: true. */
  async allows(act: Act, asker: Pick<SignedIn, 'role' | 'unitId'>, about: Addressed): Promise<boolean> {
    const needed = relationsNeeded(asker.role, act);
    if (needed.includes('any')) return true;
    const found = await this.relations(asker, about);
    return found === 'unknown' || needed.some((one) => one !== 'any' && found.has(one));
  }

  /** All relations to what is addressed; `unknown`: there is no such thing. */
  async relations(
    asker: Pick<SignedIn, 'role' | 'unitId'>,
    { unitId, cascadeId, lineId, templateId }: Addressed,
  ): Promise<ReadonlySet<Relation> | 'unknown'> {
    const tree = await this.tree.read();
    const asking = await this.asking(asker, tree);
    if (cascadeId !== undefined) {
      const cascade = await this.cascades.find(cascadeId);
      if (!cascade) return 'unknown';
      return unitId === undefined
        ? this.toCascade(asking, cascade, tree)
        : this.toObligation(asking, cascade, { unitId, lineId }, tree);
    }
    if (templateId !== undefined) return this.toTemplate(asking, templateId, tree);
    if (unitId === undefined || !tree.has(unitId)) return 'unknown';
    return this.toUnit(asking, unitId, tree);
  }

  private async toCascade(asking: AskingUnit, cascade: PartsInCascade, tree: Tree): Promise<ReadonlySet<Relation>> {
    const { parts, obligations } = cascade;
    const [via, appraisers] = [obligations.flatMap((one) => one.via), obligations.flatMap((one) => one.appraisers)];
    const found = new Set(relationsTo(asking, { parts, via, appraisers }, tree.liesWithin));
    const { rows } = await this.database.pool.query<{ unitId: string }>(PLANS_IN, [cascade.cascadeId]);
    const reach = reachOf(asking);
    if (rows.some(({ unitId }) => unitId === asking.unitId)) found.add('own');
    if (rows.some(({ unitId }) => unitId !== asking.unitId && tree.liesWithin(unitId, reach))) found.add('below');
    return found;
  }

  private async toObligation(
    asking: AskingUnit,
    { cascadeId, parts, obligations }: PartsInCascade,
    { unitId, lineId }: { unitId: string; lineId: string | undefined },
    tree: Tree,
  ): Promise<ReadonlySet<Relation> | 'unknown'> {
    const whole = lineId === undefined;
    const key = whole ? undefined : await this.cascades.keyOf(cascadeId, unitId, lineId);
    const meant = whole ? obligations : obligations.filter((one) => one.key === key);
    const [via, appraisers] = [meant.flatMap((one) => one.via), meant.flatMap((one) => one.appraisers)];
    return relationsTo(asking, { unitId, parts, via, appraisers }, tree.liesWithin);
  }

  private async toTemplate(
    asking: AskingUnit,
    templateId: string,
    tree: Tree,
  ): Promise<ReadonlySet<Relation> | 'unknown'> {
    const parts = await this.cascades.ofTemplate(templateId);
    // A draft that names no issuer yet is nobody's: whoever makes templates may go on with it.
    if (!parts || !tree.has(parts.issuer)) return 'unknown';
    // The issuer of a template stands where the unit that owes stands elsewhere.
    return relationsTo(asking, { unitId: parts.issuer, parts }, tree.liesWithin);
  }

  /** A unit by itself stands in relation `cascade` when it owes in a cascade that the asker runs. */
  private async toUnit(asking: AskingUnit, unitId: string, tree: Tree): Promise<ReadonlySet<Relation>> {
    const found = new Set(relationsTo(asking, { unitId }, tree.liesWithin));
    const { rows } = await this.database.pool.query<{ cascadeId: string }>(PLANS_OF, [unitId]);
    for (const { cascadeId } of rows) {
      const cascade = await this.cascades.find(cascadeId);
      if (cascade && relationsTo(asking, cascade, tree.liesWithin).has('cascade')) return found.add('cascade');
    }
    return found;
  }
}
