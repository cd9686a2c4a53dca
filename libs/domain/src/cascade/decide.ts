import { dateOf, type Instant } from '../calendar/instant.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { CascadeTemplate } from '../template/cascade-template.js';
import { scheduleOf } from '../template/schedule.js';
import { amendCascadeBy } from './amendment/decide-amendment.js';
import type { Cascade, CascadeCommand, CascadeEvent } from './cascade.js';
import { checkDocument, printedNumber } from './issued-document.js';
import { membersOf, requireFewLines, requireFewShares, requireReachable } from './members.js';
import { cascadeNotFound, refuse } from './refuse.js';
import { rollUp } from './roll-up.js';
import { checkParent, recordLowerTier, requireIssuer, requireSameTemplate } from './tiers.js';

export { membersOf } from './members.js';
export { isRolledUp, nextRollUp } from './roll-up.js';

type Pinned = { template: CascadeTemplate; calendar: WorkingCalendar };
type CommandOf<T extends CascadeCommand['type']> = CascadeCommand & { type: T };

const draft = (
  cascade: Cascade,
  { type: _, parent, ...data }: CommandOf<'DraftCascade'>,
  { template }: Pinned,
  now: Instant,
): CascadeEvent[] => {
  if (parent) checkParent(data.cascadeId, parent, template);
  if (cascade.status !== 'absent') {
    return refuse('CASCADE.ALREADY_EXISTS', {
      field: 'cascadeId',
      value: data.cascadeId,
      reason: 'Đã có đợt triển khai với mã này.',
      mend: 'Dùng mã khác.',
    });
  }
  const plan = parent ? { cascadeId: parent.cascadeId, unitId: parent.unitId } : null;
  return [{ type: 'CascadeDrafted', at: now, data: { ...data, parent: plan } }];
};

/** Only a draft is issued or pinned anew. */
const requireDraft = (cascade: Cascade): NonNullable<Cascade['document']> => {
  if (cascade.status === 'absent' || cascade.document === null) return cascadeNotFound();
  if (cascade.status === 'draft') return cascade.document;
  return refuse('CASCADE.ALREADY_ISSUED', {
    field: 'cascadeId',
    value: cascade.cascadeId,
    reason: `Văn bản đã ban hành với số ${cascade.document.number}.`,
    mend: 'Thay đổi sau khi ban hành phải lập bản điều chỉnh.',
  });
};

const repin = (
  cascade: Cascade,
  { template, calendar }: CommandOf<'RepinDraft'>,
  pinned: Pinned,
  now: Instant,
): CascadeEvent[] => {
  requireDraft(cascade);
  requireSameTemplate(cascade, template.id);
  requireIssuer(cascade.parent?.unitId, pinned.template);
  const same =
    cascade.template.version === template.version &&
    cascade.calendar.id === calendar.id &&
    cascade.calendar.version === calendar.version;
  if (same) {
    return refuse('CASCADE.UNCHANGED', {
      field: 'template',
      value: `${template.id}, bản ${template.version}`,
      reason: 'Bản dự thảo đang theo đúng bản mẫu và bản lịch này.',
      mend: 'Chọn một bản khác, hoặc giữ nguyên.',
    });
  }
  return [{ type: 'CascadeRepinned', at: now, data: { template, calendar } }];
};

const issue = (
  cascade: Cascade,
  command: CommandOf<'IssueCascade'>,
  { template, calendar }: Pinned,
  now: Instant,
): CascadeEvent[] => {
  const drafted = requireDraft(cascade);
  const { documentNumber, issuedOn, units } = command;
  checkDocument(documentNumber, 'documentNumber', issuedOn, now);
  const dates = scheduleOf(template, issuedOn, calendar);
  requireFewLines(dates);
  const members = membersOf(template, dates, units, issuedOn);
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
  requireFewShares(members);
  requireReachable(new Set(members.map(({ unitId }) => unitId)), units, dateOf(now));
  const document = { ...drafted, number: printedNumber(documentNumber, drafted.sign), issuedOn };
  return [{ type: 'CascadeIssued', at: now, data: { document, issuedOn, schedule, members } }];
};

/**
 * Every rule of a cascade as a whole: command + state + now → events. Pure. `pinned` is what the cascade is pinned to;
 * for `DraftCascade` and `RepinDraft` what it will be.
 * @throws RuleViolation `CASCADE.*`, `DOCUMENT.*`, `AMENDMENT.*`, `REASON.MISSING`, `UNIT.NO_CONTACT`, `TEMPLATE.UNDATED`,
 * `CALENDAR.YEAR_UNKNOWN`
 */
export const decideCascade = (
  cascade: Cascade,
  command: CascadeCommand,
  pinned: Pinned,
  now: Instant,
): CascadeEvent[] => {
  switch (command.type) {
    case 'DraftCascade':
      return draft(cascade, command, pinned, now);
    case 'RepinDraft':
      return repin(cascade, command, pinned, now);
    case 'IssueCascade':
      return issue(cascade, command, pinned, now);
    case 'AmendCascade':
      return amendCascadeBy(cascade, command, pinned.template, now);
    case 'RecordLowerTier':
      return recordLowerTier(cascade, command, now);
    case 'RollUp':
      return cascade.status === 'issued' ? rollUp(cascade, command, pinned.template, now) : [];
  }
};
