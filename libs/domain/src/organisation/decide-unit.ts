import { formatDate, type PlainDate } from '../calendar/plain-date.js';
import { existsOn, liesWithin, type OrgUnit } from './org-unit.js';
import type { OrganisationCommand, OrganisationEvent, UnitFacts } from './organisation-events.js';
import { refuse, requireReason, unitIn } from './refuse.js';

type Units = ReadonlyMap<string, OrgUnit>;
type Command<Type> = Extract<OrganisationCommand, { type: Type }>;
type Fact = {
  [Type in OrganisationEvent['type']]: Omit<Extract<OrganisationEvent, { type: Type }>, 'at'>;
}[OrganisationEvent['type']];

const UNIT_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MOST_ID = 80;

const requireName = (field: 'name' | 'shortName', value: string | undefined): void => {
  if (value === undefined || (value.trim() !== '' && value.length <= 300)) return;
  refuse('UNIT.FIELD_INVALID', field, value, 'Tên còn trống hoặc dài quá.', 'Nhập tên, không quá 300 ký tự.');
};

const requireParent = (units: Units, unitId: string, parent: string | null | undefined, from: PlainDate): void => {
  if (parent === null || parent === undefined) return;
  const above = unitIn(units, parent, 'parent');
  if (liesWithin(above, unitId, units)) {
    refuse(
      'UNIT.PARENT_INVALID',
      'parent',
      parent,
      'Cơ quan cấp trên không thể là chính đơn vị hoặc nằm trong đơn vị.',
      'Chọn một cơ quan ở ngoài đơn vị này.',
    );
  }
  if (existsOn(above, from)) return;
  refuse(
    'UNIT.PARENT_INVALID',
    'parent',
    parent,
    `Cơ quan cấp trên không tồn tại vào ngày ${formatDate(from)}.`,
    'Chọn cơ quan đang hoạt động vào ngày đó.',
  );
};

const requireDutyLine = (units: Units, unitId: string, dutyLine: readonly string[] | undefined): void => {
  for (const [index, one] of (dutyLine ?? []).entries()) {
    unitIn(units, one, `dutyLine.${index}`);
    if (dutyLine?.indexOf(one) === index && (one !== unitId || dutyLine.length === 1)) continue;
    refuse(
      'UNIT.FIELD_INVALID',
      `dutyLine.${index}`,
      one,
      'Tuyến báo cáo nhắc lại một đơn vị hoặc chính đơn vị này.',
      'Mỗi cơ quan cấp trên chỉ nêu một lần.',
    );
  }
};

/** The code of a new unit: it stands in addresses and never changes. @throws RuleViolation `UNIT.FIELD_INVALID` */
export const requireUnitId = (id: string): void => {
  if (UNIT_ID.test(id) && id.length <= MOST_ID) return;
  refuse(
    'UNIT.FIELD_INVALID',
    'unitId',
    id,
    'Mã đơn vị chỉ gồm chữ thường không dấu, chữ số và gạch nối.',
    'Nhập mã như “so-noi-vu”.',
  );
};

export const addUnit = (units: Units, { unit }: Command<'AddUnit'>): Fact[] => {
  const { id } = unit;
  requireUnitId(id);
  if (units.has(id)) {
    refuse('UNIT.ALREADY_EXISTS', 'unitId', id, 'Mã này đã có trong danh mục.', 'Chọn mã khác, hoặc sửa đơn vị đã có.');
  }
  requireName('name', unit.name);
  requireName('shortName', unit.shortName);
  requireParent(units, id, unit.parent, unit.validFrom);
  requireDutyLine(units, id, unit.dutyLine);
  return [{ type: 'UnitsRegistered', data: { units: [{ ...unit, validTo: null, posts: [] }] } }];
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const requireDay = (unit: OrgUnit, from: PlainDate, today: PlainDate): void => {
  const last = unit.former?.at(-1)?.until;
  if (from > today) {
    refuse(
      'UNIT.DATE_INVALID',
      'from',
      formatDate(from),
      'Ngày có hiệu lực còn ở phía trước.',
      'Ghi thay đổi vào ngày có hiệu lực hoặc sau đó.',
    );
  }
  if (last !== undefined && from <= last) {
    refuse(
      'UNIT.DATE_INVALID',
      'from',
      formatDate(from),
      `Đã có thay đổi có hiệu lực sau ngày ${formatDate(last)}.`,
      'Chọn ngày sau lần thay đổi gần nhất.',
    );
  }
  if (from <= unit.validFrom || !existsOn(unit, from)) {
    refuse(
      'UNIT.DATE_INVALID',
      'from',
      formatDate(from),
      'Đơn vị chưa hoặc không còn hoạt động vào ngày đó.',
      `Chọn ngày sau ${formatDate(unit.validFrom)}, khi đơn vị còn hoạt động.`,
    );
  }
};

export const changeUnit = (units: Units, command: Command<'ChangeUnit'>, today: PlainDate): Fact[] => {
  const { unitId, from, facts, reason } = command;
  const unit = unitIn(units, unitId);
  const names = Object.keys(facts) as (keyof UnitFacts)[];
  const changes = names.filter((name) => facts[name] !== undefined && !same(facts[name], unit[name]));
  if (changes.length === 0) {
    refuse(
      'UNIT.UNCHANGED',
      'facts',
      '',
      'Không có gì thay đổi.',
      'Sửa tên, loại, cấp trên hoặc tuyến báo cáo rồi lưu.',
    );
  }
  requireReason(reason);
  requireDay(unit, from, today);
  requireName('name', facts.name);
  requireName('shortName', facts.shortName);
  requireParent(units, unitId, facts.parent, from);
  requireDutyLine(units, unitId, facts.dutyLine);
  const changed: Partial<UnitFacts> = Object.fromEntries(changes.map((name) => [name, facts[name]]));
  return [{ type: 'UnitChanged', data: { unitId, from, facts: changed, reason: reason.trim() } }];
};

export const closeUnit = (units: Units, { unitId, lastDay, reason }: Command<'CloseUnit'>): Fact[] => {
  const unit = unitIn(units, unitId);
  requireReason(reason);
  if (lastDay < unit.validFrom || lastDay < (unit.former?.at(-1)?.until ?? unit.validFrom)) {
    refuse(
      'UNIT.DATE_INVALID',
      'lastDay',
      formatDate(lastDay),
      'Ngày chấm dứt trước khi đơn vị thành lập hoặc thay đổi gần nhất.',
      'Chọn một ngày sau đó.',
    );
  }
  if (unit.validTo !== null && unit.validTo <= lastDay) {
    refuse(
      'UNIT.CLOSED',
      'lastDay',
      formatDate(lastDay),
      `Đơn vị đã chấm dứt hoạt động ngày ${formatDate(unit.validTo)}.`,
      'Không cần ghi lại; muốn sớm hơn thì chọn ngày trước đó.',
    );
  }
  const below = [...units.values()].filter(
    ({ parent, validTo }) => parent === unitId && (validTo === null || validTo > lastDay),
  );
  if (below.length > 0) {
    const names = below
      .slice(0, 5)
      .map(({ shortName }) => shortName)
      .join(', ');
    refuse(
      'UNIT.HAS_CHILDREN',
      'lastDay',
      names,
      `Còn ${below.length} đơn vị trực thuộc hoạt động sau ngày đó.`,
      'Chuyển các đơn vị này về cấp trên khác, hoặc chấm dứt trước.',
    );
  }
  return [{ type: 'UnitClosed', data: { unitId, lastDay, reason: reason.trim() } }];
};

export type OrganisationFact = Fact;
