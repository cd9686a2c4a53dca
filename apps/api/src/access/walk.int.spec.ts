import { type Act, acts, mayAct, mayEver, type Relation, type Role, roles } from '@dondoc/contracts';
import type { ExecutionContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiProblem } from '../problem/api-problem.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';
import { Access } from './access.js';
import { AccessGuard } from './access.guard.js';
import { Credentials } from './credentials.js';
import { RegisteredRoutes } from './registered-routes.js';
import { actsOf, routeActs } from './route-acts.js';
import type { SignedIn } from './signed-in.js';

let api: RunningApi;
let guard: AccessGuard;
let routes: string[] = [];
beforeAll(async () => {
  api = await startTestApi();
  guard = new AccessGuard(api.app.get(Credentials), api.app.get(Access));
  routes = api.app.get(RegisteredRoutes).keys.filter((key) => !key.startsWith('HEAD ') && !key.startsWith('OPTIONS '));
  const dossier = targets[1]?.named ?? {};
  const values = [dossier['cascadeId'], dossier['unitId'], dossier['lineId']];
  const { rows } = await api.database.pool.query<{ lineId: string }>(LINE, values);
  dossier['lineId'] = rows[0]?.lineId ?? '';
});
afterAll(() => api.stop());

type Shape = 'cascade' | 'unit' | 'obligation' | 'template';
type Seen = Record<Shape, readonly Relation[]>;
const none: Seen = { cascade: [], unit: [], obligation: [], template: [] };

const runs: Seen = {
  cascade: ['cascade', 'own', 'below'],
  unit: ['below', 'cascade'],
  obligation: ['below', 'cascade'],
  template: ['cascade', 'below'],
};
const issues: Seen = {
  cascade: ['issuer', 'cascade', 'below'],
  unit: ['below', 'cascade'],
  obligation: ['issuer', 'cascade', 'below'],
  template: ['issuer', 'cascade', 'own'],
};
const owes: Seen = { ...none, cascade: ['own'], unit: ['own'], obligation: ['own'] };
const equal: Seen = { ...none, cascade: ['own'] };
const follows: Seen = {
  cascade: ['cascade', 'own'],
  unit: ['cascade'],
  obligation: ['cascade'],
  template: ['cascade'],
};

/** An Office stands for the body that it serves, but only in the roles that serve; else it is a unit like others. */
const serving = (role: Role, served: Seen, itself: Seen): Seen =>
  ['office', 'template-admin', 'organisation-admin'].includes(role) ? served : itself;

type Target = { named: Record<string, string>; standings: Record<string, (role: Role) => Seen> };

/** What every asker is to the thing, said by hand, not by the code that is tried. */
const targets: Target[] = [
  {
    named: {
      cascadeId: 'ninh-thuan-2022-2026',
      unitId: 'so-y-te',
      lineId: 'bao-cao-nam.2026',
      templateId: 'ninh-thuan-dan-van-2022-2026',
    },
    standings: {
      'ubnd-tinh': () => issues,
      'van-phong-ubnd-tinh': (role) => serving(role, runs, follows),
      'so-noi-vu': () => ({ ...follows, cascade: ['cascade', 'own', 'via'], obligation: ['cascade', 'via'] }),
      'so-y-te': () => owes,
      'so-tu-phap': () => equal,
      'van-phong-dang-uy-khoi': () => none,
      'huyen-duong-minh-chau': () => none,
      'van-phong-ubnd-tinh-tay-ninh': () => none,
    },
  },
  {
    named: {
      cascadeId: 'duong-minh-chau-2023',
      unitId: 'xa-suoi-da-dmc',
      lineId: 'ho-so-cham-diem',
      templateId: 'duong-minh-chau-dan-van-2023',
    },
    standings: {
      'huyen-duong-minh-chau': () => issues,
      'ubnd-tinh-tay-ninh': () => ({ ...runs, cascade: ['cascade', 'below'] }),
      'van-phong-ubnd-tinh-tay-ninh': (role) => serving(role, { ...runs, cascade: ['cascade', 'below'] }, none),
      'phong-noi-vu-dmc': () => ({
        ...follows,
        cascade: ['cascade', 'own', 'via', 'appraiser'],
        obligation: ['cascade', 'via', 'appraiser'],
      }),
      'van-phong-dmc': () => ({
        ...follows,
        cascade: ['cascade', 'own', 'appraiser'],
        obligation: ['cascade', 'appraiser'],
      }),
      'xa-suoi-da-dmc': () => owes,
      'xa-phan-dmc': () => equal,
      'ubnd-tinh': () => none,
      'van-phong-ubnd-tinh': () => none,
      'so-noi-vu': () => none,
    },
  },
];

