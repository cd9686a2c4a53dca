import { foldOrganisation, type OrganisationEvent, type OrgUnit } from '@dondoc/domain';
import type { Transaction } from '../transaction.js';

const KNOWN = 'SELECT unit_id AS "unitId", body FROM units WHERE unit_id = ANY($1)';
// A unit keeps its place in the register; a new one comes last.
const SAVE = `
  INSERT INTO units (unit_id, position, body)
  SELECT id, position + (SELECT coalesce(max(position) + 1, 0) FROM units), body
  FROM jsonb_to_recordset($1::jsonb) AS unit(id text, position integer, body jsonb)
  ON CONFLICT (unit_id) DO UPDATE SET body = EXCLUDED.body`;
const FORGET = 'DELETE FROM post_holdings WHERE unit_id = ANY($1)';
const HOLDINGS = `
  INSERT INTO post_holdings (held_id, unit_id, kind, username, valid_from, valid_to, stands_in)
  SELECT held_id, unit_id, kind, username, valid_from, valid_to, stands_in
  FROM jsonb_to_recordset($1::jsonb) AS held(
    held_id text, unit_id text, kind text, username text, valid_from text, valid_to text, stands_in boolean)`;

const unitIdsIn = (events: readonly OrganisationEvent[]): string[] => [
  ...new Set(
    events.flatMap((event) =>
      event.type === 'UnitsRegistered' ? event.data.units.map(({ id }) => id) : [event.data.unitId],
    ),
  ),
];

/** Holdings and stand-ins of people with an account. A stand-in acts no longer than the holder holds the post. */
const heldIn = ({ id, posts }: OrgUnit) =>
  posts.flatMap(({ kind, holdings = [], absences = [] }) => [
    ...holdings.flatMap(({ holdingId, username, from, to }) =>
      username === null
        ? []
        : [{ held_id: holdingId, unit_id: id, kind, username, valid_from: from, valid_to: to, stands_in: false }],
    ),
    ...absences.flatMap(({ absenceId, holdingId, standIn: { username }, from, to }) => {
      const ends = holdings.find((one) => one.holdingId === holdingId)?.to ?? null;
      const until = ends !== null && ends < to ? ends : to;
      if (username === null || until < from) return [];
      return [{ held_id: absenceId, unit_id: id, kind, username, valid_from: from, valid_to: until, stands_in: true }];
    }),
  ]);

/** Units, their posts and who holds them, after these facts. */
export const projectOrganisation = async (tx: Transaction, events: readonly OrganisationEvent[]): Promise<void> => {
  const ids = unitIdsIn(events);
  const { rows } = await tx.query<{ unitId: string; body: OrgUnit }>(KNOWN, [ids]);
  const units = [...foldOrganisation(events, new Map(rows.map(({ unitId, body }) => [unitId, body]))).values()];
  const saved = units.map((body, position) => ({ id: body.id, position, body }));
  await tx.query(SAVE, [JSON.stringify(saved)]);
  await tx.query(FORGET, [ids]);
  const held = units.flatMap(heldIn);
  if (held.length > 0) await tx.query(HOLDINGS, [JSON.stringify(held)]);
};
