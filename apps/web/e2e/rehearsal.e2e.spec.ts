import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, type Person, signIn } from './people.js';
import { type RunningStack, startStack } from './running-stack.js';

const TEMPLATE = 'ninh-thuan-dan-van-2022-2026';

describe('a rehearsal in the browser', () => {
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

  const day = () => office.page.getByTestId('rehearsal-day').innerText();
  const run = async (): Promise<void> => {
    await office.page.getByRole('button', { name: 'Chạy thử', exact: true }).click();
    await office.page.getByText('Đã chạy xong.').waitFor({ timeout: 60_000 });
  };

  it('needs a real day of issue, and keeps what was typed', async () => {
    const { page } = office;
    await page.goto(`${stack.url}/mau/${TEMPLATE}/chay-thu`);
    await page.getByLabel('Giả sử ban hành ngày').fill('30/2/2022');
    await page.getByRole('button', { name: 'Chạy thử', exact: true }).click();
    await page.getByTestId('error-summary').waitFor();
    expect(await page.getByLabel('Giả sử ban hành ngày').inputValue()).toBe('30/2/2022');
  });

  it('lives the plan through; the slider goes by day and by month from the keyboard', async () => {
    const { page } = office;
    await page.getByLabel('Giả sử ban hành ngày').fill('27/1/2022');
    await run();
    expect(await page.getByTestId('rehearsal-counts').innerText()).toMatch(/36 đơn vị/);
    expect(await day()).toBe('thứ Năm, 27/01/2022');
    await page.getByRole('slider').focus();
    await page.keyboard.press('ArrowRight');
    expect(await day()).toBe('thứ Sáu, 28/01/2022');
    await page.keyboard.press('PageUp');
    expect(await day()).toBe('thứ Hai, 28/02/2022');
    await page.keyboard.press('PageDown');
    expect(await day()).toBe('thứ Sáu, 28/01/2022');
    const early = await page.getByTestId('rehearsal-totals').innerText();
    await page.keyboard.press('End');
    expect(await page.getByTestId('rehearsal-totals').innerText()).not.toBe(early);
    expect(await page.getByTestId('letters-sent').innerText()).toMatch(/\([1-9]/);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('moves through the table by arrows and tells the story of the cell', async () => {
    const { page } = office;
    await page.locator('#life-grid').focus();
    await page.keyboard.press('Control+Home');
    for (const key of ['ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    const story = page.getByRole('region', { name: 'Ô đang chọn' });
    await story.getByText('Văn phòng Ủy ban nhân dân tỉnh').waitFor();
    await story.getByRole('button', { name: 'Chưa đến hạn' }).click();
    expect(await day()).toBe('thứ Năm, 27/01/2022');
  });

  it('finds where it breaks when nobody answers; a finding leads to its day and line', async () => {
    const { page } = office;
    await page.getByLabel(/^Im lặng/).check();
    await run();
    await page.getByTestId('rehearsal-findings').getByRole('button').first().click();
    expect(await page.locator('#life-grid').evaluate((grid) => grid.matches(':focus'))).toBe(true);
    expect(await day()).not.toBe('thứ Năm, 27/01/2022');
    await page.getByTestId('rehearsal-totals').getByText('Quá hạn').waitFor();
  });

  it('follows a file of who hands in what and when, and names the row that it cannot place', async () => {
    const { page } = office;
    await page.getByLabel(/^Theo tệp/).check();
    await page
      .getByLabel('Ai nộp ngày nào')
      .fill('so-y-te; bao-cao-nam.2022; 01/11/2022 14:30\nso-khong-co; x; 1/1/2023');
    await page.getByRole('button', { name: 'Chạy thử', exact: true }).click();
    await page.getByTestId('error-summary').getByText('Dòng 2').waitFor();
    await page.getByLabel('Ai nộp ngày nào').fill('so-y-te; bao-cao-nam.2022; 01/11/2022 14:30');
    await run();
    await page.getByRole('slider').focus();
    await page.keyboard.press('End');
    expect(await page.getByTestId('rehearsal-totals').innerText()).toMatch(/Hoàn thành đúng hạn\s+1\b/);
  });
});
