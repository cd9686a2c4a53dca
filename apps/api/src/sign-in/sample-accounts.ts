import type { Database } from '@dondoc/commands';
import type { Role } from '@dondoc/contracts';
import type { Instant, OrgUnit } from '@dondoc/domain';
import { hash } from '@node-rs/argon2';
import { AccountRow } from './sign-in.entities.js';

/** Published on purpose: it opens sample accounts only, and those never open in production mode. */
export const SAMPLE_PASSWORD = 'dondoc-mau-2026';

/** The department through which units report; it owes work of its own as well. */
const FOCAL_DEPARTMENT = 'so-noi-vu';

type SampleAccount = { username: string; name: string; role: Role; unitId: string };

/** One account for each who plays a part: Office, leader, administrator, and every owing unit (by id). */
export const sampleAccountsOf = (units: readonly OrgUnit[], owingIds: ReadonlySet<string>): SampleAccount[] => {
  const office = units.find((unit) => unit.class === 'office');
  const issuer = units.find((unit) => unit.class === 'issuer');
  const officeId = office?.id ?? issuer?.id ?? '';
  const owing = units.filter(({ id }) => owingIds.has(id));
  return [
    { username: 'van-phong', name: office?.name ?? 'Văn phòng', role: 'office', unitId: officeId },
    {
      username: 'lanh-dao',
      name: `Lãnh đạo ${issuer?.name ?? ''}`.trim(),
      role: 'leader',
      unitId: issuer?.id ?? officeId,
    },
    { username: 'quan-tri', name: 'Quản trị hệ thống', role: 'admin', unitId: officeId },
    ...owing.map(
      ({ id, name }): SampleAccount => ({
        username: id,
        name: `Đầu mối ${name}`,
        role: id === FOCAL_DEPARTMENT ? 'focal-department' : 'unit',
        unitId: id,
      }),
    ),
  ];
};

/** Units that owe something in any cascade, or would, were its draft issued today. */
const owingUnits = async (queries: Database['queries'], now: Instant): Promise<Set<string>> => {
  const cascades = await queries.listCascades(now);
  const matrices = await Promise.all(cascades.map(({ cascadeId }) => queries.getMatrix(cascadeId, now)));
  return new Set(matrices.flatMap(({ rows }) => rows.map(({ unit }) => unit.unitId)));
};

/**
 * Makes the sample accounts that are missing. They share one hash with full-cost parameters: the password is published,
 * a hundred salts would protect nothing and slow the start. Development mode with the sample only.
 */
export const createSampleAccounts = async ({ dataSource, queries }: Database, now: Instant): Promise<void> => {
  const owingIds = await owingUnits(queries, now);
  const accounts = dataSource.getRepository(AccountRow);
  const known = new Set((await accounts.find({ select: { username: true } })).map(({ username }) => username));
  const all = sampleAccountsOf(await queries.listUnits(), owingIds).map((account, position) => ({
    ...account,
    position,
    sample: true,
  }));
  const missing = all.filter(({ username }) => !known.has(username));
  if (missing.length === 0) return;
  const passwordHash = await hash(SAMPLE_PASSWORD);
  await accounts
    .createQueryBuilder()
    .insert()
    .values(missing.map((account) => ({ ...account, passwordHash })))
    .orIgnore()
    .execute();
};
