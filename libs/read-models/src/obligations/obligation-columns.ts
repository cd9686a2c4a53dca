/**
 * The stored facts of an obligation (alias `o`) from which its status is derived; `dueText` is the due date as JSON text,
 * equal for equal dates, so that thousands of rows share a few dates. Every query of standings selects these.
 */
export const FACT_COLUMNS = `o.unit_id AS "unitId", o.line_id AS "lineId", o.key, o.due::text AS "dueText", o.work,
    o.first_received_at AS "firstReceivedAt", o.returned_new_date AS "returnedNewDate", o.rating,
    o.extended, o.reopened_until AS "reopenedUntil", o.extension_request AS "extensionRequest", o.explains`;
