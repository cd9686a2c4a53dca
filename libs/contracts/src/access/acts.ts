import { z } from 'zod';
import {
  any,
  collecting,
  concerned,
  deciding,
  everyone,
  issuing,
  keepingRegister,
  makingTemplates,
  ownWork,
  type RoleRelations,
  seeingAll,
  tracking,
} from './role-groups.js';

type ActRow = { readonly label: string; readonly roles: RoleRelations };

const row = (label: string, rolesOf: RoleRelations): ActRow => ({ label, roles: rolesOf });

/**
 * Who may do what: act × role → relation. The one policy of rights: the API's guard, what views offer, the web's menu and the
 * command line all read it. Acts without a thing to stand in relation to (lists) are narrowed by `scopeOf` in the API.
 */
const table = {
  'account.own': row('Tài khoản, phiên, mã truy cập của mình', everyone),
  // An account has no unit of its own, and whoever resets an administrator's password becomes one: decision 16.
  'account.manage': row('Quản lý tài khoản', { admin: any }),
  'account.read': row('Xem tài khoản', seeingAll),
  'change.follow': row('Theo dõi thay đổi', everyone),
  'date.read': row('Đọc ngày, lời văn thời hạn', everyone),
  'directive.read-text': row('Đọc toàn văn văn bản', {
    ...seeingAll,
    leader: any,
    office: any,
    'focal-department': any,
    'template-admin': any,
  }),

  'unit.read': row('Xem danh mục đơn vị', everyone),
  'unit.change': row('Sửa danh mục đơn vị', keepingRegister),
  'post.read': row('Xem người giữ các vị trí của đơn vị', {
    ...seeingAll,
    leader: ['own', 'below', 'cascade'],
    'unit-leader': ['own', 'below'],
    office: ['own', 'below', 'cascade'],
    'focal-department': ['own', 'below', 'cascade'],
    unit: ['own', 'below'],
    'organisation-admin': ['own', 'below'],
  }),
  'post.appoint': row('Cử người giữ đầu mối thực hiện', { ...keepingRegister, 'unit-leader': ['own'] }),
  'post.appoint-special': row('Cử lãnh đạo, người theo dõi, tổng hợp, quản trị mẫu và danh mục', keepingRegister),
  'post.appoint-admin': row('Cử quản trị hệ thống, người kiểm tra', { admin: any }),
  'absence.record': row('Ghi vắng mặt, người thay', {
    ...keepingRegister,
    'unit-leader': ['own'],
    unit: ['own'],
    'focal-department': ['own'],
  }),

  'template.list': row('Xem danh sách mẫu', everyone),
  'template.read': row('Xem bản mẫu đã công bố', { ...tracking, 'template-admin': ['cascade'] }),
  'template.read-draft': row('Xem bản nháp mẫu', { ...makingTemplates, auditor: any }),
  'template.edit': row('Soạn mẫu', makingTemplates),
  'template.publish': row('Công bố mẫu', makingTemplates),
  'template.try': row('Chạy thử mẫu', { ...makingTemplates, auditor: any }),
  'calendar.read': row('Xem lịch làm việc', everyone),
  // All bodies reckon by one calendar: `own`, `below` must take in the whole register (the API's CalendarKeepers).
  'calendar.publish': row('Ban hành lịch làm việc', { admin: any, 'organisation-admin': ['own', 'below'] }),

  'cascade.list': row('Xem danh sách đợt triển khai', everyone),
  'cascade.read': row('Xem một đợt triển khai', concerned),
  'cascade.draft': row('Lập dự thảo đợt', {
    admin: any,
    office: ['cascade', 'below'],
    unit: ['own'],
    'focal-department': ['own'],
  }),
  'cascade.issue': row('Ban hành đợt', issuing),
  'cascade.track': row('Xem bảng theo dõi', tracking),
  'amendment.read': row('Xem bản điều chỉnh', tracking),
  'cascade.amend': row('Lập bản điều chỉnh', deciding),
  'desk.read': row('Xem bàn làm việc', tracking),
  'roll-up.read': row('Xem tổng hợp', tracking),
  'roll-up.make': row('Lập báo cáo tổng hợp', collecting),
  'leader-page.read': row('Xem trang của lãnh đạo', tracking),

  'due-list.read': row('Xem việc cần nộp của đơn vị', {
    ...concerned,
    leader: ['own', 'below', 'cascade'],
    office: ['own', 'below', 'cascade'],
    'template-admin': [],
  }),
  'obligation.read': row('Xem một nghĩa vụ', { ...concerned, 'template-admin': [] }),
  'submission.submit': row('Nộp báo cáo', ownWork),
  'submission.record-paper': row('Ghi bài nộp bản giấy', {
    admin: any,
    office: ['cascade', 'via'],
    'focal-department': ['cascade', 'via'],
    unit: ['via'],
  }),
  'submission.not-applicable': row('Khai không áp dụng', ownWork),
  'submission.accept': row('Duyệt bài nộp', collecting),
  'submission.return': row('Trả lại bài nộp', collecting),
  'submission.forward': row('Chuyển bài nộp lên trên', { unit: ['via'], 'focal-department': ['via'], office: ['via'] }),
  'submission.appraise': row('Thẩm định', {
    unit: ['appraiser'],
    'focal-department': ['appraiser'],
    office: ['appraiser'],
  }),
  'extension.request': row('Xin gia hạn', ownWork),
  'extension.decide': row('Quyết định gia hạn', { ...deciding, leader: ['cascade'], unit: ['issuer'] }),
  'exemption.decide': row('Miễn, không áp dụng', { ...deciding, leader: ['cascade'], unit: ['issuer'] }),
  'explanation.request': row('Yêu cầu giải trình', { ...collecting, leader: ['cascade'] }),
  'obligation.reopen': row('Mở lại sau ngày khóa', { ...deciding, leader: ['cascade'], unit: ['issuer'] }),
  'obligation.prompt': row('Nhắc đơn vị', collecting),

  'file.upload': row('Tải tệp lên', ownWork),
  'file.read': row('Xem tệp', { ...everyone }),
  'receipt-key.end': row('Thôi dùng, thu hồi khóa biên nhận', { admin: any }),
  'letter.read': row('Xem công văn đôn đốc', tracking),
  'letter.make': row('Lập công văn đôn đốc', collecting),
  // And only in the name of whose letter it is: WithdrawLetters.
  'letter.withdraw': row('Thu hồi công văn đôn đốc', collecting),
  'letter.edit-template': row('Sửa mẫu công văn', { admin: any, office: any, 'template-admin': any }),
  'message.read': row('Xem thư, hộp đi', {
    ...seeingAll,
    leader: ['cascade'],
    office: ['cascade'],
    'focal-department': ['cascade'],
  }),
  'message.cancel': row('Hủy thư chờ gửi', collecting),
  'webhook.read': row('Xem kết nối phần mềm của đơn vị', { ...ownWork, auditor: any }),
  'webhook.renew-secret': row('Đổi khóa ký của kết nối', ownWork),
  'webhook.manage': row('Quản lý webhook', { admin: any }),
  'job.read': row('Xem việc hàng loạt', {
    ...seeingAll,
    office: any,
    'focal-department': any,
    unit: any,
    'organisation-admin': any,
  }),
  'job.read-others': row('Xem việc hàng loạt, lần nhập của mọi đơn vị', seeingAll),
  'job.start': row('Làm hàng loạt', collecting),
  'import.submissions': row('Nhập bài nộp từ bảng tính', {
    admin: any,
    office: any,
    'focal-department': any,
    unit: any,
  }),
  'import.register': row('Nhập đơn vị, đầu mối từ bảng tính', { admin: any, office: any, 'organisation-admin': any }),
} as const satisfies Record<string, ActRow>;

export type Act = keyof typeof table;
export const acts: Readonly<Record<Act, ActRow>> = table;
export const actNames = Object.keys(table) as [Act, ...Act[]];
export const actSchema = z.enum(actNames);
