import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.js';
import { Keyboard } from './keyboard.js';
import { letterSaying, type ReceivedLetter } from './mailbox.js';
import { axeViolations, type KeyboardPerson, signInByKeyboard } from './people.js';
import { type RunningStack, startStack } from './running-stack.js';

/** Three minutes before the letters of the first working day after "trước ngày 15/11" (a Sunday): Monday 07:27. */
const NOW = '2026-11-16T00:27:00Z';
const [UNIT, ADDRESS] = ['so-xay-dung', 'dau-moi@so-xay-dung.ninhthuan.example'];
const REPORT = '/nghia-vu/ninh-thuan-2022-2026/so-xay-dung/bao-cao-nam.2026';
const HALF_YEAR = '/nghia-vu/ninh-thuan-2027/so-xay-dung/bao-cao-6-thang.2027';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
const report = { name: 'Báo cáo năm 2026.pdf', mimeType: 'application/pdf', buffer: PDF };

const altered = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  copy[20] = (copy[20] ?? 0) ^ 1;
  return copy;
};

describe('a late unit, by keyboard alone', () => {
  let stack: RunningStack;
  let unit: KeyboardPerson;
  let office: KeyboardPerson;
  let stranger: { context: BrowserContext; page: Page; keys: Keyboard };
  let letter: ReceivedLetter;
  beforeAll(async () => {
    stack = await startStack(NOW);
    office = await signInByKeyboard(stack, 'van-phong');
    const context = await openBrowser();
    const page = await context.newPage();
    stranger = { context, page, keys: new Keyboard(page) };
  });
  afterAll(async () => {
    await Promise.all([unit, office, stranger].map((one) => one?.context.close()));
    await stack?.stop();
  });

  const clean = async ({ page }: { page: Page }): Promise<void> => expect(await axeViolations(page)).toEqual([]);
  const status = (person: KeyboardPerson, words: string | RegExp) =>
    person.page.getByTestId('obligation-status').getByText(words).waitFor();
  const fill = async ({ page, keys }: KeyboardPerson, number: string): Promise<void> => {
    await keys.type(page.getByLabel('Số, ký hiệu văn bản'), number);
    await keys.type(page.getByLabel('Ngày ký'), '13/11/2026');
    await keys.type(page.getByLabel(/^Số hội nghị, lớp quán triệt/), '12');
    await keys.type(page.getByLabel(/^Tỷ lệ cán bộ/), '97,5');
  };

  it('gets the reminder of the morning by mail, and its link leads through signing in to the duty', async () => {
    letter = await letterSaying(stack, ADDRESS, /BC năm|Báo cáo kết quả công tác dân vận/);
    const link = new RegExp(`https?://\\S+${REPORT}`).exec(letter.text)?.[0];
    expect(link).toBeDefined();
    unit = await signInByKeyboard(stack, UNIT, stack.url + REPORT);
    await unit.page.waitForURL((url) => url.pathname === REPORT);
    expect(new URL(link ?? '').pathname).toBe(REPORT);
    await status(unit, /Quá hạn/);
    await clean(unit);
  });

  it('begins the report; what was typed is still there after going away', async () => {
    const { page, keys } = unit;
    await keys.button('Nộp báo cáo');
    await fill(unit, '77/BC-SXD');
    await page.getByText(/Đã lưu nháp/).waitFor();
    await page.goto(`${stack.url}/viec-can-nop`);
    await page
      .getByRole('link', { name: /^Nộp báo cáo: Báo cáo kết quả công tác dân vận/ })
      .first()
      .waitFor();
    await page.goto(stack.url + REPORT);
    await keys.button('Nộp báo cáo');
    await page.getByLabel('Số, ký hiệu văn bản').waitFor();
    expect(await page.getByLabel('Số, ký hiệu văn bản').inputValue()).toBe('77/BC-SXD');
    expect(await page.getByLabel(/^Tỷ lệ cán bộ/).inputValue()).toBe('97,5');
  });

  it('hands in with file and figures, and takes the receipt', async () => {
    const { page, keys } = unit;
    await keys.files(page.getByRole('button', { name: 'Chọn tệp' }), report);
    await page.getByText('Đã tải lên').waitFor();
    await clean(unit);
    await keys.button('Nộp');
    await page.getByTestId('submission-receipt').waitFor();
    await clean(unit);
  });

  it('whose code opens without signing in: true, and false for an altered file', async () => {
    const { name, path } = await unit.keys.download(
      unit.page.getByTestId('submission-receipt').getByRole('link', { name: 'Tải biên nhận' }),
    );
    expect(name).toMatch(/^Biên nhận .*\.pdf$/);
    const code = /%DonDoc-Seal 1 (\S+)/.exec((await readFile(path)).toString('latin1'))?.[1] ?? '';
    const { page, keys } = stranger;
    await page.goto(`${stack.url}/kiem-tra/${code}`);
    await page.getByText('Biên nhận thật, khớp với nhật ký').waitFor();
    await clean(stranger);
    const opener = page.getByRole('button', { name: 'Chọn tệp để kiểm tra' });
    await keys.files(opener, report);
    await page.getByText('Đúng tệp đã nộp, không bị sửa').waitFor();
    await keys.files(opener, { ...report, buffer: altered(PDF) });
    await page.getByText('Không phải tệp của biên nhận này, hoặc đã bị sửa').waitFor();
    await clean(stranger);
  });

  it('the Office gives it back with reason and new date in one step', async () => {
    const { page, keys } = office;
    await page.goto(stack.url + REPORT);
    await keys.button('Trả lại');
    const form = page.locator('form.decision');
    await keys.enter(form.getByRole('button', { name: 'Trả lại' }));
    await page.getByTestId('error-summary').getByText('Nhập lý do trả lại').waitFor();
    await keys.type(form.getByLabel('Lý do'), 'Thiếu phụ lục số liệu');
    await keys.type(form.getByLabel('Hạn mới'), '20/11/2026');
    await form.getByText('thứ Sáu, 20/11/2026').waitFor();
    await clean(office);
    await keys.enter(form.getByRole('button', { name: 'Trả lại' }));
    await status(office, /[Tt]rả lại/);
  });

  it('the unit sees it at once, in its inbox and by mail, and hands in again', async () => {
    const { page, keys } = unit;
    await letterSaying(stack, ADDRESS, /Thiếu phụ lục số liệu/);
    await keys.enter(page.getByRole('link', { name: /Hộp thư/ }));
    await page.getByText('Thiếu phụ lục số liệu').first().waitFor();
    await clean(unit);
    await keys.enter(page.locator('.message', { hasText: 'Thiếu phụ lục số liệu' }).getByRole('link').first());
    await page.waitForURL((url) => url.pathname === REPORT);
    await keys.button('Nộp lại thành bản mới');
    await fill(unit, '78/BC-SXD');
    await keys.files(page.getByRole('button', { name: 'Chọn tệp' }), report);
    await page.getByText('Đã tải lên').waitFor();
    await keys.button('Nộp');
    await page.getByTestId('submission-receipt').waitFor();
  });

  it('the Office accepts the second version; the first stays readable', async () => {
    const { page, keys } = office;
    await page.goto(stack.url + REPORT);
    await page.getByTestId('submission-2').waitFor();
    await keys.button('Duyệt');
    await status(office, /Hoàn thành/);
    await page.getByTestId('submission-1').getByText('77/BC-SXD').waitFor();
    await clean(office);
  });

  it('asks for more time for another duty, and the Office decides', async () => {
    const { page, keys } = unit;
    await page.goto(stack.url + HALF_YEAR);
    await keys.button('Đề nghị gia hạn');
    const form = page.locator('form.decision');
    await keys.type(form.getByLabel('Gia hạn đến hết ngày'), '30/06/2027');
    await keys.type(form.getByLabel('Lý do'), 'Chờ số liệu của các phòng');
    await clean(unit);
    await keys.enter(form.getByRole('button', { name: 'Gửi đề nghị' }));
    await page.getByRole('region', { name: 'Gia hạn' }).waitFor();
    await office.page.goto(stack.url + HALF_YEAR);
    await office.keys.button('Đồng ý gia hạn');
    await clean(office);
    await office.keys.enter(office.page.locator('form.decision').getByRole('button', { name: 'Đồng ý gia hạn' }));
    await page.getByText('⇥ Đã gia hạn đến hết 30/06/2027').waitFor();
    await clean(unit);
  });
});
