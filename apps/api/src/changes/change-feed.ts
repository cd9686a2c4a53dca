import type { Configuration } from '@dondoc/configuration';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { LOGGER } from '../logging/logger.js';
import { CONFIGURATION } from '../runtime.js';
import { cascadesIn } from './change-text.js';

/** Told of a change in a cascade (null: anything may have changed), and of whose session may have ended. */
export type Listener = {
  changed: (cascadeId: string | null) => void;
  sessionChanged: (username: string) => void;
  ended: () => void;
};

const RETRY_MS = 2_000;

/**
 * Listens to the database on a connection of its own and tells everybody who wants to know. A lost connection is
 * made again, and then everything counts as changed, for nobody knows what was missed.
 */
@Injectable()
export class ChangeFeed implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly listeners = new Set<Listener>();
  private client: Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Pick<Configuration, 'postgresUrl'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.connect();
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    for (const listener of this.listeners) listener.ended();
    this.listeners.clear();
    await this.client?.end().catch(() => undefined);
  }

  /** @returns how to stop listening */
  listen(listener: Listener): () => void {
    if (this.closed) listener.ended();
    else this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.configuration.postgresUrl ?? undefined,
      application_name: 'dondoc-changes',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    this.client = client;
    client.on('notification', ({ channel, payload }) => this.heard(channel, payload ?? ''));
    client.on('error', (error) => this.logger.warn({ err: error }, 'Lost the connection that listens for changes'));
    client.on('end', () => this.reconnect(client));
    try {
      await client.connect();
      await client.query('LISTEN dondoc_changes; LISTEN dondoc_sessions');
      this.tell(null);
    } catch (error) {
      this.logger.warn({ err: error }, 'Cannot listen for changes yet');
      await client.end().catch(() => undefined);
      this.reconnect(client);
    }
  }

  private reconnect(lost: Client): void {
    if (this.closed || this.client !== lost) return;
    this.client = undefined;
    this.retry = setTimeout(() => void this.connect(), RETRY_MS);
  }

  private heard(channel: string, payload: string): void {
    if (channel === 'dondoc_changes') for (const cascadeId of cascadesIn(payload)) this.tell(cascadeId);
    else for (const listener of this.listeners) listener.sessionChanged(payload);
  }

  private tell(cascadeId: string | null): void {
    for (const listener of this.listeners) listener.changed(cascadeId);
  }
}
