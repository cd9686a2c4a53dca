import { instantAt } from '../../calendar/instant.js';
import { addDays, formatDate } from '../../calendar/plain-date.js';
import { hasContact } from '../../organisation/duty.js';
import type { OrgUnit, PostId } from '../../organisation/org-unit.js';
import { type PostKind, postKinds } from '../../organisation/post.js';
import { type Examined, errorFinding, type Finding, unitsText, warningFinding } from './finding.js';

const postTitles: Record<string, string> = {
  ...postKinds,
  leader: 'thủ trưởng',
  'focal-point': 'đầu mối',
  tracker: 'người theo dõi',
};

const owingUnits = ({ owing, units }: Examined): OrgUnit[] => {
  const ids = new Set([...owing.values()].flat());
  return units.filter(({ id }) => ids.has(id));
};

/** Units that nobody can be told for: the directive cannot be issued to them. */
export const unreachableUnits = (examined: Examined): Finding[] => {
  const { units, issue } = examined;
  const silent = owingUnits(examined).filter((unit) => !hasContact(unit));
  if (silent.length === 0) return [];
  const ids = silent.map(({ id }) => id);
  const text = `${ids.length} đơn vị chưa có đầu mối nhận thư, nên văn bản chưa thể ban hành: ${unitsText(ids, units)}.`;
  return [errorFinding('UNIT_UNREACHABLE', text, { at: issue.at, units: ids })];
};

/** Units whose leader cannot be told of lateness, where the ladder tells leaders. */
export const unreachableLeaders = (examined: Examined): Finding[] => {
  const { units, index, issue } = examined;
  const { ladder, obligations } = index.policy.template;
  const told = [ladder, ...obligations.flatMap((one) => one.ladder ?? [])].some(({ escalations }) =>
    escalations.some(({ to }) => to === 'unit-leader'),
  );
  const silent = told ? owingUnits(examined).filter((unit) => !hasContact(unit, 'leader')) : [];
  if (silent.length === 0) return [];
  const ids = silent.map(({ id }) => id);
  const text = `${ids.length} đơn vị chưa có hộp thư của thủ trưởng, nên không báo được việc quá hạn: ${unitsText(ids, units)}.`;
  return [warningFinding('LEADER_UNREACHABLE', text, { at: issue.at, units: ids })];
};

/** Letters of this life that have no address. */
export const messagesToNobody = ({ letters, units }: Examined): Finding[] => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const lost = new Map<PostId, { count: number; first: Finding['at'] }>();
  for (const { recipient, at } of letters) {
    const [unitId = '', kind = ''] = recipient.split('/');
    const unit = byId.get(unitId);
    if (unit && hasContact(unit, kind as PostKind)) continue;
    const known = lost.get(recipient);
    if (known) known.count += 1;
    else lost.set(recipient, { count: 1, first: at });
  }
  return [...lost].map(([recipient, { count, first }]) => {
    const [unitId = '', kind = ''] = recipient.split('/');
    const why = byId.has(unitId)
      ? `${unitsText([unitId], units)} chưa có hộp thư của ${postTitles[kind] ?? kind}`
      : `danh mục không có đơn vị ${unitId}`;
    const text = `${count} thư không có người nhận: ${why}.`;
    return errorFinding('MESSAGE_TO_NOBODY', text, { at: first, units: [unitId] });
  });
};

/** Units that end while something is still to fall due. */
export const unitsThatEnd = (examined: Examined): Finding[] => {
  const { owing, index, units } = examined;
  return owingUnits(examined).flatMap((unit) => {
    const { validTo, id } = unit;
    if (validTo === null) return [];
    const after = index.schedule.filter(
      ({ lineId, due }) => due !== null && due.lastSafeDay > validTo && owing.get(lineId)?.includes(id),
    );
    if (after.length === 0) return [];
    const text = `${unitsText([id], units)} chỉ tồn tại đến ${formatDate(validTo)}, còn ${after.length} nghĩa vụ đến hạn sau ngày đó.`;
    return [
      warningFinding('UNIT_ENDS_BEFORE_DUE', text, {
        at: instantAt(addDays(validTo, 1), '00:00'),
        lineId: after[0]?.lineId ?? null,
        units: [id],
      }),
    ];
  });
};
