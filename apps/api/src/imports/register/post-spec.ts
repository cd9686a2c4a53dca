import type { SheetSpec } from '@dondoc/documents';
import { postKinds } from '@dondoc/domain';
import { column } from './text-column.js';

/** The sheet of who holds which post. */
export const postSpec: SheetSpec = {
  sheet: 'Đầu mối',
  title: 'Nhập người giữ vị trí ở các đơn vị',
  columns: [
    column('unit', 'Mã đơn vị', 22, 'Có sẵn; mã hoặc tên đơn vị.', { required: true }),
    column('unitName', 'Đơn vị', 32, 'Chỉ để xem.', { forPeople: true }),
    column('kind', 'Vị trí', 24, 'Chọn trong danh sách.', { kind: 'choice', required: true, choices: postKinds }),
    column('title', 'Chức danh', 24, 'Tên gọi của vị trí, ví dụ Chuyên viên tổng hợp.', { maxLength: 200 }),
    column('mailbox', 'Hộp thư của vị trí', 26, 'Địa chỉ chung, không theo người.', { maxLength: 254 }),
    column('name', 'Họ tên người giữ', 26, 'Người giữ vị trí; đổi người thì sửa ô này.', { maxLength: 200 }),
    column('username', 'Tài khoản', 18, 'Tên đăng nhập, nếu có.', { maxLength: 100 }),
    column('email', 'Thư điện tử của người giữ', 26, 'Nếu khác hộp thư của vị trí.', { maxLength: 254 }),
    column('from', 'Từ ngày', 13, 'Ngày bắt đầu giữ; bắt buộc khi cử người mới.', { kind: 'date' }),
    column('reason', 'Căn cứ, lý do', 28, 'Số, ngày quyết định hoặc công văn cử.', { maxLength: 1000 }),
  ],
  entry: ['kind', 'name', 'title', 'mailbox'],
};
