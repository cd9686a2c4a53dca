import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { problems } from '../problem/problems.js';
import { accessPolicy, routeKey } from './access-policy.js';
import { Credentials } from './credentials.js';
import { type ApiRequest, roleLabels } from './signed-in.js';
import { type Addressed, Standing } from './standing.js';

const textIn = (values: unknown, name: string): string | undefined => {
  const value: unknown = typeof values === 'object' && values !== null ? Reflect.get(values, name) : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** What a request is about, as far as its address names it. */
const addressedBy = ({ params, query }: ApiRequest): Addressed => ({
  unitId: textIn(params, 'unitId') ?? textIn(query, 'unit'),
  cascadeId: textIn(params, 'cascadeId'),
  lineId: textIn(params, 'lineId'),
});

/** No route without a line in the table, no protected route without a session or a token, no unit sees another's work. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly credentials: Credentials,
    private readonly standing: Standing,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const policy = accessPolicy[routeKey(request.method, request.routeOptions.url ?? '')];
    if (!policy) throw problems.routeWithoutPolicy();
    if (policy === 'public') return true;
    const account = await this.credentials.accountOf(request);
    const scope = policy[account.role];
    if (!scope) throw problems.roleRefused(roleLabels[account.role]);
    const refusal = await this.standing.refusal(scope, account.unitId, addressedBy(request));
    if (refusal) throw refusal;
    return true;
  }
}
