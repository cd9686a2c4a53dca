import type { Database } from '@dondoc/commands';
import { Inject, Injectable } from '@nestjs/common';
import { LessThan, type Repository } from 'typeorm';
import { ApiProblem } from '../problem/api-problem.js';
import { singleSignOnProblems } from '../problem/sign-in-problems.js';
import { DATABASE, REAL_NOW, type RealNow } from '../runtime.js';
import { hashOf } from './secret.js';
import { SingleSignOnRow } from './sign-in.entities.js';
import type { Handshake } from './single-sign-on.js';

export const VISIT_MINUTES = 10;

type Refusal = { status: number; code: string; title: string; mend: string };

/** Browsers that are at the provider or have just come back: what must match, and a refusal until it was shown. */
@Injectable()
export class SignOnVisits {
  private readonly rows: Repository<SingleSignOnRow>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(REAL_NOW) private readonly realNow: RealNow,
  ) {
    this.rows = database.dataSource.getRepository(SingleSignOnRow);
  }

  async begin({ state, nonce, verifier }: Handshake, next: string): Promise<void> {
    const now = this.realNow();
    await this.rows.delete({ expiresAt: LessThan(new Date(now)) });
    const expiresAt = new Date(now + VISIT_MINUTES * 60_000);
    await this.rows.insert({ stateHash: hashOf(state), nonce, verifier, next, refusal: null, expiresAt });
  }

  /** Takes a visit out: it comes back once. @throws ApiProblem `SINGLE_SIGN_ON.BROKEN` */
  async finish(state: string): Promise<Handshake & { next: string }> {
    const row = await this.rows.findOneBy({ stateHash: hashOf(state) });
    const { affected } = await this.rows.delete({ stateHash: hashOf(state) });
    if (!row || affected !== 1 || row.refusal !== null || +row.expiresAt <= this.realNow()) {
      throw singleSignOnProblems.broken();
    }
    return { state, nonce: row.nonce, verifier: row.verifier, next: row.next };
  }

  /** Keeps a refusal under a secret of the browser until the page asks for it. */
  async refuse(secret: string, { status, code, title, mend }: ApiProblem): Promise<void> {
    const expiresAt = new Date(this.realNow() + VISIT_MINUTES * 60_000);
    const refusal: Refusal = { status, code, title, mend };
    await this.rows.insert({ stateHash: hashOf(secret), nonce: '', verifier: '', next: '', refusal, expiresAt });
  }

  /** The refusal of this browser's last visit, once. */
  async refusalOf(secret: string): Promise<ApiProblem | undefined> {
    const row = await this.rows.findOneBy({ stateHash: hashOf(secret) });
    // Only `refuse` writes there.
    const refusal = row?.refusal as Refusal | null | undefined;
    if (!refusal) return undefined;
    await this.rows.delete({ stateHash: hashOf(secret) });
    return new ApiProblem(refusal.status, refusal.code, refusal.title, refusal.mend);
  }
}
