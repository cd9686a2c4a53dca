import { createHash } from 'node:crypto';
import { changeOrganisation, type Database } from '@dondoc/commands';
import { postOfRole, type Role } from '@dondoc/contracts';
import { type CascadeTemplate, findPost, type Instant, type OrganisationCommand, type OrgUnit } from '@dondoc/domain';
import { hash } from '@node-rs/argon2';
import { AccountRow } from './sign-in.entities.js';

/** Published on purpose: it opens sample accounts only, and those never open in production mode. */
export const SAMPLE_PASSWORD = 'dondoc-mau-2026';

type SampleAccount = { username: string; name: string; role: Role; unitId: string };

/** Who runs the sample's cascades, by unit id. */
type Running = { offices: ReadonlySet<string>; focals: ReadonlySet<string> };

/** Those who keep the product in order hold posts of the product, not of the register. */
const KEEPERS: ReadonlySet<Role> = new Set(['admin', 'template-admin', 'organisation-admin', 'auditor']);

const keepers = (officeId: string): SampleAccount[] => [
  { username: 'quan-tri', name: 'Quản trị hệ thống', role: 'admin', unitId: officeId },
  { username: 'quan-tri-mau', name: 'Quản trị mẫu', role: 'template-admin', unitId: officeId },
  { username: 'quan-tri-don-vi', name: 'Quản trị danh mục đơn vị', role: 'organisation-admin', unitId: officeId },
  { username: 'kiem-tra', name: 'Cán bộ kiểm tra', role: 'auditor', unitId: officeId },
];

/** Whoever follows for another Office than the province's; every unit may have an account under its own id already. */
const otherTrackers = (units: readonly OrgUnit[], offices: ReadonlySet<string>, officeId: string): SampleAccount[] =>
  units
    .filter(({ id }) => offices.has(id) && id !== officeId)
    .map(({ id, name }) => ({ username: `theo-doi-${id}`, name: `Theo dõi, ${name}`, role: 'office', unitId: id }));

/** People are called as the sample's register calls whoever holds their post; a post that it does not name keeps its own name. */
const calledAsInRegister = (account: SampleAccount, units: readonly OrgUnit[]): SampleAccount => {
  const unit = units.find(({ id }) => id === account.unitId);
  if (!unit || KEEPERS.has(account.role)) return account;
  const post = findPost(unit, postOfRole(account.role)) ?? findPost(unit, 'focal-point');
  return { ...account, name: post?.holder || account.name };
};

/**
 * One account for each who plays a part: Offices, leaders, those who keep the product in order, and every unit that owes
 * or collects (by id).
 */
export const sampleAccountsOf = (
  units: readonly OrgUnit[],
  owingIds: ReadonlySet<string>,
  { offices, focals }: Running,
): SampleAccount[] => {
  const office = units.find((unit) => unit.class === 'office');
  const issuer = units.find((unit) => unit.class === 'issuer');
  const officeId = office?.id ?? issuer?.id ?? '';
  const owing = units.filter(({ id }) => owingIds.has(id) && id !== issuer?.id);
  const led = owing.find((unit) => unit.class === 'so-ban-nganh' && !focals.has(unit.id));
  const all: SampleAccount[] = [
    { username: 'van-phong', name: office?.name ?? 'Văn phòng', role: 'office', unitId: officeId },
    {
      username: 'lanh-dao',
      name: `Lãnh đạo ${issuer?.name ?? ''}`.trim(),
      role: 'leader',
      unitId: issuer?.id ?? officeId,
    },
    ...keepers(officeId),
    ...otherTrackers(units, offices, officeId),
    ...(led
      ? [{ username: `lanh-dao-${led.id}`, name: `Lãnh đạo ${led.name}`, role: 'unit-leader' as const, unitId: led.id }]
      : []),
    ...owing.map(
      ({ id, name }): SampleAccount => ({
        username: id,
        name: `Đầu mối ${name}`,
        role: focals.has(id) ? 'focal-department' : 'unit',
        unitId: id,
      }),
    ),
  ];
  return all.map((account) => calledAsInRegister(account, units));
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
const unitsWithAPart = async (
  { queries, commands }: Database,
  now: Instant,
): Promise<Running & { owing: ReadonlySet<string> }> => {
  const cascades = await queries.listCascades(now);
  const ids = await Promise.all(
    cascades.map(async ({ cascadeId }) => {
      const { rows } = await queries.getMatrix(cascadeId, now);
      const { template } = await commands.pinned.policyOf(cascadeId);
      const { office, focal } = template;
      return { owing: [...rows.map(({ unit }) => unit.unitId), ...partsIn(template)], office, focal };
    }),
  );
  return {
    owing: new Set(ids.flatMap(({ owing }) => owing)),
    offices: new Set(ids.map(({ office }) => office)),
    focals: new Set(ids.map(({ focal }) => focal)),
  };
};

/** Everybody holds the post that their account stands for, since the unit exists; next to whoever holds it already. */
const givePosts = async (
  { store, pool }: Database,
  units: readonly OrgUnit[],
  accounts: readonly SampleAccount[],
  now: Instant,
): Promise<void> => {
  const commands = accounts.flatMap(({ username, name, role, unitId }): OrganisationCommand[] => {
    const unit = units.find(({ id }) => id === unitId);
    if (!unit) return [];
    const kind = postOfRole(role);
    const alongside = (findPost(unit, kind)?.holdings ?? []).some((one) => !one.alongside);
    const holding = {
      holdingId: `sample:${username}`,
      username,
      name,
      email: null,
      from: unit.validFrom,
      to: null,
      alongside,
    };
    return [{ type: 'AppointHolder', unitId, kind, holding, replaces: false, reason: '' }];
  });
  const names = accounts.map(({ username }) => username).join(',');
  const commandId = `sample:posts:${createHash('sha256').update(names).digest('hex')}`;
  await changeOrganisation(store, pool, commands, { commandId, actor: 'system:sample', now, sample: true });
};

/** Whoever tries the product with units and people of their own gets no stranger with a published password beside them. */
const isHeld = ({ role, unitId }: SampleAccount, units: readonly OrgUnit[]): boolean => {
  const unit = units.find(({ id }) => id === unitId);
  const holdings = unit && !KEEPERS.has(role) ? (findPost(unit, postOfRole(role))?.holdings ?? []) : [];
  return holdings.some(({ username }) => username !== null);
};

/**
 * Makes the sample accounts that are missing. They share one hash with full-cost parameters: the password is published,
 * a hundred salts would protect nothing and slow the start. Development mode with the sample only.
 */
export const createSampleAccounts = async (database: Database, now: Instant): Promise<void> => {
  const { dataSource, queries } = database;
  const { owing, ...running } = await unitsWithAPart(database, now);
  const accounts = dataSource.getRepository(AccountRow);
  const known = new Set((await accounts.find({ select: { username: true } })).map(({ username }) => username));
  const units = await queries.listUnits();
  const all = sampleAccountsOf(units, owing, running).map((account, position) => ({
    ...account,
    position,
    sample: true,
  }));
  const missing = all.filter((account) => !known.has(account.username) && !isHeld(account, units));
  if (missing.length === 0) return;
  const passwordHash = await hash(SAMPLE_PASSWORD);
  await accounts
    .createQueryBuilder()
    .insert()
    .values(missing.map((account) => ({ ...account, passwordHash })))
    .orIgnore()
    .execute();
  await givePosts(database, units, missing, now);
};
