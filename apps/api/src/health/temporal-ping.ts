import type { Configuration } from '@dondoc/configuration';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Connection } from '@temporalio/client';
import { CONFIGURATION, REAL_NOW, type RealNow } from '../runtime.js';
import { checked, type HealthPart, up } from './health-part.js';

const LIMIT_MS = 1_000;
const KEPT_MS = 5_000;

/** Asks Temporal whether it is there: at most once in five seconds, waiting one second at most. */
@Injectable()
export class TemporalPing implements OnModuleDestroy {
  private connection: Connection | undefined;
  private known: { answer: Promise<HealthPart>; until: number } | undefined;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(REAL_NOW) private readonly realNow: RealNow,
  ) {}

  check(): Promise<HealthPart> {
    const now = this.realNow();
    if (!this.known || this.known.until <= now) {
      const answer = checked(() => this.ping(), 'Temporal không trả lời', LIMIT_MS);
      this.known = { answer, until: now + KEPT_MS };
    }
    return this.known.answer;
  }

  async onModuleDestroy(): Promise<void> {
    await this.connection?.close();
  }

  private async ping(): Promise<HealthPart> {
    const { temporalAddress, temporalPort } = this.configuration;
    const address = temporalAddress ?? `127.0.0.1:${temporalPort}`;
    // No retries: a ping that failed is the answer, and a retry must not outlive the connection.
    this.connection ??= Connection.lazy({ address, interceptors: [] });
    const { connection } = this;
    await connection.withDeadline(this.realNow() + LIMIT_MS, () => connection.workflowService.getSystemInfo({}));
    return up('Temporal trả lời');
  }
}
