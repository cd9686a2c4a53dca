import { type FileChild, Packer, type Paragraph } from 'docx';
import { letterFoot, recipientLine } from '../layout/foot.js';
import { agencyRule, letterHead } from '../layout/head.js';
import { officialDocument } from '../layout/sheet.js';
import { body, lastOfBody } from '../layout/text.js';
import { addressed, annex, gap, mainEnd, tag } from './template-parts.js';

const bodyText = (): Paragraph[] => [
  gap(),
  body('Thực hiện {van_ban}, qua theo dõi, đến {thoi_diem}, {tinh_hinh}.'),
  body('Để bảo đảm tiến độ thực hiện {van_ban_tat}, {co_quan} {de_nghi}:'),
  body(
    '1. Thủ trưởng {don_vi_cham} chỉ đạo khẩn trương hoàn thành, gửi {noi_dung_can_gui} {noi_nhan_bao_cao} chậm nhất hết {han_moi}. {khong_gia_han}',
  ),
  body('2. Báo cáo rõ nguyên nhân chậm và trách nhiệm của tập thể, cá nhân có liên quan.'),
  body('3. {hau_qua}'),
  lastOfBody('{co_quan} {de_nghi} {don_vi_cham} nghiêm túc thực hiện./.'),
  gap(),
];

const recipients = (): Paragraph[] => [
  recipientLine('{#noi_nhan}'),
  recipientLine(`- ${tag('ten')};`),
  recipientLine('{/noi_nhan}'),
  recipientLine('- Lưu: {luu}.'),
];

/**
 * The chase letter of a State body, in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I.
 * @param agency printed name of the issuing body: the rule under it is a third to a half as long
 */
export const stateTemplate = (agency: string): Promise<Buffer> => {
  const head = letterHead(
    {
      superior: ['{#co_quan_chu_quan}', tag('co_quan_chu_quan'), '{/co_quan_chu_quan}'],
      agency: tag('co_quan_ban_hanh'),
      number: `Số: ${tag('so_ky_hieu')}`,
      placeAndDate: `${tag('dia_danh')}, ${tag('ngay_thang')}`,
      subject: `V/v ${tag('trich_yeu')}`,
    },
    agencyRule(agency),
  );
  const foot = letterFoot(recipients(), { capacity: [tag('chuc_vu')], name: tag('nguoi_ky') });
  const main: FileChild[] = [head, ...addressed(), ...bodyText(), foot, mainEnd()];
  return Packer.toBuffer(
    officialDocument('Công văn đôn đốc', [{ children: main }, { children: annex('cơ quan, đơn vị') }]),
  );
};
