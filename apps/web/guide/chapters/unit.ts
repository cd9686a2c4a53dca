import { readFile } from 'node:fs/promises';
import type { Camera } from '../camera.js';

const PLAN = '/nghia-vu/ninh-thuan-2027/so-y-te/ke-hoach-nam.2027';
const REPORT = '/nghia-vu/ninh-thuan-2027/so-y-te/bao-cao-6-thang.2027';
export const UNIT = 'so-y-te';

const PDF = {
  name: 'Kế hoạch công tác dân vận năm 2027.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
};

const handIn = async (camera: Camera, number: string): Promise<void> => {
  const { page } = await camera.as(UNIT);
  await page.getByLabel('Số, ký hiệu văn bản').fill(number);
  await page.getByLabel('Ngày ký').fill('20/11/2026');
  await page.getByText('Đọc là: thứ Sáu, 20/11/2026').first().waitFor();
  await page.getByTestId('file-input').setInputFiles(PDF);
  await page.getByText('Đã tải lên').waitFor();
};

/** Takes the receipt's code out of the file that the unit downloads. */
const receiptCode = async (camera: Camera): Promise<string> => {
  const { page } = await camera.as(UNIT);
  const link = page.getByTestId('submission-receipt').getByRole('link', { name: 'Tải biên nhận' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const receipt = await readFile(await download.path());
  return /%DonDoc-Seal 1 (\S+)/.exec(receipt.toString('latin1'))?.[1] ?? '';
};

/** What the unit owes and why, handing in, the receipt and its check, asking for more time. */
export const unitHandsIn = async (camera: Camera): Promise<void> => {
  const unit = await camera.as(UNIT);
  await camera.take(await camera.open(unit, '/viec-can-nop'), 'don-vi-viec-can-nop');
  const page = await camera.open(unit, PLAN);
  await camera.take(page, 'don-vi-nghia-vu');
  await page.getByRole('button', { name: 'Nộp báo cáo' }).click();
  await handIn(camera, '1576/KH-SYT');
  await camera.take(page, 'don-vi-nop', page.getByRole('heading', { name: 'Nộp báo cáo' }));
  await page.getByRole('button', { name: 'Nộp', exact: true }).click();
  await page.getByTestId('submission-receipt').waitFor();
  await camera.take(page, 'don-vi-bien-nhan', page.getByTestId('submission-receipt'));
  const code = await receiptCode(camera);
  await camera.take(await camera.open(unit, `/kiem-tra/${code}`), 'don-vi-kiem-tra');
  await camera.open(unit, REPORT);
  await page.getByRole('button', { name: 'Đề nghị gia hạn' }).click();
  await page.getByLabel('Gia hạn đến hết ngày').fill('25/6/2027');
  await page.getByLabel('Lý do').fill('Chờ số liệu của các trạm y tế xã mới sáp nhập.');
  await camera.take(page, 'don-vi-xin-gia-han', page.getByRole('heading', { name: 'Đề nghị gia hạn' }));
  await page.getByRole('button', { name: 'Gửi đề nghị' }).click();
  await page.getByText('Chờ quyết định').first().waitFor();
};

/** The report has come back: the letter about it, the reason, the next version, the deadlines in one's own calendar. */
export const unitHandsInAgain = async (camera: Camera): Promise<void> => {
  const unit = await camera.as(UNIT);
  await camera.take(await camera.open(unit, '/hop-thu'), 'don-vi-hop-thu');
  const page = await camera.open(unit, PLAN);
  await page.getByTestId('returned-reason').waitFor();
  await camera.take(page, 'don-vi-bi-tra-lai');
  await camera.take(await camera.open(unit, '/kenh-nhan'), 'don-vi-kenh-nhan');
};

/** What the Office does with it. */
export const officeDecides = async (camera: Camera): Promise<void> => {
  const office = await camera.as('van-phong');
  const page = await camera.open(office, PLAN);
  await page.getByRole('button', { name: 'Trả lại' }).click();
  await page.getByLabel('Lý do').fill('Chưa nêu chỉ tiêu mô hình “Dân vận khéo” theo mục III của kế hoạch.');
  await page.getByLabel('Hạn mới').fill('27/11/2026');
  await camera.take(page, 'van-phong-tra-lai', page.getByLabel('Lý do'));
  await page.getByRole('button', { name: 'Trả lại', exact: true }).last().click();
  await page.getByText('Đã trả lại').first().waitFor();
  await camera.open(office, REPORT);
  await page.getByRole('button', { name: 'Đồng ý gia hạn' }).click();
  await camera.take(page, 'van-phong-gia-han', page.getByText('Theo văn bản').first());
  await page.getByRole('button', { name: 'Đồng ý gia hạn' }).last().click();
  await page.getByText('Đã gia hạn').first().waitFor();
};
