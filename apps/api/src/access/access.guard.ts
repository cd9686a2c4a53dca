import type { Act } from '@dondoc/contracts';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { accessProblems } from '../problem/access-problems.js';
import { problems } from '../problem/problems.js';
import { Access } from './access.js';
import { addressedBy } from './addressed.js';
import { Credentials } from './credentials.js';
import { actsOf, namedBy, routeActs, routeKey } from './route-acts.js';
import type { ApiRequest } from './signed-in.js';

/** What somebody may do whom nobody has given a post: see to their own account. */
const WITHOUT_POST: ReadonlySet<Act> = new Set(['account.own']);

/** No route without an act, no protected route without a session or a token, nobody does what is not theirs. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly credentials: Credentials,
    private readonly access: Access,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const entry = routeActs[routeKey(request.method, request.routeOptions.url ?? '')];
    if (!entry) throw problems.routeWithoutPolicy();
    if (entry === 'public') return true;
    const account = await this.credentials.accountOf(request);
    const acts = actsOf(entry);
    if (!account.post && !acts.some((act) => WITHOUT_POST.has(act))) throw accessProblems.noPost();
    const refusal = await this.access.refusal(account, acts, addressedBy(request, namedBy(entry)));
    if (refusal) throw refusal;
    return true;
  }
}
