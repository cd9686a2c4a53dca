import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

const MARK = 'sealed-1';
const [IV, TAG] = [12, 16];

type Key = { id: string; key: Buffer };

const keyFrom = (secret: Buffer): Key => {
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'dondoc webhook secret', 32));
  return { id: createHash('sha256').update(key).digest('hex').slice(0, 8), key };
};

/** A stored secret was sealed with a key that the configuration does not name. */
export class SealUnknownError extends Error {
  readonly code = 'WEBHOOK.SEAL_UNKNOWN';

  constructor() {
    super('Không mở được khóa ký của kết nối: khóa niêm phong (DONDOC_SECRET_KEY) đã đổi. Hãy đổi khóa ký.');
    this.name = 'SealUnknownError';
  }
}

/**
 * Seals the signing secrets of webhooks as the database keeps them: AES-256-GCM, bound to the webhook, so that a row's
 * secret opens in no other row. `sealed-1:{key}:{base64url of iv, tag, text}`; anything else is a secret from before.
 */
export class SecretSeal {
  private readonly keys: readonly Key[];

  /** @param secrets keys of 32 bytes; the first seals, all open */
  constructor(secrets: readonly Buffer[]) {
    this.keys = secrets.map(keyFrom);
    if (this.keys.length === 0) throw new Error('no key to seal with');
  }

  /** What everything begins with that the newest key has sealed. */
  get mark(): string {
    return `${MARK}:${this.keys[0]?.id}:`;
  }

  seal(webhookId: string, secret: string): string {
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', this.keys[0]?.key ?? Buffer.alloc(0), iv).setAAD(
      Buffer.from(webhookId),
    );
    const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return this.mark + Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url');
  }

  /** @throws SealUnknownError `WEBHOOK.SEAL_UNKNOWN` for another key, another webhook or an altered text */
  open(webhookId: string, stored: string): string {
    const [mark, id, body] = stored.split(':');
    if (mark !== MARK || body === undefined) return stored;
    const known = this.keys.find((key) => key.id === id);
    if (!known) throw new SealUnknownError();
    const bytes = Buffer.from(body, 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', known.key, bytes.subarray(0, IV), { authTagLength: TAG })
        .setAAD(Buffer.from(webhookId))
        .setAuthTag(bytes.subarray(IV, IV + TAG));
      return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8');
    } catch {
      throw new SealUnknownError();
    }
  }
}

const NOT_BY_NEWEST = `
  SELECT webhook_id AS "webhookId", secret FROM webhooks WHERE left(secret, length($1)) <> $1 ORDER BY webhook_id`;
// Only what was read: somebody may have made a new secret meanwhile.
const SEALED = 'UPDATE webhooks SET secret = $3 WHERE webhook_id = $1 AND secret = $2';

/** Seals what is kept readable from before, and anew what an older key has sealed. @returns how many */
export const sealStored = async (pool: Pool, seal: SecretSeal): Promise<number> => {
  const { rows } = await pool.query<{ webhookId: string; secret: string }>(NOT_BY_NEWEST, [seal.mark]);
  let sealed = 0;
  for (const { webhookId, secret } of rows) {
    try {
      const plain = seal.open(webhookId, secret);
      const { rowCount } = await pool.query(SEALED, [webhookId, secret, seal.seal(webhookId, plain)]);
      sealed += rowCount ?? 0;
    } catch (error) {
      // Its deliveries say so; the others are sealed all the same.
      if (!(error instanceof SealUnknownError)) throw error;
    }
  }
  return sealed;
};
