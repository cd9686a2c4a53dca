import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Camera } from '../camera.js';

const PLAN = 'ninh-thuan-2022-2026';
const UNITS_SHEET = fileURLToPath(new URL('../fixtures/danh-muc-don-vi.xlsx', import.meta.url));

/** The letters leave a moment after the job has ended. */
const untilMailed = async (page: Page): Promise<void> => {
  for (let look = 0; look < 30; look += 1) {
    await page.reload();
    await page.getByText('Từng mục').waitFor();
    if ((await page.getByText(/Thư chờ gửi|Đang gửi thư/).count()) === 0) return;
    await page.waitForTimeout(1000);
  }
};

/** The morning: what is late, why, whom to remind. */
export const officeMorning = async (camera: Camera): Promise<void> => {
  const office = await camera.as('van-phong');
  const page = await camera.open(office, '/ban-lam-viec');
  await camera.take(page, 'van-phong-ban-lam-viec');
  await camera.open(office, '/ban-lam-viec?xem=overdue');
  await page.locator('.desk-row [data-position="0:1"]').focus();
  await page.keyboard.press('Enter');
  await page.locator('.obligation-panel').getByText('Vì sao là ngày này').waitFor();
  await camera.take(page, 'van-phong-vi-sao');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Chọn tất cả/ }).click();
  await page.getByTestId('selection').filter({ hasText: 'Đã chọn' }).waitFor();
  await camera.take(page, 'van-phong-chon');
  await page.getByRole('button', { name: 'Nhắc các đơn vị này' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Sẽ làm').first().waitFor();
  await dialog.getByLabel('Lý do').fill('Chuẩn bị họp giao ban tháng 11.');
  await camera.take(page, 'van-phong-nhac');
  await dialog.getByRole('button', { name: /^Nhắc/ }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/viec-hang-loat/'));
  await page.getByText('Đã xong').first().waitFor();
  await untilMailed(page);
  await camera.take(page, 'van-phong-nhac-xong');
};

/** The letter to sign, from the plan's overdue list. */
export const officeLetter = async (camera: Camera): Promise<void> => {
  const office = await camera.as('van-phong');
  const page = await camera.open(office, '/cong-van/moi');
  await page.getByRole('button', { name: /Đôn đốc \d+ nội dung quá hạn/ }).click();
  await page.getByLabel('Ngày mới phải gửi').fill('30/11/2026');
  await page.getByText('Đọc là: thứ Hai, 30/11/2026').waitFor();
  await camera.take(page, 'van-phong-cong-van');
  await page.getByRole('button', { name: 'Lập công văn' }).click();
  await page.getByText('Đã lập công văn').waitFor();
  await camera.take(page, 'van-phong-cong-van-xong');
};

/** What will be sent, and calling one off. */
export const officeOutbox = async (camera: Camera): Promise<void> => {
  const office = await camera.as('van-phong');
  const page = await camera.open(office, '/thu');
  await camera.take(page, 'van-phong-thu');
  await page
    .getByRole('button', { name: /^Hủy thư/ })
    .first()
    .click();
  await page.getByRole('dialog').getByLabel('Lý do hủy').fill('Đơn vị đã báo cáo bằng bản giấy sáng nay.');
  await camera.take(page, 'van-phong-huy-thu');
  await page.getByRole('dialog').getByRole('button', { name: 'Thôi' }).click();
};

/** Looking things up: the matrix, the past, the roll-up, the search, the import. */
export const officeLooksUp = async (camera: Camera): Promise<void> => {
  const office = await camera.as('van-phong');
  const page = await camera.open(office, `/dot/${PLAN}/bang-theo-doi`);
  await page.locator('tr.unit-row').first().waitFor();
  await camera.take(page, 'van-phong-bang-theo-doi');
  await camera.take(await camera.open(office, '/ban-lam-viec?nhu-ngay=15/3/2024'), 'van-phong-nhu-ngay');
  await camera.take(await camera.open(office, `/dot/${PLAN}/tong-hop`), 'van-phong-tong-hop');
  await camera.take(await camera.open(office, '/tim-kiem?q=so+y+te'), 'van-phong-tim');
};

/** A filled sheet with mistakes, as the check shows it. */
export const registerImport = async (camera: Camera): Promise<void> => {
  const keeper = await camera.as('quan-tri-don-vi');
  const page = await camera.open(keeper, '/nhap-excel?loai=units');
  await page.locator('#import-sheet').setInputFiles(UNITS_SHEET);
  await page.getByText('danh-muc-don-vi.xlsx').waitFor();
  await page.getByRole('button', { name: 'Kiểm tra' }).click();
  const faults = page.getByRole('region', { name: 'Các lỗi' });
  await faults.waitFor();
  await camera.take(page, 'quan-tri-nhap-excel', page.getByRole('heading', { name: /Bước 2/ }));
};
