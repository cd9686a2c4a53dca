import { hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import type { Database } from '@dondoc/commands';
import type { ReceiptKeyEnd, ReceiptKeys as ReceiptKeysView } from '@dondoc/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { receiptProblems } from '../problem/receipt-problems.js';
import { DATABASE, REAL_NOW, type RealNow } from '../runtime.js';
import { base32Of, base32Value } from './base32.js';
import { privateKeyOf, publicKeyOf } from './seal.js';
import { ServerKeyRow } from './server-key.entity.js';

/** One key of the installation, ready for use. */
export type ReceiptKey = {
  keyId: string;
  codeSecret: Buffer;
  sealKey: KeyObject;
  revoked: { reason: string | null } | null;
  row: ServerKeyRow;
};

/** A key that another process has revoked or made is known here after so many milliseconds. */
const KEPT_MS = 5_000;
const LOCK = 7_263_110_240;

/** One secret, two keys that have nothing to do with each other (RFC 5869). */
const derived = (row: ServerKeyRow, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(row.secret, 'base64'), Buffer.alloc(0), `dondoc ${purpose}`, 32));

const keyOf = (row: ServerKeyRow): ReceiptKey => ({
  keyId: row.keyId,
  codeSecret: derived(row, 'receipt code'),
  sealKey: privateKeyOf(derived(row, 'receipt seal')),
  revoked: row.revokedAt === null ? null : { reason: row.reason },
  row,
});

const stateOf = ({ retiredAt, revokedAt }: ServerKeyRow): ReceiptKeysView['keys'][number]['state'] =>
  revokedAt !== null ? 'revoked' : retiredAt !== null ? 'retired' : 'current';

/** The installation's keys. The first is made at the first start, and kept in the database so that backups have it. */
@Injectable()
export class ReceiptKeys {
  private known: { keys: Map<string, ReceiptKey>; until: number } | undefined;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(REAL_NOW) private readonly realNow: RealNow,
  ) {}

  /** The key that signs now; made when there is none. */
  async current(): Promise<ReceiptKey> {
    const find = async (): Promise<ReceiptKey | undefined> =>
      [...(await this.all()).values()].find(({ row }) => stateOf(row) === 'current');
    const found = await find();
    if (found) return found;
    await this.change(async (rows, manager) => {
      if (!rows.some((row) => stateOf(row) === 'current')) await this.make(rows, manager);
    });
    const made = await find();
    if (!made) throw new Error('no current receipt key although one was made');
    return made;
  }

  async all(): Promise<ReadonlyMap<string, ReceiptKey>> {
    const now = this.realNow();
    if (!this.known || this.known.until <= now) {
      const rows = await this.database.dataSource.getRepository(ServerKeyRow).find({ order: { keyId: 'ASC' } });
      this.known = { keys: new Map(rows.map((row) => [row.keyId, keyOf(row)])), until: now + KEPT_MS };
    }
    return this.known.keys;
  }

  /**
   * Ends a key: it signs no more. `compromised`: it vouches no more either, because somebody else may have it. Again is
   * the same; where no key is left, the next receipt makes one.
   * @param reason why, for whoever checks a receipt of that key
   * @throws ApiProblem `RECEIPT.KEY_UNKNOWN`
   */
  async end(keyId: string, { compromised, reason }: ReceiptKeyEnd): Promise<void> {
    await this.change(async (rows, manager) => {
      const row = rows.find((one) => one.keyId === keyId);
      if (!row) throw receiptProblems.keyUnknown(keyId);
      const at = new Date(this.realNow());
      const revokes = compromised && row.revokedAt === null;
      if (row.retiredAt !== null && !revokes) return;
      const revokedAt = revokes ? at : row.revokedAt;
      await manager.update(ServerKeyRow, { keyId }, { retiredAt: row.retiredAt ?? at, revokedAt, reason });
    });
  }

  async view(): Promise<ReceiptKeysView> {
    const keys = [...(await this.all()).values()].map(({ keyId, sealKey, row }) => ({
      keyId,
      publicKey: publicKeyOf(sealKey).export({ type: 'spki', format: 'pem' }).toString(),
      state: stateOf(row),
      from: row.createdAt.toISOString(),
      reason: row.reason,
    }));
    return { keys };
  }

  private async make(rows: readonly ServerKeyRow[], manager: EntityManager): Promise<void> {
    const last = rows.reduce((highest, { keyId }) => Math.max(highest, Number(base32Value(keyId))), 0);
    await manager.insert(ServerKeyRow, {
      keyId: base32Of(BigInt(last + 1), 2),
      secret: randomBytes(32).toString('base64'),
      createdAt: new Date(this.realNow()),
      retiredAt: null,
      revokedAt: null,
      reason: null,
    });
  }

  /** One process at a time: two that start together make one key. */
  private async change(work: (rows: ServerKeyRow[], manager: EntityManager) => Promise<void>): Promise<void> {
    await this.database.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      await work(await manager.find(ServerKeyRow), manager);
    });
    this.known = undefined;
  }
}
