import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anObligation, aTemplate } from './a-template.js';
import { ask, axeViolations, type Person, publish, signIn } from './people.js';
import { type RunningStack, startStack } from './running-stack.js';

const [UPPER, LOWER, OWNER] = ['cap-tinh-thu', 'cap-ban-thu', 'ban-dan-toc'];
const [COLLECTOR, DIVISION] = ['van-phong-ban-dan-toc', 'phong-chinh-sach-ban-dan-toc'];
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');

const lower = aTemplate(LOWER, 'Kế hoạch của Ban Dân tộc', {
  issuer: OWNER,
  office: COLLECTOR,
  focal: COLLECTOR,
  documentSign: 'KH-BDT',
  obligations: [
    anObligation({
      key: 'cham-diem',
      title: 'Hồ sơ tự chấm điểm',
      shortTitle: 'Tự chấm điểm',
      group: 'scoring',
      owedBy: { units: [DIVISION] },
      to: OWNER,
      via: COLLECTOR,
      scoring: {
        appraiser: COLLECTOR,
        criteria: [{ number: 1, title: 'Kết quả thực hiện', max: 100 }],
        ratings: [
          { label: 'Tốt', from: 80 },
          { label: 'Đạt', from: 0 },
        ],
      },
    }),
  ],
});

describe('the second tier in the browser', () => {
  let stack: RunningStack;
  let office: Person;
  let owner: Person;
  let division: Person;
  let collector: Person;
  let [parentId, childId, today] = ['', '', ''];
  beforeAll(async () => {
    stack = await startStack();
    office = await signIn(stack, 'van-phong');
    owner = await signIn(stack, OWNER);
    division = await signIn(stack, DIVISION);
    collector = await signIn(stack, COLLECTOR);
    const session = await ask(office, 'GET', '/session');
    today = String(session.today).split('-').reverse().join('/');
    await publish(office, aTemplate(UPPER, 'Kế hoạch cấp tỉnh để triển khai tiếp'));
    await publish(office, lower);
    ({ cascadeId: parentId } = await ask(office, 'POST', '/cascades', { templateId: UPPER, version: 1 }));
    await ask(office, 'POST', `/cascades/${parentId}/issue`, { documentNumber: '710', issuedOn: today });
  });
  afterAll(async () => {
    await Promise.all([office, owner, division, collector].map((one) => one?.context.close()));
    await stack?.stop();
  });

  const scored = () => `${stack.url}/nghia-vu/${childId}/${DIVISION}/cham-diem`;

  it('a unit issues its own plan to those below it, from its obligation', async () => {
    const { page } = owner;
    await page.goto(`${stack.url}/nghia-vu/${parentId}/${OWNER}/bao-cao`);
    await page.getByRole('button', { name: 'Ban hành tiếp cho cấp dưới' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Theo mẫu').selectOption('Kế hoạch của Ban Dân tộc, bản 1');
    await dialog.getByRole('button', { name: 'Lập dự thảo' }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/dot/'));
    childId = decodeURIComponent(new URL(page.url()).pathname.split('/')[2] ?? '');
    await page.getByRole('link', { name: 'Kế hoạch cấp tỉnh để triển khai tiếp' }).waitFor();
    await page.getByLabel('Số văn bản').fill('15');
    await page.getByLabel('Ngày ban hành').fill(today);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ban hành', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ban hành' }).click();
    await page.waitForURL((url) => url.pathname.endsWith('/bang-theo-doi'));
    await page.locator(`[data-place="${DIVISION}/cham-diem"]`).waitFor();
  });

  it('the Office sees it below the plan that it carries out', async () => {
    const { page } = office;
    await page.goto(`${stack.url}/dot`);
    await page.getByTestId(`cascade-${parentId}`).waitFor();
    const below = await page
      .getByTestId(`cascade-${parentId}`)
      .evaluate((card) => card.nextElementSibling?.textContent);
    expect(below).toContain('Kế hoạch của Ban Dân tộc');
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(`${stack.url}/dot/${parentId}`);
    await page.getByText('Cấp dưới đã triển khai tiếp (1)').waitFor();
  });

  it('a unit scores itself, its intermediary passes it on', async () => {
    const { page } = division;
    await page.goto(scored());
    await page.getByRole('button', { name: 'Nộp báo cáo' }).click();
    await page.getByLabel('Số, ký hiệu văn bản').fill('9/HS');
    await page.getByLabel('Ngày ký').fill(today);
    await page.getByLabel(/Kết quả thực hiện/).fill('90');
    await page.getByTestId('file-input').setInputFiles({ name: 'Hồ sơ.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.getByText('Đã tải lên').waitFor();
    await page.getByRole('button', { name: 'Nộp', exact: true }).click();
    await page.getByTestId('submission-receipt').waitFor();
    await collector.page.goto(scored());
    await collector.page.getByRole('button', { name: 'Chuyển tiếp' }).click();
    await collector.page.getByRole('button', { name: 'Chuyển tiếp' }).waitFor({ state: 'detached' });
    await collector.page
      .locator('.obligation-facts')
      .getByText(/Đã chuyển tiếp ngày/)
      .waitFor();
  });

  it('the appraiser says why the score differs, and the rating stands beside the self-score', async () => {
    const { page } = collector;
    await page.getByRole('button', { name: 'Thẩm định' }).click();
    const form = page.locator('form.decision');
    await form.getByLabel(/Kết quả thực hiện/).fill('85');
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Ghi điểm' }).click();
    await page.getByTestId('error-summary').waitFor();
    await form.getByLabel(/[Ll]ý do/).fill('Thiếu một minh chứng');
    await form.getByRole('button', { name: 'Ghi điểm' }).click();
    await page.getByTestId('rating').getByText('xếp loại Tốt').waitFor();
    await division.page.goto(scored());
    await division.page.getByTestId('rating').getByText('xếp loại Tốt').waitFor();
    expect(await axeViolations(division.page)).toEqual([]);
  });
});
