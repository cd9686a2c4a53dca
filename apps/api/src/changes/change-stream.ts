import type { ServerResponse } from 'node:http';
import type { PlainDate } from '@dondoc/domain';
import type { SignedIn } from '../access/signed-in.js';
import type { Listener } from './change-feed.js';
import { changeText } from './change-text.js';

/** Shorter than the idle limits of common proxies. */
const HEARTBEAT_MS = 15_000;
const SESSION_LOOK_MS = 60_000;
/** A slow reader is cut off rather than remembered without end; its browser connects again. */
const MOST_WAITING_BYTES = 256 * 1024;

export type StreamRights = {
  /** Who asks by what the stream was opened with; undefined: it opens nothing any more. */
  asker: () => Promise<SignedIn | undefined>;
  maySee: (asker: SignedIn, cascadeId: string) => Promise<boolean>;
  today: () => PlainDate;
};

/**
 * One reader's stream. Who they are is asked anew before anything is told that may have changed it: a change that is no
 * cascade's, an ended session, another day (posts end with a day). Whoever is nobody any more is told nothing and cut off.
 */
export class ChangeStream implements Listener {
  private asker: SignedIn;
  private lookedOn: PlainDate;
  /** What is told stays in its order, each after the look that it waits for. */
  private told: Promise<void> = Promise.resolve();
  private readonly timers: NodeJS.Timeout[];

  constructor(
    private readonly raw: ServerResponse,
    asker: SignedIn,
    private readonly rights: StreamRights,
  ) {
    this.asker = asker;
    this.lookedOn = rights.today();
    this.write('retry: 2000\n\n');
    this.timers = [
      setInterval(() => this.write(': \n\n'), HEARTBEAT_MS),
      // For what no message tells of: a session that ran out or idled away.
      setInterval(() => this.inTurn(() => this.look()), SESSION_LOOK_MS),
    ];
  }

  changed(cascadeId: string | null): void {
    this.inTurn(async () => {
      if (cascadeId === null || this.rights.today() !== this.lookedOn) await this.look();
      if (this.raw.writableEnded) return;
      if (cascadeId === null || (await this.rights.maySee(this.asker, cascadeId))) this.write(changeText(cascadeId));
    });
  }

  sessionChanged(username: string): void {
    if (username === this.asker.username) this.inTurn(() => this.look());
  }

  ended(): void {
    this.raw.end();
  }

  /** The reader has gone. */
  forget(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  private async look(): Promise<void> {
    this.lookedOn = this.rights.today();
    const asker = await this.rights.asker();
    if (asker?.post) this.asker = asker;
    else this.raw.end();
  }

  private inTurn(work: () => Promise<void>): void {
    this.told = this.told.then(work).catch(() => this.ended());
  }

  private write(text: string): void {
    if (this.raw.writableEnded) return;
    if (this.raw.writableLength > MOST_WAITING_BYTES) this.raw.destroy();
    else this.raw.write(text);
  }
}
