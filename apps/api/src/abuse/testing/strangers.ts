import type { Answer, Client } from '../../testing/client.js';
import { type RunningApi, startTestApi } from '../../testing/running-api.js';
import { type Operation, operationsOf } from './operations.js';
import { LATE, type OthersThings, othersThings, UNIT } from './others-things.js';
import { partsOf } from './unpacked.js';

/** People to whom nothing of so-xay-dung and of the province's Office belongs, by account: role and unit. */
const STRANGERS: Record<string, readonly [string, string] | null> = {
  'so-tu-phap': null,
  'theo-doi-van-phong-dang-uy-khoi': null,
  'la-quan-tri-don-vi': ['organisation-admin', 'van-phong-dang-uy-khoi'],
  'la-quan-tri-mau': ['template-admin', 'van-phong-ubnd-tinh-tay-ninh'],
  'la-lanh-dao': ['leader', 'ubnd-tinh-tay-ninh'],
  'la-lanh-dao-don-vi': ['unit-leader', 'so-y-te'],
  'la-dau-moi-tong-hop': ['focal-department', 'phong-noi-vu-dmc'],
  'la-don-vi': ['unit', 'xa-suoi-da-dmc'],
};
/** Reads all, changes nothing. */
export const AUDITOR = 'kiem-tra';
const LIKE = `INSERT INTO accounts (username, name, role, unit_id, password_hash, sample, position)
  SELECT $1, $1, $2, $3, password_hash, sample, position FROM accounts WHERE username = 'van-phong'`;

export type AmongStrangers = {
  api: RunningApi;
  things: OthersThings;
  /** All that the API does, by its own description. */
  operations: readonly Operation[];
  /** Strangers and the auditor, signed in. */
  clients: ReadonlyMap<string, Client>;
  /** Ids of what is not theirs, by the names of parameters and fields. */
  named: Readonly<Record<string, unknown>>;
};

/** The API with things of some people, and others to whom none of it belongs. */
export const startAmongStrangers = async (): Promise<AmongStrangers> => {
  const api = await startTestApi();
  const things = await othersThings(api);
  const clients = new Map<string, Client>();
  for (const [username, post] of Object.entries(STRANGERS)) {
    if (post) await api.database.pool.query(LIKE, [username, ...post]);
    clients.set(username, await api.as(username));
  }
  clients.set(AUDITOR, await api.as(AUDITOR));
  const operations = operationsOf((await api.visitor.get('/openapi.json')).body);
  api.setNow(LATE);
  const named = {
    ...things.ref,
    ...things,
    templateId: 'ninh-thuan-dan-van-2022-2026',
    calendarId: 'vn-co-quan-nha-nuoc',
    version: 1,
    kind: 'focal-point',
    username: UNIT,
    absenceId: 'x',
    keyId: 'x',
  };
  return { api, things, operations, clients, named };
};

export const eventCount = async ({ database }: RunningApi): Promise<number> =>
  (await database.pool.query<{ n: number }>('SELECT count(*)::integer AS n FROM events')).rows[0]?.n ?? 0;

/** All text of an answer; of XLSX and DOCX what is packed in them. */
export const textOf = ({ raw }: Answer): string => [...partsOf(raw).values()].join('\n');

/** The guard judges by itself what these names in an address stand for. */
export const byGuard = (path: string): boolean => /:(cascadeId|unitId|templateId)\b/.test(path);
