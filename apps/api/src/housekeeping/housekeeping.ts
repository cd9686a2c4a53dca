import type { Clock, Database } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import { clockOf, dateOf, instantFromEpoch, type PlainDate } from '@dondoc/domain';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { Staging } from '../files/staging.js';
import { LOGGER } from '../logging/logger.js';
import { CLOCK, CONFIGURATION, DATABASE, REAL_NOW, type RealNow } from '../runtime.js';
import { daysBefore, type Nights, OldRows } from './old-rows.js';
import { UnusedFiles } from './unused-files.js';

const LOOK_MS = 600_000;
/** Not before this time of the day, in Asia/Ho_Chi_Minh: backups of the evening still have everything. */
const FROM_CLOCK = '02:00';

const ENTER_NIGHT = 'INSERT INTO housekeeping_nights (night) VALUES ($1) ON CONFLICT DO NOTHING';
const CLEARED = 'UPDATE housekeeping_nights SET cleared = $2 WHERE night = $1';
const OLD_NIGHTS = 'DELETE FROM housekeeping_nights WHERE night < $1';
const NIGHTS_KEPT = 365;

export type Cleared = Record<string, number | string>;

/**
 * Clears away at night what nobody needs any more, by the machine's clock. Of several processes the one that enters the night
 * first does it; a machine that is off at night does it when it is on again. It needs neither Temporal nor the worker: what
 * it clears is the API's own.
 */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(REAL_NOW) private readonly realNow: RealNow,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly oldRows: OldRows,
    private readonly unusedFiles: UnusedFiles,
    private readonly staging: Staging,
  ) {}

  onApplicationBootstrap(): void {
    const look = (): void => {
      this.running = this.lookIn().catch((error: unknown) => this.logger.warn({ err: error }, 'Housekeeping failed'));
    };
    this.timer = setInterval(look, LOOK_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Does the night's work if it is time and nobody has done it. @returns what was cleared; null: nothing was to be done */
  async lookIn(): Promise<Cleared | null> {
    const real = this.realNow();
    const at = instantFromEpoch(real);
    if (clockOf(at) < FROM_CLOCK) return null;
    const night: PlainDate = dateOf(at);
    const { rowCount } = await this.database.pool.query(ENTER_NIGHT, [night]);
    if (rowCount === 0) return null;
    const cleared = await this.clear({ real, domain: this.clock.now() });
    await this.database.pool.query(CLEARED, [night, JSON.stringify(cleared)]);
    await this.database.pool.query(OLD_NIGHTS, [dateOf(daysBefore(at, NIGHTS_KEPT))]);
    this.logger.info({ night, cleared }, 'Cleared away what nobody needs any more');
    return cleared;
  }

  /** One failing does not keep the others: what was left goes the next night. */
  private async clear(nights: Nights): Promise<Cleared> {
    const unused = daysBefore(nights.domain, this.configuration.keepUnusedFileDays);
    const tasks = [
      ...this.oldRows.clearings,
      { name: 'contents', clear: () => this.unusedFiles.forgetContents(nights.real) },
      { name: 'files', clear: () => this.unusedFiles.forgetFiles(unused, nights.real) },
      { name: 'broken_uploads', clear: async () => this.staging.prepare(nights.real).then(() => 0) },
    ];
    const cleared: Cleared = {};
    for (const { name, clear } of tasks) {
      try {
        const count = await clear(nights);
        if (count > 0) cleared[name] = count;
      } catch (error) {
        this.logger.error({ err: error, what: name }, 'Could not clear away');
        cleared[name] = 'failed';
      }
    }
    return cleared;
  }
}
