import type { PlainDate, PostKind, UnitClass } from '@dondoc/domain';
import type { Reader } from '../read-only.js';

/** A post for which an account may act on a day. */
export type ActingPost = {
  unitId: string;
  unitName: string;
  unitClass: UnitClass;
  kind: PostKind;
  title: string;
  standsIn: boolean;
};

// A holder's own post comes before one in which they stand in.
const HELD = `
  SELECT h.unit_id AS "unitId", u.body->>'name' AS "unitName", u.body->>'class' AS "unitClass", h.kind,
    (SELECT post->>'title' FROM jsonb_array_elements(u.body->'posts') AS post WHERE post->>'kind' = h.kind LIMIT 1) AS title,
    bool_and(h.stands_in) AS "standsIn"
  FROM post_holdings h JOIN units u USING (unit_id)
  WHERE h.username = $1 AND h.valid_from <= $2 AND (h.valid_to IS NULL OR h.valid_to >= $2)
    AND u.body->>'validFrom' <= $2 AND coalesce(u.body->>'validTo', $2) >= $2
  GROUP BY h.unit_id, h.kind, u.body, u.position ORDER BY "standsIn", u.position, h.kind`;
const EVER = 'SELECT 1 FROM post_holdings WHERE username = $1 LIMIT 1';

/** Answers about who acts for which post. */
export class PostQuery {
  constructor(private readonly reader: Reader) {}

  /** The posts for which an account may act on a day: those held before those stood in for. */
  async heldOn(username: string, day: PlainDate): Promise<ActingPost[]> {
    return (await this.reader.query<ActingPost>(HELD, [username, day])).rows;
  }

  /** Whether the account was ever given a post: then only its posts count. */
  async everHeld(username: string): Promise<boolean> {
    return (await this.reader.query(EVER, [username])).rows.length > 0;
  }
}
