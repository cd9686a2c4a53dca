import type { Database } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import { instantFromEpoch, type Instant, epochOf } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, DATABASE } from '../runtime.js';

const DAY_MS = 86_400_000;
/** Counters of failed logins count for a day at most; what has run out is shown as such for another day. */
const GRACE_DAYS = 1;
const RECONCILIATION_DAYS = 365;

/** The two clocks: the product's, and the machine's (milliseconds since 1970). */
export type Nights = { domain: Instant; real: number };
type Clearing = { name: string; sql: string; before: (nights: Nights, configuration: Configuration) => string | Date };

/** That many days before, by the product's clock. */
export const daysBefore = (at: Instant, days: number): Instant => instantFromEpoch(epochOf(at) - days * DAY_MS);
const realDaysBefore = ({ real }: Nights, days: number): Date => new Date(real - days * DAY_MS);

// That somebody was told, when, and how it ended stays for ever; what it said, and who has read it, does not.
const LETTER_TEXTS = `
  WITH old AS (UPDATE letters SET content = NULL, items = NULL, last_error = NULL
    WHERE created_at < $1 AND state IN ('sent', 'dropped', 'cancelled') AND (content IS NOT NULL OR items IS NOT NULL)
    RETURNING letter_id),
    reads AS (DELETE FROM letter_reads WHERE letter_id IN (SELECT letter_id FROM old))
  SELECT letter_id FROM old`;

const runOut = (table: string, column = 'expires_at'): Clearing => ({
  name: table,
  sql: `DELETE FROM ${table} WHERE ${column} < $1`,
  before: (nights) => realDaysBefore(nights, GRACE_DAYS),
});

/** What goes at night. Facts of the log, notices, submissions and letters of the Office are not among it. */
const clearings: readonly Clearing[] = [
  {
    name: 'letter_texts',
    sql: LETTER_TEXTS,
    before: ({ domain }, { keepLetterTextDays }) => daysBefore(domain, keepLetterTextDays),
  },
  {
    // Those that wait are kept: their webhook may be paused. `available_at` is the last try, in real time.
    name: 'webhook_deliveries',
    sql: `DELETE FROM webhook_deliveries WHERE state IN ('delivered', 'dead') AND available_at < $1`,
    before: (nights, { keepDeliveryDays }) => realDaysBefore(nights, keepDeliveryDays),
  },
  {
    name: 'imports_never_entered',
    sql: 'DELETE FROM imports WHERE job_id IS NULL AND uploaded_at < $1',
    before: ({ domain }, { keepUnusedFileDays }) => daysBefore(domain, keepUnusedFileDays),
  },
  runOut('sessions'),
  runOut('api_tokens'),
  runOut('password_links'),
  runOut('known_browsers'),
  runOut('single_sign_ons'),
  runOut('sign_in_attempts', 'last_at'),
  {
    name: 'reconciliations',
    sql: 'DELETE FROM reconciliations WHERE at < $1',
    before: (nights) => realDaysBefore(nights, RECONCILIATION_DAYS),
  },
];

/** Rows of technical tables that have had their day. */
@Injectable()
export class OldRows {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** One clearing after the other, by name; each is a transaction of its own. */
  get clearings(): readonly { name: string; clear: (nights: Nights) => Promise<number> }[] {
    return clearings.map(({ name, sql, before }) => ({
      name,
      clear: async (nights) =>
        (await this.database.pool.query(sql, [before(nights, this.configuration)])).rowCount ?? 0,
    }));
  }
}
