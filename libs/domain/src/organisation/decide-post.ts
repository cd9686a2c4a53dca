import { addDays, formatDate, type PlainDate } from '../calendar/plain-date.js';
import type { OrganisationFact } from './decide-unit.js';
import { findPost, type OrgUnit } from './org-unit.js';
import type { OrganisationCommand } from './organisation-events.js';
import { type Holding, type Person, type Post, postKinds } from './post.js';
import { refuse, requireReason, unitIn } from './refuse.js';

export type Units = ReadonlyMap<string, OrgUnit>;
export type CommandOf<Type> = Extract<OrganisationCommand, { type: Type }>;
type Span = { from: PlainDate; to: PlainDate | null };

/** Just enough to catch a slip; whether a mailbox exists only a letter tells. */
const EMAIL = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/;
export const isEmail = (text: string): boolean => text.length <= 254 && EMAIL.test(text);

export const overlap = (a: Span, b: Span): boolean =>
  (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);
export const spanText = ({ from, to }: Span): string =>
  `từ ${formatDate(from)}${to === null ? '' : ` đến ${formatDate(to)}`}`;

export const requirePerson = (field: string, { name, email }: Person): void => {
  if (name.trim() === '' || name.length > 200) {
    refuse(
      'POST.PERSON_INVALID',
      `${field}name`,
      name,
      'Thiếu họ tên hoặc họ tên dài quá.',
      'Nhập họ tên, không quá 200 ký tự.',
    );
  }
  if (email !== null && !isEmail(email)) {
    refuse(
      'POST.PERSON_INVALID',
      `${field}email`,
      email,
      'Địa chỉ thư điện tử không đúng dạng.',
      'Nhập địa chỉ như ten@donvi.gov.vn.',
    );
  }
};

export const requireSpan = ({ from, to }: Span, unit: OrgUnit): void => {
  if (to !== null && to < from) {
    refuse(
      'POST.DATES_INVALID',
      'to',
      formatDate(to),
      `Ngày kết thúc trước ngày bắt đầu ${formatDate(from)}.`,
      'Sửa lại hai ngày.',
    );
  }
  if (from < unit.validFrom || (unit.validTo !== null && from > unit.validTo)) {
    refuse(
      'POST.DATES_INVALID',
      'from',
      formatDate(from),
      'Đơn vị không hoạt động vào ngày đó.',
      'Chọn ngày khi đơn vị đang hoạt động.',
    );
  }
};

export const postOf = (unit: OrgUnit, kind: Post['kind']): Post =>
  findPost(unit, kind) ??
  refuse(
    'POST.NOT_FOUND',
    'kind',
    kind,
    `${unit.shortName} chưa có vị trí “${postKinds[kind]}”.`,
    'Cử người giữ vị trí này trước.',
  );

export const holdingOf = (post: Post, holdingId: string): Holding =>
  post.holdings?.find((one) => one.holdingId === holdingId) ??
  refuse(
    'POST.HOLDER_NOT_FOUND',
    'holdingId',
    holdingId,
    'Không có lần cử này.',
    'Tải lại đơn vị rồi chọn trong danh sách.',
  );

export const setPost = (units: Units, { unitId, kind, title, email }: CommandOf<'SetPost'>): OrganisationFact[] => {
  const unit = unitIn(units, unitId);
  if (title.trim() === '' || title.length > 200) {
    refuse(
      'UNIT.FIELD_INVALID',
      'title',
      title,
      'Thiếu chức danh hoặc chức danh dài quá.',
      'Nhập chức danh, không quá 200 ký tự.',
    );
  }
  if (email !== '' && !isEmail(email)) {
    refuse(
      'UNIT.FIELD_INVALID',
      'email',
      email,
      'Địa chỉ hộp thư không đúng dạng.',
      'Nhập địa chỉ như dau-moi@donvi.gov.vn.',
    );
  }
  const known = findPost(unit, kind);
  if (known?.title === title.trim() && known.email === email) {
    refuse('UNIT.UNCHANGED', 'title', title, 'Không có gì thay đổi.', 'Sửa chức danh hoặc hộp thư rồi lưu.');
  }
  return [{ type: 'PostSet', data: { unitId, kind, title: title.trim(), email } }];
};

/** Ends for the day before the new one begins; who would begin later than that is in the way. */
const replaced = (others: readonly Holding[], from: PlainDate): Holding[] => others.filter((one) => one.from < from);

export const appointHolder = (units: Units, command: CommandOf<'AppointHolder'>): OrganisationFact[] => {
  const { unitId, kind, holding, replaces, reason } = command;
  const unit = unitIn(units, unitId);
  requirePerson('', holding);
  requireSpan(holding, unit);
  const holdings = findPost(unit, kind)?.holdings ?? [];
  const meeting = holdings.filter((one) => overlap(one, holding));
  const twice = meeting.find(
    (one) => one.username !== null && one.username === holding.username && one.alongside === holding.alongside,
  );
  const rivals = holding.alongside ? [] : meeting.filter((one) => !one.alongside);
  const ended = replaces ? replaced(rivals, holding.from) : [];
  const left = rivals.find((one) => !ended.includes(one)) ?? (twice && !ended.includes(twice) ? twice : undefined);
  if (left) {
    refuse(
      'POST.ALREADY_HELD',
      'from',
      formatDate(holding.from),
      `${left.name} giữ vị trí này ${spanText(left)}.`,
      'Cho người đó thôi giữ trước, chọn “thay người đang giữ”, hoặc cử “cùng phụ trách”.',
    );
  }
  const lastDay = addDays(holding.from, -1);
  const why = reason.trim() || `Thay bằng ${holding.name}`;
  return [
    ...ended.map(
      ({ holdingId }): OrganisationFact => ({
        type: 'PostHolderEnded',
        data: { unitId, kind, holdingId, lastDay, reason: why },
      }),
    ),
    { type: 'PostHolderAppointed', data: { unitId, kind, holding, reason: reason.trim() } },
  ];
};

export const endHolding = (units: Units, command: CommandOf<'EndHolding'>): OrganisationFact[] => {
  const { unitId, kind, holdingId, lastDay, reason } = command;
  const { from, to } = holdingOf(postOf(unitIn(units, unitId), kind), holdingId);
  requireReason(reason);
  if (lastDay < from || (to !== null && lastDay >= to)) {
    refuse(
      'POST.DATES_INVALID',
      'lastDay',
      formatDate(lastDay),
      `Người này giữ vị trí ${spanText({ from, to })}.`,
      'Chọn một ngày trong thời gian đó.',
    );
  }
  return [{ type: 'PostHolderEnded', data: { unitId, kind, holdingId, lastDay, reason: reason.trim() } }];
};
