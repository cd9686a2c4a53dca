import { AlignmentType, type FileChild, LineRuleType, Paragraph } from 'docx';
import { annexHeading } from '../layout/annex.js';
import { type Column, ruledTable } from '../layout/frame.js';
import { millimetres } from '../layout/sheet.js';
import { centred, piece, type Type } from '../layout/text.js';

export const tag = (name: string): string => `{${name}}`;

/** Where the names begin, from the left margin, in mm: after "Kính gửi: ". */
const [ADDRESS, NAMES] = [30, 53];

/** The names stand below each other from the colon of "Kính gửi:" on; a long one goes on below itself. */
export const addressed = (word: Type = {}): Paragraph[] => [
  new Paragraph({
    spacing: { before: 18 * 20 },
    indent: { left: millimetres(NAMES), hanging: millimetres(NAMES - ADDRESS) },
    children: [piece('Kính gửi:', word), piece(` ${tag('kinh_gui')}`)],
  }),
  new Paragraph({ children: [piece('{#danh_sach_kinh_gui}')] }),
  new Paragraph({
    indent: { left: millimetres(NAMES), hanging: millimetres(4) },
    children: [piece(`- ${tag('ten')}`)],
  }),
  new Paragraph({ children: [piece('{/danh_sach_kinh_gui}')] }),
];

const cell = (text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph =>
  new Paragraph({ alignment, children: [piece(text, { size: 12 })] });

const column = (width: number, head: string, name: string, centre = false): Column => ({
  width,
  head: centred(head, { size: 12, bold: true }),
  cell: cell(name, centre ? AlignmentType.CENTER : AlignmentType.LEFT),
});

/** Dates of ten characters stay on one line, with an hour or "hạn bổ sung" above them. */
const lateTable = (who: string): FileChild =>
  ruledTable(
    [
      column(11, 'STT', '{#dong}{stt}', true),
      column(36, who, '{don_vi}'),
      column(36, 'Nội dung chưa gửi', '{noi_dung}'),
      column(23, 'Thời hạn', '{thoi_han}', true),
      column(13, 'Số ngày chậm', '{so_ngay_cham}', true),
      column(23, 'Nhắc gần nhất', '{nhac_gan_nhat}', true),
      column(23, 'Ghi chú', '{ghi_chu}{/dong}'),
    ],
    [[]],
  );

/** A paragraph that holds a placeholder and, when that is gone, no room. */
const flat = (text: string): Paragraph =>
  new Paragraph({
    spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
    children: [piece(text, { size: 2 })],
  });

/** The list of who owes what. @param who as whom the late are listed: "cơ quan, đơn vị" */
export const annex = (who: string): FileChild[] => [
  ...annexHeading({
    name: 'Phụ lục',
    title: `Danh sách ${who} chưa gửi báo cáo, văn bản`,
    goesWith: '(Kèm theo Công văn số {so_ky_hieu} {ngay_thang} của {co_quan})',
  }),
  lateTable(who.slice(0, 1).toUpperCase() + who.slice(1)),
  flat('{/phu_luc}'),
];

/** A line between body and foot; it holds them together. */
export const gap = (): Paragraph => new Paragraph({ spacing: { before: 6 * 20 }, keepNext: true, children: [] });

/** Where the main part ends, next to nothing high; with the annex goes also the break before it. */
export const mainEnd = (): Paragraph => flat('{#phu_luc}');
