import type { Database, OutboxMessage } from '@dondoc/commands';
import type { TemporalDelivery } from './deliver.js';

const BATCH = 100;
const LEASE_SECONDS = 60;

/** Delivers what transactions have left in the outbox, also what was left while Temporal was down. */
export class OutboxRelay {
  constructor(
    private readonly outbox: Database['outbox'],
    private readonly delivery: TemporalDelivery,
    private readonly onError: (error: unknown) => void,
  ) {}

  async tick(): Promise<void> {
    for (;;) {
      const entries = await this.outbox.claim(BATCH, LEASE_SECONDS);
      if (entries.length === 0) return;
      await Promise.all(entries.map((entry) => this.deliver(entry)));
    }
  }

  private async deliver({
    id,
    kind,
    payload,
    attempts,
  }: Awaited<ReturnType<Database['outbox']['claim']>>[number]): Promise<void> {
    try {
      // The outbox holds what the command path has written there; its types are OutboxMessage.
      await this.delivery.deliver({ kind, payload } as OutboxMessage);
      await this.outbox.delivered(id);
    } catch (error) {
      this.onError(error);
      await this.outbox.failed(id, String(error), Math.min(30, 2 ** Math.min(attempts, 5)));
    }
  }
}
