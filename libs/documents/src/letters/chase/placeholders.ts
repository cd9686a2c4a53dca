import { withoutMarks } from '@dondoc/domain';

/** What a placeholder of the chase letter stands for; shown to whoever edits the template. */
export type Placeholder = {
  name: string;
  meaning: string;
  /** Text, a part that is repeated, or a part that is there only sometimes. */
  kind: 'text' | 'list';
  /** The list within which alone it may stand. */
  within?: string;
  /** A letter without it would not be a chase letter. */
  required?: true;
  /** Others that together say the same: with all of them it need not be there. */
  orAllOf?: readonly string[];
};

const text = (name: string, meaning: string, more: Partial<Placeholder> = {}): Placeholder => ({
  name,
  meaning,
  kind: 'text',
  ...more,
});
const list = (name: string, meaning: string, more: Partial<Placeholder> = {}): Placeholder => ({
  name,
  meaning,
  kind: 'list',
  ...more,
});
const required = { required: true } as const;
const row = { within: 'dong' } as const;

/** Every placeholder that a chase letter's template may hold. */
export const chasePlaceholders: readonly Placeholder[] = [
  text('co_quan_chu_quan', 'Cơ quan chủ quản, để trống khi không ghi'),
  text('co_quan_ban_hanh', 'Cơ quan ban hành công văn', required),
  text('co_quan', 'Tên cơ quan ban hành, gọi trong câu'),
  text('so_ky_hieu', 'Số, ký hiệu; số để trống đến khi ký', required),
  text('dia_danh', 'Địa danh', required),
  text('ngay_thang', 'Ngày để trống, tháng, năm', required),
  text('trich_yeu', 'Trích yếu, đứng sau “V/v”', { ...required, orAllOf: ['trich_yeu_hoa'] }),
  text('trich_yeu_hoa', 'Trích yếu, viết hoa chữ đầu (văn bản của Đảng)'),
  text('kinh_gui', 'Nơi kính gửi: một đơn vị, hoặc “… theo danh sách kèm theo”', required),
  list('danh_sach_kinh_gui', 'Từ 2 đến 5 đơn vị: mỗi đơn vị một dòng', required),
  text('ten', 'Tên trong danh sách kính gửi hoặc nơi nhận'),
  text('van_ban', 'Văn bản gốc: loại, số, ngày, cơ quan ban hành, nội dung', required),
  text('van_ban_tat', 'Văn bản gốc, gọi tắt'),
  text('thoi_diem', 'Giờ, ngày chốt số liệu', required),
  text('tinh_hinh', 'Đơn vị nào chưa gửi báo cáo nào', required),
  text('de_nghi', '“đề nghị” hoặc “yêu cầu”'),
  text('don_vi_cham', 'Các đơn vị chậm, gọi trong câu'),
  text('noi_dung_can_gui', 'Báo cáo, văn bản cần gửi'),
  text('noi_nhan_bao_cao', 'Gửi về đâu'),
  text('han_moi', 'Ngày mới mà công văn ấn định', required),
  text('khong_gia_han', 'Câu “không phải là gia hạn”', required),
  text('hau_qua', 'Hệ quả nếu vẫn chậm', required),
  text('so_don_vi', 'Số đơn vị chậm'),
  text('so_noi_dung', 'Số nội dung chậm'),
  list('noi_nhan', 'Nơi nhận: mỗi nơi một dòng', required),
  text('luu', 'Nơi lưu, ví dụ VT, TH'),
  text('chuc_vu', 'Quyền hạn, chức vụ của người ký', { ...required, orAllOf: ['quyen_han', 'chuc_danh'] }),
  text('quyen_han', 'Ký thay mặt ai (văn bản của Đảng), ví dụ T/M BAN THƯỜNG VỤ'),
  text('chuc_danh', 'Chức vụ dưới dòng quyền hạn (văn bản của Đảng)'),
  text('nguoi_ky', 'Họ tên người ký', required),
  list('phu_luc', 'Phần phụ lục; không in khi chỉ có một nội dung của một đơn vị', required),
  list('dong', 'Một dòng của bảng đơn vị chậm', { within: 'phu_luc', ...required }),
  text('stt', 'Số thứ tự', row),
  text('don_vi', 'Tên đơn vị', { ...row, ...required }),
  text('noi_dung', 'Báo cáo, văn bản còn thiếu', { ...row, ...required }),
  text('thoi_han', 'Thời hạn đã giao', { ...row, ...required }),
  text('so_ngay_cham', 'Số ngày chậm', row),
  text('nhac_gan_nhat', 'Ngày nhắc gần nhất', row),
  text('ghi_chu', 'Ghi chú: đã trả lại, đã gia hạn', row),
];

/** A name as placeholders are looked up: without marks, small letters, anything else an underscore (`Số, ký hiệu`). */
export const placeholderName = (typed: string): string =>
  withoutMarks(typed)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
