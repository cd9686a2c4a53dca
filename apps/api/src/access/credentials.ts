import { Injectable } from '@nestjs/common';
import { ApiProblem } from '../problem/api-problem.js';
import { problems } from '../problem/problems.js';
import { tokenProblems } from '../problem/token-problems.js';
import { SESSION_COOKIE } from '../sign-in/session-cookie.js';
import { Sessions } from '../sign-in/sessions.js';
import { Tokens } from '../tokens/tokens.js';
import { Acting } from './acting.js';
import { bearerOf } from './bearer.js';
import type { ApiRequest, SignedIn } from './signed-in.js';

/** Reads from a request who asks: by the cookie of a session, or by the token of a program. */
@Injectable()
export class Credentials {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    private readonly acting: Acting,
  ) {}

  /** Notes the account on the request, once. @throws ApiProblem `SIGN_IN.REQUIRED`, `TOKEN.INVALID` */
  async accountOf(request: ApiRequest): Promise<SignedIn> {
    if (request.signedIn) return request.signedIn;
    const bearer = bearerOf(request);
    const account = bearer === undefined ? await this.byCookie(request) : await this.byToken(bearer);
    request.signedIn = account;
    return account;
  }

  private async byToken(token: string): Promise<SignedIn> {
    const owner = await this.tokens.find(token);
    if (!owner) throw tokenProblems.invalid();
    return this.acting.of(owner);
  }

  private async byCookie(request: ApiRequest): Promise<SignedIn> {
    const token = request.cookies[SESSION_COOKIE];
    if (!token) throw problems.signInRequired();
    const account = await this.ofSession(token, request.headers['x-unattended'] !== undefined);
    request.sessionToken = token;
    return account;
  }

  /**
   * @param unattended the page asks by itself, nobody was at the keyboard: it keeps no session open
   * @throws ApiProblem `SIGN_IN.*`
   */
  async ofSession(token: string, unattended = false): Promise<SignedIn> {
    const owner = await this.sessions.find(token, unattended);
    if (!owner) throw problems.signInRequired();
    return this.acting.of(owner);
  }

  /** Whether what came with a request that is still being answered (a stream) opens anything yet. */
  async isStillGood(request: ApiRequest): Promise<boolean> {
    return (await this.stillAsking(request)) !== undefined;
  }

  /** Who asks by it now, by the posts of today; undefined when it opens nothing any more. */
  async stillAsking(request: ApiRequest): Promise<SignedIn | undefined> {
    const bearer = bearerOf(request);
    try {
      return await (bearer === undefined ? this.ofSession(request.sessionToken ?? '', true) : this.byToken(bearer));
    } catch (error) {
      if (error instanceof ApiProblem) return undefined;
      throw error;
    }
  }
}
