import type { CascadeTemplate, ParentFacts, ParentPlan } from '@dondoc/domain';
import type { Pool } from 'pg';

const ANCESTORS = `
  WITH RECURSIVE up AS (
    SELECT cascade_id, parent, template, status, rolled_up, 0 AS depth FROM cascades WHERE cascade_id = $1
    UNION ALL
    SELECT c.cascade_id, c.parent, c.template, c.status, c.rolled_up, up.depth + 1
    FROM cascades c JOIN up ON c.cascade_id = up.parent->>'cascadeId' WHERE up.depth < 20)
  SELECT up.cascade_id AS "cascadeId", up.status, up.rolled_up AS "rolledUp", t.body AS template
  FROM up JOIN templates t ON t.id = up.template->>'id' AND t.version = (up.template->>'version')::integer
  ORDER BY depth`;

type Ancestor = {
  cascadeId: string;
  status: 'draft' | 'issued';
  rolledUp: boolean;
  template: Pick<CascadeTemplate, 'id' | 'issuer'>;
};

/** What the decider asks about the plan that a child cascade carries out. Ancestors: from the parent upwards. */
export const parentFacts = async (pool: Pool, parent: ParentPlan): Promise<ParentFacts> => {
  const { rows } = await pool.query<Ancestor>(ANCESTORS, [parent.cascadeId]);
  const member = await pool.query('SELECT 1 FROM unit_plans WHERE cascade_id = $1 AND unit_id = $2', [
    parent.cascadeId,
    parent.unitId,
  ]);
  return {
    ...parent,
    status: rows[0]?.status ?? 'absent',
    finished: rows[0]?.rolledUp ?? false,
    member: member.rows.length > 0,
    ancestors: rows.map(({ cascadeId, template }) => ({
      cascadeId,
      issuer: template.issuer,
      templateId: template.id,
    })),
  };
};
