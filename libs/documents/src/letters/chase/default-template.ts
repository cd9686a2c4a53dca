import { AlignmentType, type FileChild, Packer, Paragraph } from 'docx';
import { annexHeading } from '../layout/annex.js';
import { letterFoot, recipientLine } from '../layout/foot.js';
import { type Column, ruledTable } from '../layout/frame.js';
import { agencyRule, letterHead } from '../layout/head.js';
import { millimetres, officialDocument } from '../layout/sheet.js';
import { body, centred, piece } from '../layout/text.js';

const tag = (name: string): string => `{${name}}`;

/** The names stand below each other from the colon of "Kính gửi:" on (mục IV). */
const addressed = (): Paragraph[] => [
  new Paragraph({
    spacing: { before: 18 * 20 },
    indent: { left: millimetres(30), hanging: millimetres(0) },
    children: [piece(`Kính gửi: ${tag('kinh_gui')}`)],
  }),
  new Paragraph({ children: [piece('{#danh_sach_kinh_gui}')] }),
  new Paragraph({ indent: { left: millimetres(53), hanging: millimetres(4) }, children: [piece(`- ${tag('ten')}`)] }),
  new Paragraph({ children: [piece('{/danh_sach_kinh_gui}')] }),
];

const bodyText = (): Paragraph[] => [
  new Paragraph({ spacing: { before: 6 * 20 }, children: [] }),
  body('Thực hiện {van_ban}, qua theo dõi, đến {thoi_diem}, {tinh_hinh}.'),
  body('Để bảo đảm tiến độ thực hiện {van_ban_tat}, {co_quan} {de_nghi}:'),
  body(
    '1. Thủ trưởng {don_vi_cham} chỉ đạo khẩn trương hoàn thành, gửi {noi_dung_can_gui} {noi_nhan_bao_cao} chậm nhất hết {han_moi}. {khong_gia_han}',
  ),
  body('2. Báo cáo rõ nguyên nhân chậm và trách nhiệm của tập thể, cá nhân có liên quan.'),
  body('3. {hau_qua}'),
  body('{co_quan} {de_nghi} {don_vi_cham} nghiêm túc thực hiện./.'),
  new Paragraph({ spacing: { before: 6 * 20 }, children: [] }),
];

const recipients = (): Paragraph[] => [
  recipientLine('{#noi_nhan}'),
  recipientLine(`- ${tag('ten')};`),
  recipientLine('{/noi_nhan}'),
  recipientLine('- Lưu: {luu}.'),
];

const cell = (text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph =>
  new Paragraph({ alignment, children: [piece(text, { size: 12 })] });

const column = (width: number, head: string, name: string, centre = false): Column => ({
  width,
  head: centred(head, { size: 12, bold: true }),
  cell: cell(name, centre ? AlignmentType.CENTER : AlignmentType.LEFT),
});

const lateTable = (): FileChild =>
  ruledTable(
    [
      column(11, 'STT', '{#dong}{stt}', true),
      column(37, 'Cơ quan, đơn vị', '{don_vi}'),
      column(37, 'Nội dung chưa gửi', '{noi_dung}'),
      column(24, 'Thời hạn', '{thoi_han}', true),
      column(14, 'Số ngày chậm', '{so_ngay_cham}', true),
      column(24, 'Nhắc gần nhất', '{nhac_gan_nhat}', true),
      column(18, 'Ghi chú', '{ghi_chu}{/dong}'),
    ],
    [[]],
  );

const annex = (): FileChild[] => [
  ...annexHeading({
    name: 'Phụ lục',
    title: 'Danh sách cơ quan, đơn vị chưa gửi báo cáo, văn bản',
    goesWith: '(Kèm theo Công văn số {so_ky_hieu} {ngay_thang} của {co_quan})',
  }),
  lateTable(),
  new Paragraph({ children: [piece('{/phu_luc}', { size: 2 })] }),
];

/** Word wants a paragraph after a table at the end of a part. */
const nearlyNothing = (): Paragraph => new Paragraph({ children: [piece('', { size: 2 })] });

/** Where the main part ends; with the annex goes also the break before it. */
const mainEnd = (): Paragraph => new Paragraph({ children: [piece('{#phu_luc}', { size: 2 })] });

/**
 * The chase letter's template as the product brings it, in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I. It is an ordinary
 * DOCX with placeholders, which the Office may change in Word and give back.
 * @param agency printed name of the issuing body: the rule under it is a third to a half as long
 */
export const defaultChaseTemplate = async (agency: string): Promise<Buffer> => {
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
  const main: FileChild[] = [head, ...addressed(), ...bodyText(), foot, nearlyNothing(), mainEnd()];
  const document = officialDocument('Công văn đôn đốc', [{ children: main }, { children: annex() }]);
  return Packer.toBuffer(document);
};
