import type { Role } from '@dondoc/contracts';

/** `any`: for every unit; `own`: only for the unit of the account. A role that is not named is refused. */
export type Scope = 'any' | 'own';
type RoleScopes = Readonly<Partial<Record<Role, Scope>>>;
export type RoutePolicy = 'public' | RoleScopes;

const officeAndAdmin = { office: 'any', admin: 'any' } as const;
const overseers = { ...officeAndAdmin, 'focal-department': 'any', leader: 'any' } as const;
const everyone = { ...overseers, unit: 'any' } as const;
const ownUnitOnly = { ...overseers, unit: 'own' } as const;
/** A focal department (Sở Nội vụ) owes work of its own, too. */
const owing = { ...officeAndAdmin, unit: 'own', 'focal-department': 'own' } as const;
const judging = { ...officeAndAdmin, 'focal-department': 'any' } as const;

const OBLIGATION = '/api/obligations/:cascadeId/:unitId/:lineId';

/** Who may do what: one line per route. A route without a line is refused to everybody, and a test finds it. */
export const accessPolicy: Readonly<Record<string, RoutePolicy>> = {
  'POST /api/session': 'public',
  'GET /api/sample-accounts': 'public',
  'GET /api/health': 'public',
  'GET /api/openapi.json': 'public',
  'GET /api/session': everyone,
  'DELETE /api/session': everyone,
  'GET /api/read-date': everyone,
  'GET /api/changes': everyone,
  'GET /api/cascades': everyone,
  'GET /api/cascades/:cascadeId': everyone,
  'GET /api/cascades/:cascadeId/matrix': overseers,
  'GET /api/cascades/:cascadeId/roll-ups': overseers,
  'POST /api/cascades/:cascadeId/issue': officeAndAdmin,
  'GET /api/due-list': ownUnitOnly,
  [`GET ${OBLIGATION}`]: ownUnitOnly,
  [`POST ${OBLIGATION}/submissions`]: owing,
  [`POST ${OBLIGATION}/not-applicable`]: owing,
  [`POST ${OBLIGATION}/acceptance`]: judging,
  [`POST ${OBLIGATION}/return`]: judging,
  'POST /api/files': owing,
  'GET /api/files/:fileId': ownUnitOnly,
  'GET /api/messages': overseers,
};

export const routeKey = (method: string, path: string): string => `${method} ${path}`;
