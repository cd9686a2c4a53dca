import { formatDate, type PlainDate } from '@dondoc/domain';
import { Page } from './page.js';
import { qrMatrix } from './qr-matrix.js';
import type { ReceiptPaper } from './receipt-paper.js';

const QR_WIDTH = 104;
const QUIET = 10;

const day = (date: string): string => formatDate(date as PlainDate);
const thousands = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '.');
const sizeText = (bytes: number): string => `${thousands(bytes)} byte`;
/** Sixteen hex digits at a time: easier to compare by eye, and lines break between the groups. */
const hashText = (sha256: string): string => sha256.replace(/(.{16})(?=.)/g, '$1 ');

const head = (page: Page, { office, number }: ReceiptPaper): void => {
  const half = page.width / 2;
  const top = page.pdf.y;
  page.text(office, { face: 'bold', size: 12, width: half - 10, align: 'center', y: top });
  page.text(`Số: BN ${number}`, { size: 12, width: half - 10, align: 'center' });
  const below = page.pdf.y;
  const right = { x: page.left + half, width: half, align: 'center' } as const;
  page.text('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { ...right, face: 'bold', size: 11, y: top });
  page.text('Độc lập - Tự do - Hạnh phúc', { ...right, face: 'bold', size: 12 });
  page.lineUnder(right.x + half / 2, half * 0.62);
  page.pdf.y = Math.max(below, page.pdf.y) + 16;
  page.text('GIẤY BIÊN NHẬN', { face: 'bold', size: 16, align: 'center' });
  page.text('văn bản, báo cáo đã nhận qua hệ thống', { size: 12, align: 'center' });
  page.pdf.y += 10;
};

const facts = (page: Page, paper: ReceiptPaper): void => {
  const { document, late, timeliness } = paper;
  page.field('Đơn vị nộp', paper.unit, 'bold');
  page.field('Nghĩa vụ', paper.obligation, 'bold');
  page.field('Theo văn bản', `${paper.directive}: ${paper.subject}`);
  page.field(
    'Văn bản đã nộp',
    `Số ${document.number}, ký ngày ${day(document.signedOn)}; bản nộp thứ ${paper.version}`,
  );
  if (document.sentOn !== null) page.field('Ngày gửi', day(document.sentOn));
  page.field('Nhận lúc', paper.receivedText, 'bold');
  if (late) page.field('Ghi sau khi nhận', `Vào hệ thống lúc ${late.recordedText}. Lý do: ${late.reason}`);
  if (timeliness.due !== null) page.field('Hạn nộp', timeliness.due);
  page.field('Thời hạn', timeliness.text, 'bold');
  page.field('Vì sao là ngày này', timeliness.why);
  page.field('Người đưa vào hệ thống', paper.recordedBy);
};

const fileList = (page: Page, { files }: ReceiptPaper): void => {
  page.room(60);
  page.rule();
  page.text(files.length === 0 ? 'Không kèm tệp.' : `Tệp đã nhận (${files.length})`, { face: 'bold' });
  page.pdf.y += 3;
  files.forEach(({ name, size, sha256 }, index) => {
    page.room(48);
    page.text(`${index + 1}. ${name} (${sizeText(size)})`);
    page.text(`SHA-256: ${hashText(sha256)}`, { size: 9.5, x: page.left + 14, width: page.width - 14 });
    page.pdf.y += 4;
  });
};

const check = (page: Page, { address, code }: ReceiptPaper): void => {
  page.room(QR_WIDTH + 2 * QUIET + 30);
  page.rule();
  const top = page.pdf.y + QUIET;
  page.qr(qrMatrix(address), page.left + QUIET, top, QR_WIDTH);
  page.pdf.link(page.left + QUIET, top, QR_WIDTH, QR_WIDTH, address);
  const beside = { x: page.left + QR_WIDTH + 3 * QUIET, width: page.width - QR_WIDTH - 3 * QUIET };
  const site = address.slice(0, address.lastIndexOf('/'));
  page.text('Kiểm tra biên nhận này', { ...beside, y: top, face: 'bold' });
  page.text(`Quét mã QR, hoặc mở ${site} rồi nhập mã:`, { ...beside, size: 11 });
  page.text(code, { ...beside, size: 10 });
  page.text(
    'Ai cũng kiểm tra được, không cần đăng nhập. Tại đó chọn tệp báo cáo hoặc chính tệp biên nhận này để biết có bị sửa hay không; tệp không rời khỏi máy của người kiểm tra.',
    { ...beside, size: 10, face: 'italic' },
  );
  page.pdf.y = Math.max(page.pdf.y, top + QR_WIDTH) + 10;
  page.text('Biên nhận do hệ thống Đôn Đốc lập tự động từ nhật ký nhận văn bản.', { size: 10, face: 'italic' });
};

/** The receipt of a submission on A4 sheets. The same facts make the same bytes, on every day and machine. */
export const receiptPdf = (paper: ReceiptPaper): Promise<Buffer> => {
  const page = new Page(`Biên nhận ${paper.number}`, new Date(paper.receivedAt));
  head(page, paper);
  facts(page, paper);
  fileList(page, paper);
  check(page, paper);
  return page.end((sheet, sheets) => `Biên nhận BN ${paper.number} · trang ${sheet}/${sheets}`);
};
