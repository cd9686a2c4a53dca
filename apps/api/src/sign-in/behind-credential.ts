import type { Role } from '@dondoc/contracts';

/**
 * Who stands behind a session or a token. `role` and `unitId`: the account's home post, null when it has none; `actingPost`:
 * which of several posts was chosen. What they may do, the access folder derives.
 */
export type BehindCredential = {
  username: string;
  name: string;
  role: Role | null;
  unitId: string | null;
  actingPost: string | null;
};

/** Columns of {@link BehindCredential}; `a` is the account, `c` the session or token. */
export const BEHIND_CREDENTIAL =
  'a.username, a.name, a.role, a.unit_id AS "unitId", c.acting_post AS "actingPost", a.disabled_at AS "disabledAt"';
