import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.js';
import { type RunningStack, startStack } from './running-stack.js';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DIRECTIVE = await readFile(new URL('./fixtures/duong-minh-chau-2023.txt', import.meta.url), 'utf8');
const PASSWORD = 'dondoc-mau-2026';
const TEMPLATE = 'ke-hoach-thuc-hien-cong-tac-dan-van-chinh-quyen-nam-2023';

type Person = { context: BrowserContext; page: Page };
type Violation = { id: string; nodes: { html: string }[] };

const signIn = async (stack: RunningStack, username: string): Promise<Person> => {
  const context = await openBrowser();
  const page = await context.newPage();
  await page.goto(`${stack.url}/dang-nhap`);
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('dang-nhap'));
  return { context, page };
};

const axeViolations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource);
  const found = await page.evaluate<Violation[]>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations)",
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
};

/** Finds a unit in a field of the editor by typing, as a clerk does. */
const chooseUnit = async (page: Page, label: string, typed: string): Promise<void> => {
  await page.getByLabel(label).fill(typed);
  await page.keyboard.press('Enter');
};

const saved = (page: Page): Promise<void> =>
  page.getByTestId('save-state').filter({ hasText: 'Đã lưu lúc' }).waitFor({ timeout: 20_000 });

const openEditor = async ({ page }: Person, stack: RunningStack, templateId: string): Promise<void> => {
  await page.goto(`${stack.url}/mau/${templateId}/soan`);
  await page.getByTestId('outline-counts').waitFor();
};

const showDocument = (page: Page): Promise<void> =>
  page.getByRole('navigation', { name: 'Các phần của mẫu' }).getByRole('button', { name: 'Văn bản chỉ đạo' }).click();

