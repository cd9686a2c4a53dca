import { readFile } from 'node:fs/promises';
import { letterText } from '@dondoc/documents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letterSaying } from './mailbox.js';
import { axeViolations, type KeyboardPerson, signInByKeyboard } from './people.js';
import { type RunningStack, startStack } from './running-stack.js';

/** A Wednesday, three days after "trước ngày 15/11". */
const NOW = '2026-11-18T02:00:00Z';
const PLAN = 'ninh-thuan-2022-2026';
const LATE = `/ban-lam-viec?xem=overdue&dot=${PLAN}&viec=bao-cao-nam.2026`;

describe('the Office’s morning, by keyboard alone', () => {
  let stack: RunningStack;
  let office: KeyboardPerson;
  let chosen: string[] = [];
  beforeAll(async () => {
    stack = await startStack(NOW);
    office = await signInByKeyboard(stack, 'van-phong');
  });
  afterAll(async () => {
    await office?.context.close();
    await stack?.stop();
  });

  const clean = async (): Promise<void> => expect(await axeViolations(office.page)).toEqual([]);
  const heading = (name: string | RegExp) => office.page.getByRole('heading', { level: 1, name }).waitFor();
  /** Reaches the list of late duties and ticks its first two rows. */
  const chooseTwo = async (): Promise<void> => {
    const { page, keys } = office;
    await keys.reach(page.locator('.desk-grid [data-position][tabindex="0"]'));
    await keys.press('Control+Home', 'Space', 'ArrowDown', 'Space');
    await page.getByTestId('selection').getByText('Đã chọn 2 việc').waitFor();
  };

  it('begins at the desk; the number of late duties opens their list, each with its date and why', async () => {
    const { page, keys } = office;
    await page.waitForURL((url) => url.pathname === '/ban-lam-viec');
    await page.getByTestId('desk-sentence').waitFor();
    await clean();
    await keys.enter(page.getByTestId('count-overdue'));
    await page.waitForURL((url) => url.searchParams.get('xem') === 'overdue');
    await keys.reach(page.locator('.desk-grid [data-position][tabindex="0"]'));
    await keys.press('Enter');
    await page.locator('.obligation-panel').getByText('Vì sao là ngày này').waitFor();
    await clean();
    await keys.press('Escape');
    await page.locator('.desk-grid [data-position]:focus').waitFor();
  });

  it('narrows the list by words without marks, and to one line of one plan', async () => {
    const { page, keys } = office;
    await keys.type(page.getByLabel('Tìm trong danh sách'), 'khu cong nghiep');
    await page.getByTestId('desk-sentence').filter({ hasText: 'của 1 đơn vị' }).waitFor();
    await clean();
    await page.goto(stack.url + LATE);
    await page.getByTestId('desk-sentence').waitFor();
    await chooseTwo();
    chosen = (await page.locator('.desk-row:has(input:checked)').allInnerTexts()).map((text) => text.trim());
    expect(chosen).toHaveLength(2);
    await clean();
  });

  it('makes the chase letter of exactly those, with a new date that is no extension, and reads it', async () => {
    const { page, keys } = office;
    await keys.button('Công văn đôn đốc');
    await heading('Lập công văn đôn đốc');
    await page.getByTestId('letter-sentence').waitFor();
    await keys.type(page.getByLabel('Ngày mới phải gửi'), '27/11/2026');
    await page.getByText('Đọc là: thứ Sáu, 27/11/2026').waitFor();
    await clean();
    const { name, path } = await keys.download(page.getByRole('button', { name: 'Lập công văn và tải về' }));
    expect(name).toMatch(/\.docx$/);
    const words = letterText(await readFile(path)).join('\n');
    expect(words).toContain('412/KH-UBND');
    expect(words).toContain('chậm nhất hết ngày 27 tháng 11 năm 2026');
    expect(words).toContain('không phải là gia hạn');
    const named = words.split('\n').filter((line) => /^- .*[;.]$/.test(line) && / tỉnh Ninh Thuận[;.]$/.test(line));
    expect(named).toHaveLength(2);
    await page.waitForURL((url) => /^\/cong-van\/(?!moi)/.test(url.pathname));
    await clean();
  });

  it('reminds the same units: list, reason, progress, and the mails arrive', async () => {
    const { page, keys } = office;
    await page.goto(stack.url + LATE);
    await chooseTwo();
    await keys.button('Nhắc các đơn vị này');
    const dialog = page.getByRole('dialog');
    await dialog.locator('.bulk-sentence').waitFor();
    await keys.type(dialog.getByLabel('Lý do'), 'Chuẩn bị giao ban ngày mai');
    await clean();
    await keys.enter(dialog.getByRole('button', { name: /^Nhắc các đơn vị này: \d+ mục/ }));
    await page.waitForURL((url) => url.pathname.startsWith('/viec-hang-loat/'));
    await page.locator('.job-finished').first().waitFor();
    await clean();
    await letterSaying(stack, '', /Chuẩn bị giao ban ngày mai/);
  });

  it('names whom it passes over when the same are to be reminded twice in a day', async () => {
    const { page, keys } = office;
    await page.goto(stack.url + LATE);
    await chooseTwo();
    await keys.button('Nhắc các đơn vị này');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('region', { name: 'Bỏ qua' }).waitFor();
    expect(await dialog.getByRole('region', { name: 'Bỏ qua' }).getByRole('rowheader').count()).toBe(2);
    await clean();
    await keys.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('sees in the outbox what will be sent, and cancels one with a reason', async () => {
    const { page, keys } = office;
    await keys.link('Thư');
    await keys.enter(page.getByRole('button', { name: /^Hủy thư: / }).first());
    const dialog = page.getByRole('dialog');
    await keys.type(dialog.getByLabel('Lý do hủy'), 'Đã nhận bản giấy');
    await clean();
    await keys.enter(dialog.getByRole('button', { name: /^Hủy \d+ mục/ }));
    await dialog.waitFor({ state: 'detached' });
    await keys.enter(page.getByRole('button', { name: /^Đã hủy/ }));
    await page.getByText('Đã nhận bản giấy').first().waitFor();
    await clean();
  });

  it('calls the letter back with a reason; it stays in the list, marked', async () => {
    const { page, keys } = office;
    await keys.link('Công văn');
    await heading('Công văn đôn đốc');
    await keys.enter(page.getByRole('link', { name: /^V\/v đôn đốc/ }).first());
    await keys.button('Thu hồi công văn');
    await page.getByTestId('withdrawal-meaning').waitFor();
    await keys.type(page.getByLabel('Thu hồi từ ngày'), '18/11/2026');
    await page.getByText('Đọc là: thứ Tư, 18/11/2026').waitFor();
    await keys.type(page.getByLabel('Lý do thu hồi'), 'Gửi nhầm đơn vị');
    await clean();
    await keys.button('Thu hồi công văn');
    await page.getByText('Công văn đã thu hồi từ ngày 18/11/2026').waitFor();
    await clean();
    await keys.link('Công văn');
    await page.getByText('Đã thu hồi từ 18/11/2026').waitFor();
    await clean();
  });

  it('looks at yesterday as it was known, and at the leader’s page', async () => {
    const { page, keys } = office;
    await keys.link('Bàn làm việc');
    await keys.button('Xem như ngày khác');
    await keys.type(page.getByLabel('Xem như ngày'), '17/11/2026');
    await page.getByText('Đọc là: thứ Ba, 17/11/2026').waitFor();
    await keys.press('Enter');
    await page.getByText('Theo những gì đã ghi nhận đến hết ngày 17/11/2026').waitFor();
    await clean();
    await keys.button('Về hiện tại');
    await keys.link('Lãnh đạo');
    await page.getByTestId('leader-headline').waitFor();
    await clean();
  });
});
