import { Injectable } from '@nestjs/common';
import { problems } from '../problem/problems.js';
import { tokenProblems } from '../problem/token-problems.js';
import { SESSION_COOKIE } from '../sign-in/session-cookie.js';
import { Sessions } from '../sign-in/sessions.js';
import { Tokens } from '../tokens/tokens.js';
import { bearerOf } from './bearer.js';
import type { ApiRequest, SignedIn } from './signed-in.js';

/** Reads from a request who asks: by the cookie of a session, or by the token of a program. */
@Injectable()
export class Credentials {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
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
    const account = await this.tokens.find(token);
    if (!account) throw tokenProblems.invalid();
    return account;
  }

  private async byCookie(request: ApiRequest): Promise<SignedIn> {
    const token = request.cookies[SESSION_COOKIE];
    const account = token ? await this.sessions.find(token) : undefined;
    if (!token || !account) throw problems.signInRequired();
    request.sessionToken = token;
    return account;
  }
}
