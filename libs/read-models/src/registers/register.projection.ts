import type { CalendarData, CascadeTemplate } from '@dondoc/domain';
import type { Transaction } from '../transaction.js';

/** When a version was published (instant) and by which account. */
export type Publication = { at: string; by: string };

/** A published template version; published versions never change. */
export const projectTemplate = async (
  tx: Transaction,
  body: CascadeTemplate,
  { at, by }: Publication,
): Promise<void> => {
  const sql = `INSERT INTO templates (id, version, body, published_at, published_by) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT DO NOTHING`;
  await tx.query(sql, [body.id, body.version, JSON.stringify(body), at, by]);
};

/** A published calendar version; published versions never change. `note`: the notice by which it was made. */
export const projectCalendar = async (
  tx: Transaction,
  body: CalendarData,
  { at, by, note }: Publication & { note: string },
): Promise<void> => {
  const sql = `INSERT INTO calendars (id, version, body, published_at, published_by, note) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT DO NOTHING`;
  await tx.query(sql, [body.id, body.version, JSON.stringify(body), at, by, note]);
};
