import type { Role } from '@dondoc/contracts';

/**
 * For whom a role may use a route: `any`: for every unit; `own`: only for the unit of the account; `issuer`: only in
 * cascades that this unit issues; `via`, `appraiser`: only where it passes on or appraises; `party`: any of these.
 * A role that is not named is refused.
 */
export type Scope = 'any' | 'own' | 'issuer' | 'via' | 'appraiser' | 'party';
type RoleScopes = Readonly<Partial<Record<Role, Scope>>>;
export type RoutePolicy = 'public' | RoleScopes;

const officeAndAdmin = { office: 'any', admin: 'any' } as const;
const overseers = { ...officeAndAdmin, 'focal-department': 'any', leader: 'any' } as const;
const everyone = { ...overseers, unit: 'any' } as const;
const ownUnitOnly = { ...overseers, unit: 'own' } as const;
/** A unit sees what it owes, and what it issues, passes on or appraises. */
const concerned = { ...overseers, unit: 'party' } as const;
const issuing = { ...officeAndAdmin, unit: 'issuer', 'focal-department': 'issuer' } as const;
const seeingIssued = { ...overseers, unit: 'issuer' } as const;
/** A focal department (Sở Nội vụ) owes work of its own, too. */
const owing = { ...officeAndAdmin, unit: 'own', 'focal-department': 'own' } as const;
const judging = { ...officeAndAdmin, 'focal-department': 'any', unit: 'issuer' } as const;
const passingOn = { unit: 'via', 'focal-department': 'via' } as const;
const appraising = { office: 'appraiser', unit: 'appraiser', 'focal-department': 'appraiser' } as const;

const OBLIGATION = '/api/obligations/:cascadeId/:unitId/:lineId';
const CASCADE = '/api/cascades/:cascadeId';
const TEMPLATE = '/api/templates/:templateId';
const CALENDAR = '/api/calendars/:calendarId';

/** Who may do what: one line per route. A route without a line is refused to everybody, and a test finds it. */
export const accessPolicy: Readonly<Record<string, RoutePolicy>> = {
  'POST /api/session': 'public',
  'GET /api/sample-accounts': 'public',
  'GET /api/health': 'public',
  'GET /api/openapi.json': 'public',
  'GET /api/session': everyone,
  'DELETE /api/session': everyone,
  'GET /api/tokens': everyone,
  'POST /api/tokens': everyone,
  'DELETE /api/tokens/:tokenId': everyone,
  'GET /api/read-date': everyone,
  'GET /api/read-due': everyone,
  'POST /api/read-plan': overseers,
  'GET /api/changes': everyone,
  // A unit sees those that it may issue to the tier below: narrowed down in TemplateViews.
  'GET /api/templates': everyone,
  'POST /api/templates': officeAndAdmin,
  'GET /api/templates/vocabulary': officeAndAdmin,
  'POST /api/templates/outline': officeAndAdmin,
  'POST /api/templates/outline.xlsx': officeAndAdmin,
  [`GET ${TEMPLATE}/draft`]: officeAndAdmin,
  [`PUT ${TEMPLATE}/draft`]: officeAndAdmin,
  [`DELETE ${TEMPLATE}/draft`]: officeAndAdmin,
  [`GET ${TEMPLATE}/draft/yaml`]: officeAndAdmin,
  [`POST ${TEMPLATE}/publish`]: officeAndAdmin,
  [`GET ${TEMPLATE}/versions/:version`]: everyone,
  [`GET ${TEMPLATE}/versions/:version/yaml`]: everyone,
  'POST /api/rehearsals': officeAndAdmin,
  'GET /api/calendars': everyone,
  [`GET ${CALENDAR}`]: everyone,
  [`POST ${CALENDAR}/notice/preview`]: officeAndAdmin,
  [`POST ${CALENDAR}/versions`]: officeAndAdmin,
  'GET /api/cascades': everyone,
  // A unit drafts for its own plan only, which stands in the body: checked in CascadeDrafts.
  'POST /api/cascades': { ...officeAndAdmin, unit: 'own', 'focal-department': 'own' },
  [`GET ${CASCADE}`]: everyone,
  [`GET ${CASCADE}/matrix`]: seeingIssued,
  [`GET ${CASCADE}/roll-ups`]: seeingIssued,
  [`POST ${CASCADE}/issue`]: issuing,
  [`POST ${CASCADE}/repin`]: issuing,
  [`GET ${CASCADE}/amendments`]: seeingIssued,
  [`POST ${CASCADE}/amendments/preview`]: officeAndAdmin,
  [`POST ${CASCADE}/amendments`]: officeAndAdmin,
  'GET /api/due-list': ownUnitOnly,
  [`GET ${OBLIGATION}`]: concerned,
  [`POST ${OBLIGATION}/submissions`]: owing,
  [`POST ${OBLIGATION}/not-applicable`]: owing,
  [`POST ${OBLIGATION}/acceptance`]: judging,
  [`POST ${OBLIGATION}/return`]: judging,
  [`POST ${OBLIGATION}/forward`]: passingOn,
  [`POST ${OBLIGATION}/appraisal`]: appraising,
  'POST /api/files': owing,
  'GET /api/files/:fileId': concerned,
  'GET /api/messages': overseers,
};

export const routeKey = (method: string, path: string): string => `${method} ${path}`;
