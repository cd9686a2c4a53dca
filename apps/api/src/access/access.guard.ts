import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { problems } from '../problem/problems.js';
import { SESSION_COOKIE } from '../sign-in/session-cookie.js';
import { Sessions } from '../sign-in/sessions.js';
import { accessPolicy, routeKey } from './access-policy.js';
import { type ApiRequest, roleLabels, type SignedIn } from './signed-in.js';

const textIn = (values: unknown, name: string): string | undefined => {
  const value: unknown = typeof values === 'object' && values !== null ? Reflect.get(values, name) : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** The unit that a request is about, when its address names one. */
const unitNamed = (request: ApiRequest): string | undefined =>
  textIn(request.params, 'unitId') ?? textIn(request.query, 'unit');

/** No route without a line in the table, no protected route without a session, no unit sees another's work. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly sessions: Sessions) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const policy = accessPolicy[routeKey(request.method, request.routeOptions.url ?? '')];
    if (!policy) throw problems.routeWithoutPolicy();
    if (policy === 'public') return true;
    const account = await this.signIn(request);
    const scope = policy[account.role];
    if (!scope) throw problems.roleRefused(roleLabels[account.role]);
    const unitId = unitNamed(request);
    if (scope === 'own' && unitId !== undefined && unitId !== account.unitId) throw problems.otherUnit(unitId);
    return true;
  }

  private async signIn(request: ApiRequest): Promise<SignedIn> {
    const token = request.cookies[SESSION_COOKIE];
    const account = token ? await this.sessions.find(token) : undefined;
    if (!token || !account) throw problems.signInRequired();
    request.signedIn = account;
    request.sessionToken = token;
    return account;
  }
}