const signedIn = (role: Role, unitId: string): SignedIn => ({
  username: `${role}-${unitId}`,
  name: role,
  role,
  unitId,
  post: { postId: `${unitId}/leader`, unitId, unitName: unitId, kind: 'leader', title: '', standsIn: false, role },
});

type Asked = { params?: object; query?: object; body?: object };
const ask = async (key: string, asker: SignedIn, asked: Asked): Promise<string> => {
  const [method, url] = key.split(' ');
  const request = {
    method,
    routeOptions: { url },
    params: {},
    query: {},
    body: {},
    headers: {},
    cookies: {},
    ...asked,
    signedIn: asker,
  };
  const context = { switchToHttp: () => ({ getRequest: () => request }) } as unknown as ExecutionContext;
  try {
    return (await guard.canActivate(context)) ? 'allowed' : 'refused';
  } catch (error) {
    if (error instanceof ApiProblem && error.code.startsWith('ACCESS.')) return 'refused';
    throw error;
  }
};

const paramsOf = (key: string): string[] => [...key.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
const shapeOf = (names: readonly string[]): Shape | null => {
  if (names.includes('cascadeId')) return names.includes('unitId') ? 'obligation' : 'cascade';
  if (names.includes('templateId')) return 'template';
  return names.includes('unitId') ? 'unit' : null;
};
const fill = (names: readonly string[], { named }: Target): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, named[name] ?? 'khong-co']));

const expected = (list: readonly Act[], role: Role, standing: readonly Relation[] | null): string =>
  list.some((act) => (standing === null ? mayEver(role, act) : mayAct(role, act, standing))) ? 'allowed' : 'refused';

const protectedRoutes = (): string[] => routes.filter((key) => routeActs[key] !== 'public');
const everybodyOf = ({ standings }: Target) =>
  roles.flatMap((role) => Object.entries(standings).map(([unitId, seenBy]) => ({ role, unitId, seen: seenBy(role) })));
/** The line of the second tier by which a dossier is handed in. */
const LINE = `SELECT line_id AS "lineId" FROM obligations WHERE cascade_id = $1 AND unit_id = $2 AND key = $3`;

describe('every route × every role × every standing', () => {
  it('is named in the table: a route without an act is nobody’s', () => {
    expect(routes.filter((key) => routeActs[key] === undefined)).toEqual([]);
    expect(Object.keys(routeActs).filter((key) => !routes.includes(key))).toEqual([]);
    expect(protectedRoutes().length).toBeGreaterThan(40);
    expect(
      protectedRoutes()
        .flatMap((key) => actsOf(routeActs[key]))
        .filter((act) => !(act in acts)),
    ).toEqual([]);
  });

  it('answers by the table for what the address names', async () => {
    const wrong: string[] = [];
    for (const key of protectedRoutes()) {
      const names = paramsOf(key);
      const shape = shapeOf(names);
      for (const target of targets) {
        for (const { role, unitId, seen } of everybodyOf(target)) {
          const wanted = expected(actsOf(routeActs[key]), role, shape && seen[shape]);
          const answer = await ask(key, signedIn(role, unitId), { params: fill(names, target) });
          if (answer !== wanted) wrong.push(`${key} ${role} @ ${unitId}: ${answer}, not ${wanted}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('answers the same for a unit that only the query or the body names', async () => {
    const wrong: string[] = [];
    for (const key of protectedRoutes().filter((one) => shapeOf(paramsOf(one)) === null)) {
      for (const target of targets) {
        const { unitId: other = '' } = target.named;
        const places: Asked[] = [
          { query: { unit: other } },
          { body: { unitId: other } },
          { body: { unitIds: [other] } },
        ];
        for (const { role, unitId, seen } of everybodyOf(target)) {
          const wanted = expected(actsOf(routeActs[key]), role, seen.unit);
          for (const place of places) {
            const answer = await ask(key, signedIn(role, unitId), place);
            const where = `${key} ${JSON.stringify(place)}`;
            if (answer !== wanted) wrong.push(`${where} ${role} @ ${unitId}: ${answer}, not ${wanted}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('opens nothing but their own account to somebody without a post', async () => {
    const nobody = { ...signedIn('unit', ''), post: null };
    for (const key of protectedRoutes()) {
      const own = actsOf(routeActs[key]).includes('account.own');
      expect([key, await ask(key, nobody, { params: fill(paramsOf(key), targets[0] as Target) })]).toEqual([
        key,
        own ? 'allowed' : 'refused',
      ]);
    }
  });
});
