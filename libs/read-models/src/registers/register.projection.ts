import type { CalendarData, CascadeTemplate, OrgUnit } from '@dondoc/domain';
import type { Transaction } from '../transaction.js';

const UNITS = `
  INSERT INTO units (unit_id, position, body)
  SELECT id, position, body FROM jsonb_to_recordset($1::jsonb) AS unit(id text, position integer, body jsonb)
  ON CONFLICT (unit_id) DO UPDATE SET body = EXCLUDED.body`;

/** Units as registered, in the order of their source. */
export const projectUnits = async (tx: Transaction, units: readonly OrgUnit[]): Promise<void> => {
  const rows = units.map((body, position) => ({ id: body.id, position, body }));
  await tx.query(UNITS, [JSON.stringify(rows)]);
};

/** A published template version; published versions never change. */
export const projectTemplate = async (tx: Transaction, body: CascadeTemplate): Promise<void> => {
  const sql = 'INSERT INTO templates (id, version, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING';
  await tx.query(sql, [body.id, body.version, JSON.stringify(body)]);
};

/** A published calendar version; published versions never change. */
export const projectCalendar = async (tx: Transaction, body: CalendarData): Promise<void> => {
  const sql = 'INSERT INTO calendars (id, version, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING';
  await tx.query(sql, [body.id, body.version, JSON.stringify(body)]);
};
