import type { Database } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import type { TokenView } from '@dondoc/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { LessThan, MoreThan, type Repository } from 'typeorm';
import type { SignedIn } from '../access/signed-in.js';
import { problems } from '../problem/problems.js';
import { signInProblems } from '../problem/sign-in-problems.js';
import { tokenProblems } from '../problem/token-problems.js';
import { CONFIGURATION, DATABASE, REAL_NOW, type RealNow } from '../runtime.js';
import { BEHIND_CREDENTIAL, type BehindCredential } from '../sign-in/behind-credential.js';
import { hashOf, newSecret } from '../sign-in/secret.js';
import { ApiTokenRow } from './api-token.entity.js';

const DAY_MS = 86_400_000;
/** Nobody needs more programs than this; a script that makes a token per run is told so. */
const MOST_TOKENS = 50;
/** "Last used" is precise to this, so that a busy program does not write on every request. */
const USE_NOTED_EVERY = '1 minute';

type Found = BehindCredential & { tokenId: string; valid: boolean; disabledAt: Date | null };

const FIND = `
  SELECT ${BEHIND_CREDENTIAL}, c.token_id AS "tokenId", c.expires_at > $2 AS valid
  FROM api_tokens c JOIN accounts a USING (username)
  WHERE c.token_hash = $1 AND NOT (a.sample AND $3)`;
const NOTE_USE = `
  UPDATE api_tokens SET last_used_at = $2
  WHERE token_id = $1 AND (last_used_at IS NULL OR last_used_at < $2::timestamptz - interval '${USE_NOTED_EVERY}')`;
const SAVE = `
  INSERT INTO api_tokens (token_id, token_hash, username, name, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (token_id) DO UPDATE SET token_hash = EXCLUDED.token_hash`;

const lifetimeOf = ({ createdAt, expiresAt }: ApiTokenRow): number => expiresAt.getTime() - createdAt.getTime();

const tokenView = ({ tokenId, name, createdAt, expiresAt, lastUsedAt }: ApiTokenRow): TokenView => ({
  tokenId,
  name,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

/** Tokens of programs and whom they stand for, in real time (the product's clock may run faster). */
@Injectable()
export class Tokens {
  private readonly rows: Repository<ApiTokenRow>;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(REAL_NOW) private readonly realNow: RealNow,
  ) {
    this.rows = database.dataSource.getRepository(ApiTokenRow);
  }

  /** Tokens of a person that still open something, oldest first. */
  async list(username: string): Promise<TokenView[]> {
    const now = this.realNow();
    await this.rows.delete({ expiresAt: LessThan(new Date(now - DAY_MS)) });
    const rows = await this.rows.find({
      where: { username, expiresAt: MoreThan(new Date(now)) },
      order: { createdAt: 'ASC', tokenId: 'ASC' },
    });
    return rows.map(tokenView);
  }

  /**
   * Makes a token. The same command again makes no second one: its answer was lost, so the secret is made anew and the
   * first opens nothing.
   * @returns the token with its secret: 256 random bits, kept nowhere
   * @throws ApiProblem `TOKEN.TOO_MANY`, `COMMAND.ID_REUSED`
   */
  async issue(
    owner: SignedIn,
    { name, days }: { name: string; days: number },
    commandId: string,
  ): Promise<TokenView & { token: string }> {
    const tokenId = hashOf(`token:${commandId}`).slice(0, 24);
    const known = await this.list(owner.username);
    if (known.length >= MOST_TOKENS && !known.some((one) => one.tokenId === tokenId)) {
      throw tokenProblems.tooMany(MOST_TOKENS);
    }
    const before = await this.rows.findOneBy({ tokenId });
    if (before && (before.name !== name || lifetimeOf(before) !== days * DAY_MS)) throw problems.idReused();
    const token = `dondoc_${newSecret()}`;
    const now = this.realNow();
    const values = [tokenId, hashOf(token), owner.username, name, new Date(now), new Date(now + days * DAY_MS)];
    await this.database.pool.query(SAVE, values);
    return { ...tokenView(await this.rows.findOneByOrFail({ tokenId })), token };
  }

  /** Whom a token stands for, while it is valid; notes that it was used. @throws ApiProblem `SIGN_IN.ACCOUNT_DISABLED` */
  async find(token: string): Promise<BehindCredential | undefined> {
    const now = new Date(this.realNow());
    const inProduction = this.configuration.mode === 'production';
    const { rows } = await this.database.pool.query<Found>(FIND, [hashOf(token), now, inProduction]);
    const [found] = rows;
    if (!found) return undefined;
    const { tokenId, valid, disabledAt, ...owner } = found;
    if (disabledAt) throw signInProblems.disabled(this.configuration.supportContact);
    if (!valid) return undefined;
    await this.database.pool.query(NOTE_USE, [tokenId, now]);
    return owner;
  }

  /** Ends all tokens of a person. @returns how many */
  async revokeAll(username: string): Promise<number> {
    const now = new Date(this.realNow());
    const { affected } = await this.rows.update({ username, expiresAt: MoreThan(now) }, { expiresAt: now });
    return affected ?? 0;
  }

  /** @throws ApiProblem `TOKEN.NOT_FOUND`: there is none, or it is somebody else's */
  async revoke(username: string, tokenId: string): Promise<void> {
    const { affected } = await this.rows.delete({ username, tokenId });
    if (affected === 0) throw tokenProblems.notFound(tokenId);
  }
}
