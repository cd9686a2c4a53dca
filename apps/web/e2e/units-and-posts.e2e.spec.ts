import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, axeViolations, type Person, signIn } from './people.js';
import { type RunningStack, startStack } from './running-stack.js';

let stack: RunningStack;
let keeper: Person;
beforeAll(async () => {
  stack = await startStack();
  keeper = await signIn(stack, 'quan-tri-don-vi');
}, 240_000);
afterAll(async () => {
  await keeper?.context.close();
  await stack?.stop();
});

describe('who keeps the register', () => {
  it('finds a unit without marks, in a tree as of a day', async () => {
    const { page } = keeper;
    await page.getByLabel('Tìm đơn vị').fill('so y te');
    await page.getByRole('link', { name: 'Sở Y tế tỉnh Ninh Thuận' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Sở Y tế tỉnh Ninh Thuận' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: /Sở Y tế/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('is told by the field what is missing of a change, by keyboard alone', async () => {
    const { page } = keeper;
    await page.getByRole('button', { name: 'Thay đổi', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Ghi thay đổi' }).press('Enter');
    const summary = page.getByTestId('error-summary');
    await summary.waitFor();
    expect(await summary.evaluate((box) => box.ownerDocument.activeElement === box)).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Thôi', exact: true }).press('Enter');
  });

  it('is told who has changed the unit meanwhile; what was typed stays, and what the other changed too', async () => {
    const { page } = keeper;
    await page.goto(`${stack.url}/don-vi-va-dau-moi/so-xay-dung`);
    const { today } = await ask(keeper, 'GET', '/session');
    await page.getByRole('button', { name: 'Thay đổi', exact: true }).press('Enter');
    await page.getByLabel('Tên đầy đủ').fill('Sở Xây dựng và Giao thông');
    await page.getByLabel('Có hiệu lực từ ngày').fill(today);
    await page.getByLabel(/^Lý do|^Căn cứ/).fill('QĐ 20/QĐ-UBND');
    const admin = await signIn(stack, 'quan-tri');
    const body = { from: today, reason: 'QĐ 19/QĐ-UBND', facts: { shortName: 'Sở XD' } };
    await ask(admin, 'PUT', '/units/so-xay-dung', body);
    await admin.context.close();
    await page.getByRole('button', { name: 'Ghi thay đổi' }).press('Enter');
    await page
      .getByTestId('error-summary')
      .getByText(/Quản trị hệ thống đã sửa mục này lúc/)
      .waitFor();
    expect(await page.getByLabel('Tên đầy đủ').inputValue()).toBe('Sở Xây dựng và Giao thông');
    await expect.poll(() => page.getByLabel('Tên ngắn').inputValue()).toBe('Sở XD');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ghi thay đổi' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Sở Xây dựng và Giao thông' }).waitFor();
    const { name, shortName } = await ask(keeper, 'GET', '/units/so-xay-dung');
    expect([name, shortName]).toEqual(['Sở Xây dựng và Giao thông', 'Sở XD']);
    await page.goto(`${stack.url}/don-vi-va-dau-moi/so-y-te`);
  });

  it('records an absence; the stand-in then chooses that post', async () => {
    const { page } = keeper;
    const today = await page.request.get(`${stack.url}/api/session`);
    const { today: day } = await today.json();
    const post = page.getByRole('region', { name: 'Đầu mối thực hiện' });
    await post.getByRole('button', { name: /^Vắng mặt/ }).press('Enter');
    await page.getByLabel('Vắng từ ngày').fill(day);
    await page.getByLabel(/^Đến hết ngày/).fill(day);
    await page.getByLabel(/^Tên đăng nhập/).fill('so-tu-phap');
    await page.getByRole('button', { name: 'Ghi vắng mặt' }).press('Enter');
    await post.getByText(/làm thay Hồ Thị Bích Duyên/).waitFor();
    const standIn = await signIn(stack, 'so-tu-phap');
    const choice = standIn.page.getByLabel('Đang làm việc ở vị trí');
    await choice.selectOption('so-y-te/focal-point');
    await standIn.page.locator('.header-name').getByText('Sở Y tế tỉnh Ninh Thuận').waitFor();
    expect(await axeViolations(standIn.page)).toEqual([]);
    await standIn.context.close();
  });
});
