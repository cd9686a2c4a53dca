import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, type Person, signIn } from './people.js';
import { type RunningStack, startStack } from './running-stack.js';

const REPORT = '/dot/ninh-thuan-2022-2026/tong-hop';
const LINE = 'bao-cao-nam.2025';

describe('the report in the browser', () => {
  let stack: RunningStack;
  let office: Person;
  beforeAll(async () => {
    stack = await startStack('2026-11-21T01:00:00.000Z');
    office = await signIn(stack, 'van-phong');
  });
  afterAll(async () => {
    await office?.context.close();
    await stack?.stop();
  });

  it('shows all lines with totals, and a number opens exactly its list', async () => {
    const { page } = office;
    await page.goto(`${stack.url}${REPORT}`);
    const table = page.locator('.report-table').first();
    await table.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const total = page.locator('.report-table').first().locator('tfoot .figure-button').first();
    const count = Number((await total.innerText()).replaceAll('.', ''));
    await total.focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog')
      .getByText(`Đã giao: ${count.toLocaleString('de-DE')}`)
      .waitFor();
    expect(new URL(page.url()).searchParams.get('so')).toBe('assigned');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('so'));
  });

  it('over all lines compares with the same point of last time, and each part opens its own report', async () => {
    const { page } = office;
    await page.goto(`${stack.url}${REPORT}`);
    await page.getByText(/^So với cùng thời điểm kỳ trước \(/).waitFor();
    await page.getByText(/^So với kỳ trước, từng nội dung/).click();
    await page.getByRole('link', { name: 'Xem kỳ trước lúc đó' }).first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Xem kỳ trước lúc đó' }).first().click();
    await page.waitForURL((url) => url.searchParams.has('nhu-ngay') && url.searchParams.has('nd'));
    await page.locator('.report-table').first().waitFor();
  });

  it('of one line opens who is in the denominator, and says where each figure comes from', async () => {
    const { page } = office;
    await page.goto(`${stack.url}${REPORT}?nd=${LINE}`);
    await page.getByRole('heading', { name: 'Số liệu của các đơn vị' }).waitFor();
    const denominator = page.getByRole('button', { name: /^Đã nộp \/ phải nộp, mẫu số/ });
    const count = Number(await denominator.innerText());
    await denominator.click();
    const panel = page.getByRole('dialog');
    await panel.getByText(`Phải nộp (mẫu số): ${count}`).waitFor();
    expect(await panel.locator('ol.report-items > li').count()).toBe(count);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page
      .getByText(/^Nguồn của từng số/)
      .first()
      .click();
    await page.getByText(/So với cùng thời điểm kỳ trước/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('keeps within a narrow screen', async () => {
    const { page } = office;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${stack.url}${REPORT}?nd=${LINE}`);
    await page.locator('.report-table').first().waitFor();
    const wider = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
    expect(wider).toBe(false);
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('is saved as a workbook and as a draft of a report', async () => {
    const { page } = office;
    await page.goto(`${stack.url}${REPORT}?nd=${LINE}`);
    for (const [name, ending] of [
      ['Bảng tính (Excel)', '.xlsx'],
      ['Dự thảo báo cáo (Word)', '.docx'],
      ['CSV', '.csv'],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
      expect(download.suggestedFilename()).toBe(`tong-hop-ninh-thuan-2022-2026-${LINE}-2026-11-21${ending}`);
    }
  });
});
