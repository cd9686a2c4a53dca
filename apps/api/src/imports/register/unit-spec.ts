import type { SheetSpec } from '@dondoc/documents';
import { type Tier, unitClasses } from '@dondoc/domain';
import { column } from './text-column.js';

export const tiers: Record<Tier, string> = {
  province: 'Tỉnh',
  district: 'Huyện',
  commune: 'Xã',
  division: 'Phòng, đơn vị trực thuộc',
};

/** The sheet of the register's units. */
export const unitSpec: SheetSpec = {
  sheet: 'Đơn vị',
  title: 'Nhập danh mục đơn vị',
  columns: [
    column('id', 'Mã đơn vị', 22, 'Chữ thường không dấu, số, gạch nối, ví dụ so-noi-vu. Không đổi được về sau.', {
      required: true,
    }),
    column('name', 'Tên đầy đủ', 36, 'Ví dụ Sở Nội vụ tỉnh Khánh Hòa.', { required: true, maxLength: 300 }),
    column('shortName', 'Tên ngắn', 20, 'Ví dụ Sở Nội vụ.', { required: true, maxLength: 300 }),
    column('class', 'Loại', 24, 'Chọn trong danh sách.', { kind: 'choice', required: true, choices: unitClasses }),
    column('tier', 'Cấp', 18, 'Chọn trong danh sách.', { kind: 'choice', required: true, choices: tiers }),
    column('parent', 'Cấp trên trực tiếp', 22, 'Mã hoặc tên; để trống nếu không có.'),
    column('adminCode', 'Mã hành chính', 12, 'Mã đơn vị hành chính của Tổng cục Thống kê, nếu có.', { maxLength: 20 }),
    column(
      'dutyLine',
      'Tuyến báo cáo',
      28,
      'Các cấp trên được báo khi quá hạn, gần nhất trước, cách nhau bằng dấu chấm phẩy.',
      { maxLength: 2000 },
    ),
    column('validFrom', 'Thành lập từ ngày', 14, 'Bắt buộc với đơn vị mới.', { kind: 'date' }),
    column('changedFrom', 'Thay đổi từ ngày', 14, 'Bắt buộc khi sửa đơn vị đã có: ngày thay đổi có hiệu lực.', {
      kind: 'date',
    }),
    column('reason', 'Căn cứ, lý do', 30, 'Bắt buộc khi sửa hoặc chấm dứt: số, ngày quyết định.', { maxLength: 1000 }),
    column('lastDay', 'Hoạt động đến hết ngày', 14, 'Chỉ điền khi đơn vị chấm dứt hoạt động.', { kind: 'date' }),
  ],
  entry: ['id', 'name', 'shortName'],
};
