import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.js';
import { axeViolations, type Person, signIn } from './people.js';
import { type RunningStack, startStack } from './running-stack.js';

const OBLIGATION = '/nghia-vu/ninh-thuan-2027/so-y-te/ke-hoach-nam.2027';
const REPORT = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
const PDF = 'application/pdf';

describe('a receipt, from handing in to the check by a stranger', () => {
  let stack: RunningStack;
  let unit: Person;
  let stranger: { context: BrowserContext; page: Page };
  let receipt: Buffer;
  let code: string;
  beforeAll(async () => {
    stack = await startStack();
    unit = await signIn(stack, 'so-y-te');
    const context = await openBrowser();
    stranger = { context, page: await context.newPage() };
  });
  afterAll(async () => {
    await Promise.all([unit?.context.close(), stranger?.context.close()]);
    await stack?.stop();
  });

  const choose = (name: string, buffer: Buffer) =>
    stranger.page.getByTestId('check-file').setInputFiles({ name, mimeType: PDF, buffer });

  it('is offered as soon as the report has been received', async () => {
    const { page } = unit;
    await page.goto(stack.url + OBLIGATION);
    await page.getByRole('button', { name: 'Nộp báo cáo' }).click();
    await page.getByLabel('Số, ký hiệu văn bản').fill('1576/KH-SYT');
    await page.getByLabel('Ngày ký').fill('05/02/2022');
    await page
      .getByTestId('file-input')
      .setInputFiles({ name: 'Kế hoạch năm 2027.pdf', mimeType: PDF, buffer: REPORT });
    await page.getByText('Đã tải lên').waitFor();
    await page.getByRole('button', { name: 'Nộp', exact: true }).click();
    const link = page.getByTestId('submission-receipt').getByRole('link', { name: 'Tải biên nhận' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^Biên nhận [-0-9A-Z]{14}\.pdf$/);
    receipt = await readFile(await download.path());
    code = /%DonDoc-Seal 1 (\S+)/.exec(receipt.toString('latin1'))?.[1] ?? '';
    expect(code).toMatch(/^01-/);
  });

  it('opens for anybody by the code, typed in small letters', async () => {
    const { page } = stranger;
    await page.goto(`${stack.url}/kiem-tra`);
    await page.getByLabel('Mã in trên biên nhận').fill(code.toLowerCase().replaceAll('-', ' '));
    await page.keyboard.press('Enter');
    await page.getByText('Biên nhận thật, khớp với nhật ký').waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toContain('1576/KH-SYT');
    expect(text).toContain('Kế hoạch năm 2027.pdf');
    expect(await axeViolations(page)).toEqual([]);
  });

  it('knows the true report and the true receipt, and tells when one byte is another', async () => {
    const { page } = stranger;
    const altered = (bytes: Buffer): Buffer => {
      const copy = Buffer.from(bytes);
      copy[20] = (copy[20] ?? 0) ^ 1;
      return copy;
    };
    await choose('tải về.pdf', REPORT);
    await page.getByText('Đúng tệp đã nộp, không bị sửa').waitFor();
    await choose('tải về.pdf', altered(REPORT));
    await page.getByText('Không phải tệp của biên nhận này, hoặc đã bị sửa').waitFor();
    await choose('biên nhận.pdf', receipt);
    await page.getByText('Tệp biên nhận nguyên vẹn').waitFor();
    await choose('biên nhận.pdf', altered(receipt));
    await page.getByText('Tệp biên nhận đã bị sửa').first().waitFor();
    await choose('biên nhận.pdf', Buffer.concat([receipt, Buffer.from('\n')]));
    await page.getByText('Không phải tệp của biên nhận này, hoặc đã bị sửa').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('says of a wrong code what is wrong and lets it be mended', async () => {
    const { page } = stranger;
    await page.goto(`${stack.url}/kiem-tra/${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
    await page.getByText('Mã này không phải mã biên nhận do hệ thống cấp, hoặc đã bị sửa').first().waitFor();
    expect(await page.getByLabel('Mã in trên biên nhận').inputValue()).toContain(code.slice(0, -1));
    expect(await axeViolations(page)).toEqual([]);
  });

  it('can be read on a telephone', async () => {
    const { page } = stranger;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${stack.url}/kiem-tra/${code}`);
    await page.getByText('Biên nhận thật').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  });
});
