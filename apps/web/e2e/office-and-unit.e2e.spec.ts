import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, type Person, signIn } from './people.js';
import { type RunningStack, startStack } from './running-stack.js';

const DRAFT = 'ninh-thuan-du-thao';

const cell = (page: Page, unitId: string, lineId: string) => page.locator(`[data-place="${unitId}/${lineId}"]`);

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');

describe('the Office and a unit in the browser', () => {
  let stack: RunningStack;
  let office: Person;
  let unit: Person;
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

  // Every page in its plain view is looked at by every-page.e2e.spec.ts.
  it('has no accessibility violation that axe can find in other views of the desk, and on the issued draft', async () => {
    const { page } = office;
    const found: Record<string, string[]> = {};
    for (const path of [
      `/dot/${DRAFT}`,
      '/ban-lam-viec?xem=all&theo=unit',
      '/ban-lam-viec?nhu-ngay=15/3/2024',
      '/dot/ninh-thuan-2027/bang-theo-doi',
    ]) {
      await page.goto(stack.url + path);
      await page.locator('h1').waitFor();
      await page.getByRole('status', { name: 'Đang tải dữ liệu' }).first().waitFor({ state: 'detached' });
      const violations = await axeViolations(page);
      if (violations.length > 0) found[path] = violations;
    }
    expect(found).toEqual({});
  });
});
