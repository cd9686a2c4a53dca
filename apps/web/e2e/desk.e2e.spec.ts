import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, type Person, signIn } from './people.js';
import { type RunningStack, startStack } from './running-stack.js';

describe('the desk in the browser', () => {
  let stack: RunningStack;
  let office: Person;
  beforeAll(async () => {
    stack = await startStack();
    office = await signIn(stack, 'van-phong');
  });
  afterAll(async () => {
    await office?.context.close();
    await stack?.stop();
  });

  const sentence = async (): Promise<string> => {
    const line = office.page.getByTestId('desk-sentence');
    await line.waitFor();
    return line.innerText();
  };
  const numberIn = (text: string): number => Number(/[\d.]+/.exec(text)?.[0]?.replaceAll('.', ''));

  it('is the first screen of the Office, and each number opens its list', async () => {
    const { page } = office;
    await page.waitForURL((url) => url.pathname === '/ban-lam-viec');
    await sentence();
    const chip = page.getByTestId('count-overdue');
    const count = numberIn((await chip.innerText()).replace(/\D+/g, ''));
    await chip.click();
    await page.waitForURL((url) => url.searchParams.get('xem') === 'overdue');
    await page
      .getByTestId('desk-sentence')
      .filter({ hasText: `${count} việc` })
      .waitFor();
    expect(await page.locator('.desk-row .st-overdue').count()).toBe(await page.locator('.desk-row').count());
    expect(await axeViolations(page)).toEqual([]);
  });

  it('opens a row with its date and why by keyboard, and comes back to it', async () => {
    const { page } = office;
    await page.locator('.desk-row [data-position="0:1"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.obligation-panel').getByText('Vì sao là ngày này').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.desk-row [data-position="1:1"]:focus').waitFor();
    await page.keyboard.press(' ');
    await page.getByTestId('selection').filter({ hasText: 'Đã chọn 1 việc' }).waitFor();
  });

  it('chooses everything that matches, and offers the acts on it', async () => {
    const { page } = office;
    const total = numberIn(await sentence());
    await page.getByRole('button', { name: /Chọn tất cả/ }).click();
    await page
      .getByTestId('selection')
      .filter({ hasText: `Đã chọn ${total} việc` })
      .waitFor();
    await page.getByRole('button', { name: 'Nhắc các đơn vị này' }).waitFor();
    await page.getByRole('button', { name: 'Công văn đôn đốc' }).waitFor();
  });

  it('keeps the view under a name, and its address is the view', async () => {
    const { page } = office;
    await page.getByLabel('Tìm trong danh sách').fill('ban quan ly');
    await page.waitForURL((url) => url.searchParams.get('tim') === 'ban quan ly');
    await page.getByTestId('desk-sentence').filter({ hasText: 'việc của 1 đơn vị' }).waitFor();
    const [address, found] = [page.url(), await sentence()];
    await page.getByRole('button', { name: 'Lưu cách xem' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tên').fill('Ban quản lý quá hạn');
    await dialog.getByRole('button', { name: 'Lưu', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.goto(`${stack.url}/ban-lam-viec`);
    await page.getByRole('button', { name: 'Ban quản lý quá hạn', exact: true }).click();
    await page.getByTestId('desk-sentence').filter({ hasText: found }).waitFor();
    expect(page.url()).toBe(address);
  });

  it('saves over a view of one’s own only by saying so', async () => {
    const { page } = office;
    await page.goto(`${stack.url}/ban-lam-viec?xem=all`);
    await sentence();
    await page.getByRole('button', { name: 'Lưu cách xem' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tên').fill('Ban quản lý quá hạn');
    await dialog.getByText('Anh/chị đã có cách xem này').waitFor();
    await dialog.getByRole('button', { name: 'Thay cách xem đã có' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.goto(`${stack.url}/ban-lam-viec`);
    await page.getByRole('button', { name: 'Ban quản lý quá hạn', exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('xem') === 'all');
  });

  it('shows a day of the past as it was known then, with nothing to do, and leads back', async () => {
    const { page } = office;
    await page.goto(`${stack.url}/ban-lam-viec?xem=all`);
    await sentence();
    await page.getByRole('button', { name: 'Xem như ngày khác' }).click();
    await page.getByLabel('Xem như ngày').fill('15.3.24');
    await page.getByText('Đọc là: thứ Sáu, 15/03/2024').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Theo những gì đã ghi nhận đến hết ngày 15/03/2024').waitFor();
    expect(await page.getByTestId('selection').count()).toBe(0);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await page.getByRole('button', { name: 'Về hiện tại' }).click();
    await page.getByTestId('selection').waitFor();
  });

  it('finds from every screen, with a warning where the sign is another', async () => {
    const { page } = office;
    await page.getByRole('search').getByRole('searchbox').fill('20/ct-ttg');
    await page.keyboard.press('Enter');
    await page.getByTestId('found-document').getByText('20/CT-TTg').first().waitFor();
    await page.getByText('Cùng số nhưng khác ký hiệu').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('fits a telephone', async () => {
    const { page } = office;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${stack.url}/ban-lam-viec`);
    await sentence();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await axeViolations(page)).toEqual([]);
  });
});