describe('the template editor in the browser', () => {
  let stack: RunningStack;
  let office: Person;
  let admin: Person;
  beforeAll(async () => {
    stack = await startStack();
    office = await signIn(stack, 'van-phong');
    admin = await signIn(stack, 'quan-tri');
  });
  afterAll(async () => {
    await Promise.all([office?.context.close(), admin?.context.close()]);
    await stack?.stop();
  });

  it('proposes the obligations of a pasted directive; nothing is taken over before a person says so', async () => {
    const { page } = office;
    await page.goto(`${stack.url}/mau`);
    await page.getByRole('link', { name: 'Dán văn bản chỉ đạo' }).click();
    await page.getByLabel('Toàn văn văn bản chỉ đạo').fill(DIRECTIVE);
    await page.getByRole('button', { name: 'Đọc văn bản' }).click();
    const counts = page.getByTestId('decision-counts');
    await counts.waitFor();
    expect(await counts.innerText()).toMatch(/đã nhận 0, đã bỏ 0/);
    expect(await page.locator('mark').allInnerTexts()).toContain('chậm nhất ngày 01/11/2023');
    expect(await axeViolations(page)).toEqual([]);
  });

  it('takes over and drops by keyboard alone, and a reload loses no decision', async () => {
    const { page } = office;
    await page.getByRole('button', { name: 'Đến nghĩa vụ chưa quyết' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#found-0:focus').waitFor();
    await page.keyboard.press('b');
    await page.locator('#found-1:focus').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.locator('#found-0:focus').waitFor();
    await page.keyboard.press('n');
    await page.getByText('đã nhận 1, đã bỏ 0').waitFor();
    await page.reload();
    await page.getByText('đã nhận 1, đã bỏ 0').waitFor();
    await page.getByRole('button', { name: /Nhận tất cả không có nghi vấn/ }).click();
    await page.getByRole('button', { name: 'Bỏ', exact: true }).last().focus();
    await page.keyboard.press('Enter');
    await page.getByText('đã bỏ 1').waitFor();
    await page.keyboard.press('n');
    await page.getByText('đã bỏ 0').waitFor();
  });

  it('makes a draft of them, and shows every date that it will make', async () => {
    const { page } = office;
    await page.getByRole('button', { name: /Lập bản nháp từ \d+ nghĩa vụ đã nhận/ }).click();
    await page.waitForURL((url) => url.pathname === `/mau/${TEMPLATE}/soan`);
    await page.getByLabel('Giả sử ban hành ngày').fill('25/3/2023');
    await page.getByText('Đọc là: thứ Bảy, 25/03/2023').waitFor();
    await page.locator('.outline-line').filter({ hasText: 'hết thứ Năm, 19/10/2023' }).first().waitFor();
    await page.locator('.outline-line').filter({ hasText: 'hết thứ Tư, 01/11/2023' }).first().waitFor();
    expect(await page.locator('.outline-line del').allInnerTexts()).toContain('10/04/2023');
    expect(await page.getByRole('button', { name: 'Công bố' }).isDisabled()).toBe(true);
  });

  it('leads from what is missing to its field', async () => {
    const { page } = office;
    await page
      .getByTestId('outline-problems')
      .getByRole('button', { name: /Ký hiệu/ })
      .click();
    await page.locator('[id="f.documentSign"]:focus').waitFor();
    await page.keyboard.type('KH-UBND');
    await chooseUnit(page, 'Cơ quan theo dõi, đôn đốc (Văn phòng)', 'van phong hdnd va ubnd huyen duong minh chau');
    await chooseUnit(page, 'Đầu mối tổng hợp', 'phong noi vu huyen duong minh chau');
    await saved(page);
    await page.getByTestId('outline-problems').waitFor({ state: 'detached' });
    expect(await axeViolations(page)).toEqual([]);
  });

  it('reads due words while they are typed, blocks publishing until they are confirmed, and undoes', async () => {
    const { page } = office;
    await page.getByRole('button', { name: 'Thêm nghĩa vụ' }).click();
    await page.getByLabel('Tên nghĩa vụ (việc phải nộp)').fill('Báo cáo sơ kết');
    await page.getByLabel('Nguyên văn hạn nộp trong văn bản').fill('truoc ngay 30/6/2023');
    await page.getByTestId('due-echo').getByText('30/06/2023').first().waitFor();
    await page.getByTestId('unconfirmed').getByRole('button', { name: 'Báo cáo sơ kết' }).waitFor();
    await page.getByRole('button', { name: 'Xác nhận cách hiểu này' }).click();
    await page.getByTestId('confirmed-rule').waitFor();
    await page.getByRole('button', { name: 'Đặt bằng câu mẫu' }).click();
    expect(await page.getByLabel('Ngày nêu trong văn bản').inputValue()).toBe('30/06/2023');
    await page.getByRole('button', { name: 'Xóa nghĩa vụ' }).click();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: /^Báo cáo sơ kết/ }).waitFor();
    await page.getByRole('button', { name: 'Làm lại' }).click();
    await page.getByRole('button', { name: /^Báo cáo sơ kết/ }).waitFor({ state: 'detached' });
    await saved(page);
  });

  it('splits a sentence with two dates, and asks again when confirmed words are changed', async () => {
    const { page } = office;
    await page.getByRole('button', { name: 'Thêm nghĩa vụ' }).click();
    await page.getByLabel('Tên nghĩa vụ (việc phải nộp)').fill('Báo cáo định kỳ');
    const words = page.getByLabel('Nguyên văn hạn nộp trong văn bản');
    await words.fill('báo cáo 6 tháng trước ngày 15/6/2023, báo cáo năm trước ngày 15/11/2023');
    await page.getByText('Câu này có 2 hạn').waitFor();
    await page.getByRole('button', { name: 'Tách thành nghĩa vụ riêng' }).last().click();
    await page.getByRole('button', { name: /^Báo cáo định kỳ \(hạn khác\)/ }).waitFor();
    await page.getByRole('button', { name: 'Xác nhận cách hiểu này' }).first().click();
    await page.getByTestId('confirmed-rule').waitFor();
    await words.fill('trước ngày 16/6/2023');
    await page.getByTestId('unconfirmed-rule').waitFor();
    await page.getByRole('button', { name: 'Xóa nghĩa vụ' }).click();
    await page.getByRole('button', { name: /^Báo cáo định kỳ \(hạn khác\)/ }).click();
    await page.getByRole('button', { name: 'Xóa nghĩa vụ' }).click();
    await saved(page);
  });

  it('keeps what is typed while the network is away, over a reload too', async () => {
    const { context, page } = office;
    await context.setOffline(true);
    await showDocument(page);
    await page.getByLabel('Trích yếu').fill('Công tác dân vận chính quyền, gõ khi mất mạng');
    await page.getByTestId('save-state').filter({ hasText: 'Chưa lưu được' }).waitFor();
    page.once('dialog', (dialog) => void dialog.accept());
    await context.setOffline(false);
    await page.reload();
    await page.getByText('Đã khôi phục nội dung chưa lưu').waitFor();
    await saved(page);
    await page.reload();
    await page.getByTestId('outline-counts').waitFor();
    await showDocument(page);
    expect(await page.getByLabel('Trích yếu').inputValue()).toContain('gõ khi mất mạng');
  });

  it('gives a file for signature and the same YAML that the command line reads', async () => {
    const { page } = office;
    const sheet = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải XLSX để trình ký' }).click();
    expect((await sheet).suggestedFilename()).toMatch(/\.xlsx$/);
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải YAML' }).click();
    const text = await readFile(await (await file).path(), 'utf8');
    expect(text).toContain('documentSign: KH-UBND');
    expect(text).toContain('chậm nhất ngày 01/11/2023');
  });

  it('tells two people who edit at once of each other, and keeps what both have written', async () => {
    await openEditor(admin, stack, TEMPLATE);
    await showDocument(admin.page);
    await admin.page.getByLabel('Căn cứ').fill('Kế hoạch số 49-KH/BDVHU-UBND ngày 03/02/2023');
    await saved(admin.page);
    await showDocument(office.page);
    await office.page.getByLabel('Tên mẫu').fill('Dân vận chính quyền huyện năm 2023');
    const dialog = office.page.getByRole('dialog');
    await dialog.waitFor();
    const text = await dialog.innerText();
    expect(text).toContain('Quản trị hệ thống');
    expect(text).toContain('Tạ Thị Hồng Lan');
    expect(text).toContain('Kế hoạch số 49-KH/BDVHU-UBND ngày 03/02/2023');
    const kept = office.page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Tải bản của tôi về máy' }).click();
    expect(await readFile(await (await kept).path(), 'utf8')).toContain('Dân vận chính quyền huyện năm 2023');
    await dialog.getByRole('button', { name: /^Đặt phần sửa của tôi lên/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await saved(office.page);
    await openEditor(admin, stack, TEMPLATE);
    await showDocument(admin.page);
    expect(await admin.page.getByLabel('Tên mẫu').inputValue()).toBe('Dân vận chính quyền huyện năm 2023');
    expect(await admin.page.getByLabel('Căn cứ').inputValue()).toContain('49-KH/BDVHU-UBND');
  });

  it('rehearses, publishes, drafts the plan and issues it', async () => {
    const { page } = office;
    await page.getByRole('button', { name: 'Chạy thử' }).click();
    await page.waitForURL((url) => url.pathname === `/mau/${TEMPLATE}/chay-thu`);
    await page.getByLabel('Giả sử ban hành ngày').fill('25/3/2023');
    await page.getByRole('form', { name: 'Chạy thử' }).getByRole('button', { name: 'Chạy thử' }).click();
    await page.getByTestId('rehearsal-counts').waitFor({ timeout: 60_000 });
    await page.goto(`${stack.url}/mau`);
    await page.getByTestId(`template-${TEMPLATE}`).getByText('đã chạy thử lúc').waitFor();
    await openEditor(office, stack, TEMPLATE);
    await page.getByRole('button', { name: 'Công bố' }).click({ timeout: 20_000 });
    await page.getByRole('dialog').getByRole('button', { name: 'Công bố bản 1' }).click();
    await page.waitForURL((url) => url.pathname === '/mau');
    expect(await axeViolations(page)).toEqual([]);
    const card = page.getByTestId(`template-${TEMPLATE}`);
    await card.getByRole('button', { name: 'Lập đợt triển khai từ bản 1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Lập đợt triển khai' }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/dot/'));
    await page.getByLabel('Số văn bản').fill('45');
    await page.getByLabel('Ngày ban hành').fill('25/3/2023');
    await page.getByText('thứ Bảy, 25/03/2023').waitFor();
    await page.getByRole('button', { name: 'Ban hành' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ban hành' }).click();
    await page.waitForURL((url) => url.pathname.endsWith('/bang-theo-doi'));
    await page.locator('tr.unit-row').first().waitFor();
    expect(await page.locator('tr.unit-row').count()).toBeGreaterThan(10);
  });

  it('a published version is edited as a new draft only', async () => {
    const { page } = office;
    await page.goto(`${stack.url}/mau/${TEMPLATE}/soan`);
    await page.getByText('Mẫu này không có bản nháp').waitFor();
    await page.getByRole('button', { name: 'Lập bản mới từ bản 1' }).click();
    await page.getByTestId('outline-counts').waitFor();
    expect(await page.getByLabel('Tên nghĩa vụ (việc phải nộp)').inputValue()).not.toBe('');
  });
});
