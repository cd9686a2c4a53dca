import pg from 'pg';

/** Hears of new outbox entries at once; when the connection breaks, polling goes on and this listens again. */
export class OutboxListener {
  private client: pg.Client | null = null;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly onEntry: () => void,
  ) {}

  async start(): Promise<void> {
    if (this.stopped) return;
    const client = new pg.Client({ connectionString: this.url, application_name: 'dondoc-listener' });
    client.on('notification', () => this.onEntry());
    client.on('error', () => this.again(client));
    client.on('end', () => this.again(client));
    this.client = client;
    try {
      await client.connect();
      await client.query('LISTEN dondoc_outbox');
      this.onEntry();
    } catch {
      this.again(client);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
  }

  private again(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    client.removeAllListeners();
    client.on('error', () => undefined);
    client.end().catch(() => undefined);
    setTimeout(() => void this.start(), 1000).unref();
  }
}
