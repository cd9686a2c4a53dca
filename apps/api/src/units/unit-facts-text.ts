import {
  formatDate,
  type OrganisationEvent,
  type OrgUnit,
  type PlainDate,
  postKinds,
  unitClasses,
} from '@dondoc/domain';

type Names = (unitId: string) => string;
type Facts = Partial<Pick<OrgUnit, 'name' | 'shortName' | 'class' | 'tier' | 'parent' | 'adminCode' | 'dutyLine'>>;

/** `từ 01/02/2026`, `từ 01/02/2026 đến 28/02/2026`. */
export const spanText = (from: PlainDate, to: PlainDate | null): string =>
  `từ ${formatDate(from)}${to === null ? '' : ` đến ${formatDate(to)}`}`;

const tiers: Record<OrgUnit['tier'], string> = {
  province: 'cấp tỉnh',
  district: 'cấp huyện',
  commune: 'cấp xã',
  division: 'phòng, bộ phận',
};

/** Facts about a unit in words: `tên “Sở Nội vụ”; trực thuộc UBND tỉnh`. */
export const factsText = (
  { name, shortName, class: unitClass, tier, parent, adminCode, dutyLine }: Facts,
  nameOf: Names,
): string =>
  [
    name === undefined ? [] : [`tên “${name}”`],
    shortName === undefined ? [] : [`tên ngắn “${shortName}”`],
    unitClass === undefined ? [] : [`loại ${unitClasses[unitClass]}`],
    tier === undefined ? [] : [tiers[tier]],
    parent === undefined ? [] : [parent === null ? 'không trực thuộc cơ quan nào' : `trực thuộc ${nameOf(parent)}`],
    adminCode === undefined ? [] : [`mã đơn vị hành chính ${adminCode ?? '(không có)'}`],
    dutyLine === undefined ? [] : [`tuyến báo cáo: ${dutyLine.map(nameOf).join(' → ') || 'không có'}`],
  ]
    .flat()
    .join('; ');

const because = (reason: string): string => (reason === '' ? '' : ` Căn cứ: ${reason}`);

/** What became known about one unit, in words; empty for what is not about it. */
export const eventText = (event: OrganisationEvent, unit: OrgUnit, nameOf: Names): string => {
  const holderOf = (holdingId: string): string =>
    unit.posts.flatMap(({ holdings = [] }) => holdings).find((one) => one.holdingId === holdingId)?.name ?? '';
  switch (event.type) {
    case 'UnitsRegistered':
      return 'Ghi vào danh mục.';
    case 'UnitChanged':
      return `Thay đổi từ ${formatDate(event.data.from)}: ${factsText(event.data.facts, nameOf)}.${because(event.data.reason)}`;
    case 'UnitClosed':
      return `Chấm dứt hoạt động, ngày cuối ${formatDate(event.data.lastDay)}.${because(event.data.reason)}`;
    case 'PostSet':
      return `${postKinds[event.data.kind]}: chức danh “${event.data.title}”, hộp thư ${event.data.email || '(không có)'}.`;
    case 'PostHolderAppointed': {
      const { kind, holding, reason } = event.data;
      const how = holding.alongside ? 'cùng phụ trách' : 'giữ';
      return `Cử ${holding.name} ${how} vị trí ${postKinds[kind]} ${spanText(holding.from, holding.to)}.${because(reason)}`;
    }
    case 'PostHolderEnded': {
      const { kind, holdingId, lastDay, reason } = event.data;
      return `${holderOf(holdingId)} thôi giữ vị trí ${postKinds[kind]}, ngày cuối ${formatDate(lastDay)}.${because(reason)}`;
    }
    case 'AbsenceRecorded': {
      const { holdingId, standIn, from, to, reason } = event.data.absence;
      return `${holderOf(holdingId)} vắng mặt ${spanText(from, to)}, ${standIn.name} làm thay.${because(reason)}`;
    }
    case 'AbsenceEnded':
      return `Kết thúc lần vắng mặt, ngày cuối ${formatDate(event.data.lastDay)}.${because(event.data.reason)}`;
  }
};
