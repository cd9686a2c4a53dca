import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.js';
import { type RunningStack, startStack } from './running-stack.js';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSWORD = 'dondoc-mau-2026';
const DRAFT = 'ninh-thuan-du-thao';

const signIn = async (stack: RunningStack, username: string): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await openBrowser();
  const page = await context.newPage();
  await page.goto(`${stack.url}/dang-nhap`);
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('dang-nhap'));
  return { context, page };
};

type Violation = { id: string; nodes: { html: string }[] };

const axeViolations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource);
  const found = await page.evaluate<Violation[]>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations)",
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
};

const cell = (page: Page, unitId: string, lineId: string) => page.locator(`[data-place="${unitId}/${lineId}"]`);

/** Answers and pictures may be compared by whoever writes a test; the sign is what a person sees. */
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');

describe('the Office and a unit in the browser', () => {
  let stack: RunningStack;
  let office: { context: BrowserContext; page: Page };
  let unit: { context: BrowserContext; page: Page };
  beforeAll(async () => {
    stack = await startStack();
    office = await signIn(stack, 'van-phong');
    unit = await signIn(stack, 'so-y-te');
  });
  afterAll(async () => {
    await Promise.all([office?.context.close(), unit?.context.close()]);
    await stack?.stop();
  });

  it('shows the draft with planned dates, none of them overdue', async () => {
    await office.page.goto(`${stack.url}/dot/${DRAFT}`);
    await office.page.getByText('Dự kiến').first().waitFor();
    await office.page.goto(`${stack.url}/dot/${DRAFT}/bang-theo-doi?nam=tat-ca`);
    await cell(office.page, 'so-y-te', 'bao-cao-nam.2022').waitFor();
    expect(await office.page.locator('.st-overdue').count()).toBe(0);
    expect(await cell(office.page, 'so-y-te', 'bao-cao-nam.2022').getAttribute('aria-label')).toContain('Dự kiến');
  });

  it('refuses to issue without number and date, at the field, keeping what was typed', async () => {
    const { page } = office;
    await page.goto(`${stack.url}/dot/${DRAFT}`);
    await page.getByLabel('Số văn bản').fill('0155');
    await page.getByRole('button', { name: 'Ban hành' }).click();
    await page.getByTestId('error-summary').waitFor();
    expect(await page.getByLabel('Số văn bản').inputValue()).toBe('0155');
  });

  it('issues the plan and every unit has its obligations', async () => {
    const { page } = office;
    await page.goto(`${stack.url}/dot/${DRAFT}`);
    await page.getByLabel('Số văn bản').fill('0155/KH-UBND');
    await page.getByLabel('Ngày ban hành').fill('15.02.2022');
    await page.getByText('thứ Ba, 15/02/2022').waitFor();
    await page.getByRole('button', { name: 'Ban hành' }).click();
    expect(await page.getByTestId('issue-counts').innerText()).toContain('36 đơn vị');
    await page.getByRole('dialog').getByRole('button', { name: 'Ban hành' }).click();
    await page.waitForURL((url) => url.pathname.endsWith('/bang-theo-doi'));
    await cell(page, 'so-y-te', 'bao-cao-nam.2026').waitFor();
    expect(await page.locator('tr.unit-row').count()).toBe(36);
    await page.goto(`${stack.url}/dot/${DRAFT}`);
    expect(await page.getByTestId('document-label').innerText()).toContain('0155/KH-UBND ngày 15/02/2022');
  });

  it('tells the unit what it owes, by when and why', async () => {
    const { page } = unit;
    await page.goto(`${stack.url}/viec-can-nop`);
    const item = page.getByText('Kế hoạch công tác dân vận năm 2027').first();
    await item.waitFor();
    await page.getByText('Vì sao là ngày này').first().click();
    await page.getByText('hiểu chặt là không tính ngày').first().waitFor();
  });

  it('receives the report, and the Office sees it without reloading', async () => {
    const place = `so-y-te/ke-hoach-nam.2027`;
    await office.page.goto(`${stack.url}/dot/ninh-thuan-2027/bang-theo-doi`);
    await cell(office.page, 'so-y-te', 'ke-hoach-nam.2027').waitFor();
    await unit.page.goto(`${stack.url}/nghia-vu/ninh-thuan-2027/${place}`);
    await unit.page.getByRole('button', { name: 'Nộp báo cáo' }).click();
    await unit.page.getByLabel('Số, ký hiệu văn bản').fill('1576/KH-SYT');
    await unit.page.getByLabel('Ngày ký').fill('ngày 5 tháng 2 năm 2022');
    await unit.page
      .getByTestId('file-input')
      .setInputFiles({ name: 'Kế hoạch năm 2027.pdf', mimeType: 'application/pdf', buffer: PDF });
    await unit.page.getByText('Kế hoạch năm 2027.pdf').waitFor();
    await unit.page.getByText('Đã tải lên').waitFor();
    await unit.page.getByRole('button', { name: 'Nộp', exact: true }).click();
    await unit.page.getByTestId('submission-receipt').waitFor();
    await office.page
      .locator(`[data-place="${place}"] .st-received, [data-place="${place}"] .st-done_on_time`)
      .waitFor({ timeout: 20_000 });
  });

  it('lets the Office accept it from the side panel, by keyboard', async () => {
    const { page } = office;
    await page.goto(`${stack.url}/dot/ninh-thuan-2027/bang-theo-doi`);
    const target = cell(page, 'so-y-te', 'ke-hoach-nam.2027');
    await target.waitFor();
    await target.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Duyệt', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-place="so-y-te/ke-hoach-nam.2027"] .st-done_on_time').waitFor({ timeout: 20_000 });
  });

  it('has no accessibility violation that axe can find on any page', async () => {
    const officePages = [
      '/',
      `/dot/${DRAFT}`,
      '/dot',
      '/ban-lam-viec',
      '/ban-lam-viec?xem=all&theo=unit',
      '/ban-lam-viec?nhu-ngay=15/3/2024',
      '/ban-lam-viec/ban-in',
      '/tim-kiem?q=so',
      '/dot/ninh-thuan-2022-2026/bang-theo-doi',
      '/dot/ninh-thuan-2022-2026/tong-hop',
      '/thu',
      '/hop-thu',
      '/kenh-nhan',
    ];
    const unitPages = ['/viec-can-nop', '/nghia-vu/ninh-thuan-2027/so-y-te/bao-cao-nam.2027'];
    const found: Record<string, string[]> = {};
    for (const [{ page }, paths] of [
      [office, officePages],
      [unit, unitPages],
    ] as const) {
      for (const path of paths) {
        await page.goto(stack.url + path);
        await page.locator('h1').waitFor();
        await page.waitForLoadState('networkidle').catch(() => undefined);
        const violations = await axeViolations(page);
        if (violations.length > 0) found[path] = violations;
      }
    }
    expect(found).toEqual({});
  });
});
