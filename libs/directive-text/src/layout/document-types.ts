import { fold } from '../text/folding.js';

/** Types of Nghị định 30/2020/NĐ-CP Điều 7 and of the Party (Quy định 66-QĐ/TW), folded → as written. */
export const documentTypes: ReadonlyMap<string, string> = new Map(
  [
    ...['Nghị quyết', 'Quyết định', 'Chỉ thị', 'Quy chế', 'Quy định', 'Thông báo', 'Hướng dẫn', 'Chương trình'],
    ...['Kế hoạch', 'Phương án', 'Đề án', 'Dự án', 'Báo cáo', 'Biên bản', 'Tờ trình', 'Hợp đồng', 'Công điện'],
    ...['Thông tư', 'Thông tri', 'Nghị định', 'Kết luận', 'Công văn', 'Bản ghi nhớ', 'Thông tư liên tịch'],
    ...['Kế hoạch liên tịch', 'Chương trình hành động', 'Hướng dẫn liên tịch', 'Chương trình phối hợp'],
  ].map((type) => [fold(type), type]),
);
