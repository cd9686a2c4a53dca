import type { Database } from '@dondoc/commands';
import type { Role } from '@dondoc/contracts';
import type { CascadeTemplate, Instant, OrgUnit } from '@dondoc/domain';
import { hash } from '@node-rs/argon2';
import { AccountRow } from './sign-in.entities.js';

/** Published on purpose: it opens sample accounts only, and those never open in production mode. */
export const SAMPLE_PASSWORD = 'dondoc-mau-2026';

/** The department through which units report; it owes work of its own as well. */
const FOCAL_DEPARTMENT = 'so-noi-vu';

type SampleAccount = { username: string; name: string; role: Role; unitId: string };

/** One account for each who plays a part: Office, leader, administrator, and every unit that owes or collects (by id). */
export const sampleAccountsOf = (units: readonly OrgUnit[], owingIds: ReadonlySet<string>): SampleAccount[] => {
  const office = units.find((unit) => unit.class === 'office');
  const issuer = units.find((unit) => unit.class === 'issuer');
  const officeId = office?.id ?? issuer?.id ?? '';
  const owing = units.filter(({ id }) => owingIds.has(id) && id !== issuer?.id);
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

/** Units that issue, pass on or appraise what others owe. */
const partsIn = ({ issuer, obligations }: CascadeTemplate): string[] => [
  issuer,
  ...obligations.flatMap(({ via, scoring }) => [
    ...(via === null ? [] : [via]),
    ...(scoring ? [scoring.appraiser, ...scoring.criteria.flatMap(({ coAppraisers }) => coAppraisers)] : []),
  ]),
];

/** Units that owe something in any cascade, or would, were its draft issued today; and those that play another part in it. */
const unitsWithAPart = async ({ queries, commands }: Database, now: Instant): Promise<Set<string>> => {
  const cascades = await queries.listCascades(now);
  const ids = await Promise.all(
    cascades.map(async ({ cascadeId }) => {
      const { rows } = await queries.getMatrix(cascadeId, now);
      const { template } = await commands.pinned.policyOf(cascadeId);
      return [...rows.map(({ unit }) => unit.unitId), ...partsIn(template)];
    }),
  );
  return new Set(ids.flat());
};

/**
 * Makes the sample accounts that are missing. They share one hash with full-cost parameters: the password is published,
 * a hundred salts would protect nothing and slow the start. Development mode with the sample only.
 */
export const createSampleAccounts = async (database: Database, now: Instant): Promise<void> => {
  const { dataSource, queries } = database;
  const owingIds = await unitsWithAPart(database, now);
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
