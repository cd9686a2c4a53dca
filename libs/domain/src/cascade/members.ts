import type { PlainDate } from '../calendar/plain-date.js';
import { unitsOf } from '../organisation/audience.js';
import { reachableOn } from '../organisation/duty.js';
import type { OrgUnit } from '../organisation/org-unit.js';
import type { CascadeTemplate } from '../template/cascade-template.js';
import { obligationOf, type ScheduleLine } from '../template/schedule.js';
import type { Member } from './cascade.js';
import { refuse } from './refuse.js';

/** Shares in the order of the register; units that it does not list come last. */
export const sharesOf = (
  lines: readonly { lineId: string; unitIds: readonly string[] }[],
  units: readonly OrgUnit[],
): Member[] => {
  const shares = new Map<string, string[]>(units.map(({ id }) => [id, []]));
  for (const { lineId, unitIds } of lines) {
    for (const unitId of unitIds) {
      const share = shares.get(unitId);
      if (share) share.push(lineId);
      else shares.set(unitId, [lineId]);
    }
  }
  return [...shares].flatMap(([unitId, lineIds]) => (lineIds.length > 0 ? [{ unitId, lineIds }] : []));
};

/** Who owes what: every unit of the audience that exists on the day of issue, with its lines. */
export const membersOf = (
  template: CascadeTemplate,
  schedule: readonly ScheduleLine[],
  units: readonly OrgUnit[],
  on: PlainDate,
): Member[] => {
  const owing = new Map<string, string[]>();
  const owingFor = (key: string): string[] => {
    const known = owing.get(key);
    if (known) return known;
    const found = unitsOf(obligationOf(template, key).owedBy, units, template.issuer, on).map(({ id }) => id);
    owing.set(key, found);
    return found;
  };
  return sharesOf(
    schedule.map(({ lineId, key }) => ({ lineId, unitIds: owingFor(key) })),
    units,
  );
};

/** Beyond this no one transaction makes the plans in reasonable time; 3,321 xã with sixty lines each are below it. */
export const MOST_LINES = 5_000;
export const MOST_SHARES = 200_000;

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '.');

const tooLarge = (field: string, count: number, what: string, most: number): never =>
  refuse('CASCADE.TOO_LARGE', {
    field,
    value: grouped(count),
    reason: `Đợt này có ${grouped(count)} ${what}; một đợt có tối đa ${grouped(most)}.`,
    mend: 'Tách mẫu thành nhiều mẫu, rút ngắn khoảng thời gian, hoặc bớt đơn vị.',
  });

/** @throws RuleViolation `CASCADE.TOO_LARGE`: more lines than one cascade can have */
export const requireFewLines = (schedule: readonly ScheduleLine[]): void => {
  if (schedule.length > MOST_LINES) tooLarge('obligations', schedule.length, 'kỳ hạn', MOST_LINES);
};

/** @throws RuleViolation `CASCADE.TOO_LARGE`: more lines for all units together than one cascade can have */
export const requireFewShares = (members: readonly Member[]): void => {
  const count = members.reduce((sum, { lineIds }) => sum + lineIds.length, 0);
  if (count > MOST_SHARES) tooLarge('units', count, 'lượt nộp', MOST_SHARES);
};

/** Every one of these units has somebody to write to today. @throws RuleViolation `UNIT.NO_CONTACT` naming those without */
export const requireReachable = (owing: ReadonlySet<string>, units: readonly OrgUnit[], today: PlainDate): void => {
  const silent = units.filter((unit) => owing.has(unit.id) && !reachableOn(unit, today));
  if (silent.length === 0) return;
  refuse('UNIT.NO_CONTACT', {
    field: 'units',
    value: silent.map(({ name }) => name).join(', '),
    reason: 'Đơn vị chưa có đầu mối nhận thư.',
    mend: 'Cử đầu mối cho các đơn vị này trước khi ban hành.',
  });
};
