import { type FileChild, Packer, type Paragraph } from 'docx';
import { partyFoot, partyRecipientLine } from '../layout/foot.js';
import { partyHead } from '../layout/party-head.js';
import { officialDocument } from '../layout/sheet.js';
import { body, centred, lastOfBody } from '../layout/text.js';
import { addressed, annex, gap, mainEnd, tag } from './template-parts.js';

const bodyText = (): Paragraph[] => [
  gap(),
  body('Thực hiện {van_ban}, qua theo dõi, đến {thoi_diem}, {tinh_hinh}.'),
  body('Để bảo đảm tiến độ thực hiện {van_ban_tat}, {co_quan} {de_nghi} {don_vi_cham}:'),
  body(
    '1. Lãnh đạo, chỉ đạo khẩn trương hoàn thành, gửi {noi_dung_can_gui} {noi_nhan_bao_cao} chậm nhất hết {han_moi}. {khong_gia_han}',
  ),
  body('2. Báo cáo rõ nguyên nhân chậm và trách nhiệm của tập thể, cá nhân có liên quan.'),
  body('3. {hau_qua}'),
  lastOfBody('{co_quan} {de_nghi} {don_vi_cham} quan tâm thực hiện.'),
  gap(),
];

const recipients = (): Paragraph[] => [
  partyRecipientLine('{#noi_nhan}'),
  partyRecipientLine(`- ${tag('ten')},`),
  partyRecipientLine('{/noi_nhan}'),
  partyRecipientLine('- Lưu {luu}.'),
];

/** A line of the signature that is there only sometimes. */
const sometimes = (name: string, bold: boolean): Paragraph[] =>
  [`{#${name}}`, tag(name), `{/${name}}`].map((text) =>
    centred(text, { size: 14, bold, caps: true }, { keepNext: true }),
  );

/** The chase letter of a Party body, in the layout of Hướng dẫn 36-HD/VPTW (2018) of the Văn phòng Trung ương Đảng. */
export const partyTemplate = (): Promise<Buffer> => {
  const head = partyHead({
    superior: ['{#co_quan_chu_quan}', tag('co_quan_chu_quan'), '{/co_quan_chu_quan}'],
    agency: tag('co_quan_ban_hanh'),
    number: `Số ${tag('so_ky_hieu')}`,
    placeAndDate: `${tag('dia_danh')}, ${tag('ngay_thang')}`,
    subject: tag('trich_yeu_hoa'),
  });
  const foot = partyFoot(recipients(), {
    capacity: sometimes('quyen_han', true),
    post: sometimes('chuc_danh', false),
    name: tag('nguoi_ky'),
  });
  const main: FileChild[] = [head, ...addressed({ italics: true }), ...bodyText(), foot, mainEnd()];
  return Packer.toBuffer(
    officialDocument('Công văn đôn đốc', [{ children: main }, { children: annex('cấp ủy, cơ quan, đơn vị') }]),
  );
};
