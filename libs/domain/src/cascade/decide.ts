import { dateOf, type Instant } from '../calendar/instant.js';
import { formatDate } from '../calendar/plain-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { RuleViolation, type ViolationDetails } from '../errors/rule-violation.js';
import { unitsOf } from '../organisation/audience.js';
import { findPost, type OrgUnit } from '../organisation/org-unit.js';
import type { CascadeTemplate } from '../template/cascade-template.js';
import { obligationOf, type ScheduleLine, scheduleOf } from '../template/schedule.js';
import type { Cascade, CascadeCommand, CascadeEvent, DirectiveDocument, Member } from './cascade.js';

type Pinned = { template: CascadeTemplate; calendar: WorkingCalendar };
type Issue = CascadeCommand & { type: 'IssueCascade' };

/** Who owes what: every unit of the audience that exists on the day of issue, with its lines. */
export const membersOf = (
  template: CascadeTemplate,
  schedule: readonly ScheduleLine[],
  units: readonly OrgUnit[],
  on: DirectiveDocument['issuedOn'] & string,
): Member[] => {
  const lines = new Map<string, string[]>();
  for (const line of schedule) {
    for (const unit of unitsOf(obligationOf(template, line.key).owedBy, units, on)) {
      lines.set(unit.id, [...(lines.get(unit.id) ?? []), line.lineId]);
    }
  }
  return units.flatMap((unit) => {
    const lineIds = lines.get(unit.id);
    return lineIds ? [{ unitId: unit.id, lineIds }] : [];
  });
};

const refuse = (code: ConstructorParameters<typeof RuleViolation>[0], details: ViolationDetails): never => {
  throw new RuleViolation(code, details);
};

const requireReachable = (members: readonly Member[], units: readonly OrgUnit[]): void => {
  const owing = new Set(members.map(({ unitId }) => unitId));
  const silent = units.filter((unit) => owing.has(unit.id) && !findPost(unit, 'focal-point')?.email);
  if (silent.length === 0) return;
  refuse('UNIT.NO_CONTACT', {
    field: 'units',
    value: silent.map(({ name }) => name).join(', '),
    reason: 'Đơn vị chưa có đầu mối nhận thư.',
    mend: 'Khai báo đầu mối cho các đơn vị này trước khi ban hành.',
  });
};

const checkDocument = (command: Issue, now: Instant): void => {
  if (!/\d/.test(command.documentNumber)) {
    refuse('DOCUMENT.NUMBER_MISSING', {
      field: 'documentNumber',
      value: command.documentNumber,
      reason: 'Văn bản chưa có số.',
      mend: 'Nhập số văn bản, ví dụ 0155.',
    });
  }
  const today = dateOf(now);
  if (command.issuedOn > today) {
    refuse('DOCUMENT.DATE_IN_FUTURE', {
      field: 'issuedOn',
      value: formatDate(command.issuedOn),
      reason: `Ngày ban hành nằm sau hôm nay (${formatDate(today)}).`,
      mend: `Nhập ngày từ ${formatDate(today)} trở về trước.`,
    });
  }
};

/** The number as printed; the sign stands in a field of its own, so `15/KH-UBND` is 15. */
const printedNumber = (typed: string, sign: string): string => {
  const number = typed.trim();
  const tail = `/${sign}`;
  return number.toLowerCase().endsWith(tail.toLowerCase()) ? number.slice(0, -tail.length).trim() : number;
};

const issue = (cascade: Cascade, command: Issue, pinned: Pinned, now: Instant): CascadeEvent[] => {
  if (cascade.status === 'absent' || cascade.document === null) return notFound();
  if (cascade.status === 'issued') {
    return refuse('CASCADE.ALREADY_ISSUED', {
      field: 'cascadeId',
      value: cascade.cascadeId,
      reason: `Văn bản đã ban hành với số ${cascade.document.number}.`,
      mend: 'Thay đổi sau khi ban hành phải lập bản điều chỉnh.',
    });
  }
  checkDocument(command, now);
  const dates = scheduleOf(pinned.template, command.issuedOn, pinned.calendar);
  const members = membersOf(pinned.template, dates, command.units, command.issuedOn);
  const owed = new Set(members.flatMap(({ lineIds }) => lineIds));
  const schedule = dates.filter(({ lineId }) => owed.has(lineId));
  if (members.length === 0) {
    refuse('CASCADE.NO_UNITS', {
      field: 'units',
      value: '0',
      reason: 'Không có đơn vị nào phải thực hiện.',
      mend: 'Kiểm tra nơi nhận trong mẫu và danh mục đơn vị tại ngày ban hành.',
    });
  }
  requireReachable(members, command.units);
  const document = {
    ...cascade.document,
    number: printedNumber(command.documentNumber, cascade.document.sign),
    issuedOn: command.issuedOn,
  };
  return [{ type: 'CascadeIssued', at: now, data: { document, issuedOn: command.issuedOn, schedule, members } }];
};

const notFound = (): never =>
  refuse('CASCADE.NOT_FOUND', {
    field: 'cascadeId',
    value: '',
    reason: 'Không có đợt triển khai này.',
    mend: 'Chọn một đợt trong danh sách.',
  });

const rollUp = (cascade: Cascade, command: CascadeCommand & { type: 'RollUp' }, now: Instant): CascadeEvent[] =>
  cascade.lines.flatMap((line): CascadeEvent[] => {
    const tally = command.tallies[line.lineId];
    if (line.rolledUp || !tally) return [];
    const settled = tally.missingUnits.length === 0;
    if (!settled && line.rollUpAt > now) return [];
    return [
      { type: 'PeriodRolledUp', at: now, data: { lineId: line.lineId, trigger: settled ? 'settled' : 'time', tally } },
    ];
  });

/**
 * Every rule of a cascade as a whole: command + state + now → events. Pure.
 * @throws RuleViolation `CASCADE.*`, `DOCUMENT.*`, `UNIT.NO_CONTACT`, `TEMPLATE.UNDATED`, `CALENDAR.YEAR_UNKNOWN`
 */
export const decideCascade = (
  cascade: Cascade,
  command: CascadeCommand,
  pinned: Pinned,
  now: Instant,
): CascadeEvent[] => {
  switch (command.type) {
    case 'DraftCascade': {
      const { type: _, ...data } = command;
      if (cascade.status === 'absent') return [{ type: 'CascadeDrafted', at: now, data }];
      return refuse('CASCADE.ALREADY_EXISTS', {
        field: 'cascadeId',
        value: command.cascadeId,
        reason: 'Đã có đợt triển khai với mã này.',
        mend: 'Dùng mã khác.',
      });
    }
    case 'IssueCascade':
      return issue(cascade, command, pinned, now);
    case 'RollUp':
      return cascade.status === 'issued' ? rollUp(cascade, command, now) : [];
  }
};

/** The next instant at which a roll-up falls due, or null. */
export const nextRollUp = (cascade: Cascade): Instant | null =>
  cascade.lines
    .filter((line) => !line.rolledUp)
    .reduce<Instant | null>((best, { rollUpAt }) => (best === null || rollUpAt < best ? rollUpAt : best), null);

/** True when every line has been rolled up: the parent's work is done. */
export const isRolledUp = (cascade: Cascade): boolean =>
  cascade.status === 'issued' && cascade.lines.every((line) => line.rolledUp);
