import type { OrgUnit } from '@dondoc/domain';
import type { Reader } from '../read-only.js';

const SQL = `
  SELECT u.body FROM units u WHERE u.unit_id IN (
    SELECT t.body->>'issuer' FROM cascades c
    JOIN templates t ON t.id = c.template->>'id' AND t.version = (c.template->>'version')::integer
    WHERE c.status = 'issued' AND ($1::text[] IS NULL OR c.cascade_id = ANY($1)))
  ORDER BY u.position`;

/** Units that have issued plans. @param scope ids of cascades; null: all */
export const listIssuers = async (reader: Reader, scope: readonly string[] | null): Promise<OrgUnit[]> =>
  (await reader.query<{ body: OrgUnit }>(SQL, [scope])).rows.map(({ body }) => body);
