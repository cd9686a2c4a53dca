import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, type KeyboardPerson, signInByKeyboard } from './people.js';
import { type RunningStack, startStack } from './running-stack.js';

/** Two days before the self-scores are due ("trước ngày 20/10/2023"). */
const NOW = '2023-10-17T02:00:00Z';
const TODAY = '17/10/2023';
const [HUYEN, PROVINCE] = ['duong-minh-chau-2023', 'tay-ninh-765'];
const SCORED = 'Hồ sơ tự đánh giá, chấm điểm công tác dân vận chính quyền năm 2023';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
const dossier = { name: 'Hồ sơ chấm điểm.pdf', mimeType: 'application/pdf', buffer: PDF };

/** Handed in by units of both classes that the plan binds. */
const handingIn = [
  { unitId: 'xa-phuoc-ninh-dmc', number: '31/HS-UBND', scores: [24, 22, 21.5, 23] },
  { unitId: 'phong-y-te-dmc', number: '12/HS-PYT', scores: [20, 19, 22, 24] },
] as const;

describe('the huyện of seed 004, by keyboard alone', () => {
  let stack: RunningStack;
  const people: KeyboardPerson[] = [];
  const known = new Map<string, KeyboardPerson>();
  beforeAll(async () => {
    stack = await startStack(NOW);
  });
  afterAll(async () => {
    await Promise.all(people.map(({ context }) => context.close()));
    await stack?.stop();
  });

  const as = async (username: string): Promise<KeyboardPerson> => {
    const person = known.get(username) ?? (await signInByKeyboard(stack, username));
    if (!known.has(username)) people.push(person);
    known.set(username, person);
    return person;
  };
  const clean = async ({ page }: KeyboardPerson): Promise<void> => expect(await axeViolations(page)).toEqual([]);
  const obligation = (cascadeId: string, unitId: string, lineId: string) =>
    `${stack.url}/nghia-vu/${cascadeId}/${unitId}/${lineId}`;
  const handIn = async (person: KeyboardPerson, number: string, scores: readonly number[] = []): Promise<void> => {
    const { page, keys } = person;
    await keys.type(page.getByLabel('Số, ký hiệu văn bản'), number);
    await keys.type(page.getByLabel('Ngày ký'), TODAY);
    await keys.files(page.getByRole('button', { name: 'Chọn tệp' }), dossier);
    for (const [index, score] of scores.entries())
      await keys.type(page.getByLabel(new RegExp(`^${index + 1}\\. `)), String(score).replace('.', ','));
    await page.getByText('Đã tải lên').waitFor();
    await clean(person);
    await keys.button('Nộp');
    await page.getByTestId('submission-receipt').waitFor();
  };

  it('a xã and a phòng score themselves, from the list of what they owe', async () => {
    for (const { unitId, number, scores } of handingIn) {
      const person = await as(unitId);
      const { page, keys } = person;
      await page.waitForURL((url) => url.pathname === '/viec-can-nop');
      await page.getByRole('link', { name: SCORED, exact: true }).waitFor();
      await clean(person);
      await keys.link(`Nộp báo cáo: ${SCORED}`);
      await page.getByRole('heading', { level: 2, name: 'Nộp báo cáo' }).waitFor();
      await handIn(person, number, scores);
      await clean(person);
    }
  });

  it('refuses a point too many at its criterion, and keeps what was typed', async () => {
    const person = await as('phong-lao-dong-dmc');
    const { page, keys } = person;
    await keys.link(`Nộp báo cáo: ${SCORED}`);
    await keys.type(page.getByLabel('Số, ký hiệu văn bản'), '9/HS-LĐ');
    await keys.type(page.getByLabel('Ngày ký'), TODAY);
    await keys.files(page.getByRole('button', { name: 'Chọn tệp' }), dossier);
    await page.getByText('Đã tải lên').waitFor();
    for (const number of [1, 2, 3, 4]) await keys.type(page.getByLabel(new RegExp(`^${number}\\. `)), '25,5');
    await keys.button('Nộp');
    await page.getByTestId('error-summary').getByText('Tiêu chí 1').waitFor();
    expect(await page.getByLabel('Số, ký hiệu văn bản').inputValue()).toBe('9/HS-LĐ');
    await clean(person);
  });

  it('Phòng Nội vụ finds them at its desk, passes them on and scores all criteria', async () => {
    const person = await as('phong-noi-vu-dmc');
    const { page, keys } = person;
    await page.waitForURL((url) => url.pathname === '/ban-lam-viec');
    for (const { unitId, scores } of handingIn) {
      await page.goto(obligation(HUYEN, unitId, 'ho-so-cham-diem'));
      await keys.button('Chuyển tiếp');
      await page
        .locator('.obligation-facts')
        .getByText(/Đã chuyển tiếp ngày/)
        .waitFor();
      await keys.button('Thẩm định');
      const form = page.locator('form.decision');
      expect(await form.getByLabel(/^\d\. /).count()).toBe(4);
      await keys.type(form.getByLabel(/^2\. /), String(scores[1] - 1));
      await clean(person);
      await keys.enter(form.getByRole('button', { name: 'Ghi điểm' }));
      await page
        .getByTestId('error-summary')
        .getByText(/chưa có lý do/)
        .waitFor();
      await keys.type(form.getByLabel('Lý do'), 'Thiếu một minh chứng');
      await keys.enter(form.getByRole('button', { name: 'Ghi điểm' }));
      await page.getByTestId('rating').getByText('Chưa xếp loại').waitFor();
      await clean(person);
    }
  });

  it('Văn phòng appraises criteria 1, 3 and 4 with it, and none of the others', async () => {
    const person = await as('theo-doi-van-phong-dmc');
    const { page, keys } = person;
    await page.goto(obligation(HUYEN, 'xa-phuoc-ninh-dmc', 'ho-so-cham-diem'));
    await keys.button('Thẩm định');
    const form = page.locator('form.decision');
    expect(await form.locator('label').allInnerTexts()).toEqual([
      expect.stringMatching(/^1\. /),
      expect.stringMatching(/^3\. /),
      expect.stringMatching(/^4\. /),
      expect.stringMatching(/^Lý do/),
    ]);
    await keys.type(form.getByLabel(/^3\. /), '20');
    await keys.type(form.getByLabel('Lý do'), 'Một thủ tục trả chậm');
    await clean(person);
    await keys.enter(form.getByRole('button', { name: 'Ghi điểm' }));
    await page.getByText('điểm còn khác nhau, chờ chấm lại').waitFor();
    await page.getByTestId('rating').getByText('Chưa xếp loại').waitFor();
    await clean(person);
    await page.goto(obligation(HUYEN, 'phong-y-te-dmc', 'ho-so-cham-diem'));
    await keys.button('Thẩm định');
    await keys.enter(form.getByRole('button', { name: 'Ghi điểm' }));
    await page.getByTestId('rating').getByText('Tổng điểm thẩm định 84, xếp loại Tốt').waitFor();
  });

  it('where they differ Phòng Nội vụ decides, with a reason; the unit sees both scores and the rating', async () => {
    const { page, keys } = await as('phong-noi-vu-dmc');
    await page.goto(obligation(HUYEN, 'xa-phuoc-ninh-dmc', 'ho-so-cham-diem'));
    await keys.button('Thẩm định');
    const form = page.locator('form.decision');
    await keys.type(form.getByLabel(/^3\. /), '20');
    await keys.type(form.getByLabel('Lý do'), 'Thống nhất với Văn phòng');
    await keys.enter(form.getByRole('button', { name: 'Ghi điểm' }));
    await page.getByTestId('rating').getByText('Tổng điểm thẩm định 88, xếp loại Tốt').waitFor();
    const unit = await as('xa-phuoc-ninh-dmc');
    await unit.keys.button('Đóng');
    await unit.page.getByTestId('rating').getByText('Tổng điểm thẩm định 88, xếp loại Tốt').waitFor();
    const third = await unit.page.getByRole('row', { name: /^3\. / }).getByRole('cell').allInnerTexts();
    expect(third.slice(0, 3).map((text) => text.trim())).toEqual(['25', '21,5', expect.stringMatching(/^20\b/)]);
    expect(third[3]).toMatch(/Phòng Nội vụ: 20\s+Văn phòng HĐND và UBND: 20/);
    await clean(unit);
  });

  it('shows the targets with the share rated Tốt, and the roll-up', async () => {
    const person = await as('theo-doi-van-phong-dmc');
    const { page } = person;
    await page.goto(`${stack.url}/dot/${HUYEN}`);
    const target = page.getByRole('listitem').filter({ hasText: /Phấn đấu 60% trở lên/ });
    await target.waitFor();
    expect(await target.innerText()).toMatch(/\d+\/\d+/);
    await clean(person);
    await page.goto(`${stack.url}/dot/${HUYEN}/tong-hop`);
    await page.getByText('Kế hoạch công tác dân vận chính quyền của đơn vị').first().waitFor();
    await clean(person);
  });

  it('the dossier of the huyện goes up to UBND tỉnh through Sở Nội vụ', async () => {
    const sender = await as('huyen-duong-minh-chau');
    await sender.page.goto(obligation(PROVINCE, 'huyen-duong-minh-chau', 'ho-so-cham-diem-huyen'));
    await sender.keys.button(/^Nộp/);
    await handIn(sender, '210/HS-UBND');
    const between = await as('so-noi-vu-tay-ninh');
    await between.page.goto(obligation(PROVINCE, 'huyen-duong-minh-chau', 'ho-so-cham-diem-huyen'));
    await between.keys.button('Chuyển tiếp');
    await between.page
      .locator('.obligation-facts')
      .getByText(/Đã chuyển tiếp ngày/)
      .waitFor();
    await clean(between);
    const province = await as('theo-doi-van-phong-ubnd-tinh-tay-ninh');
    await province.page.goto(obligation(PROVINCE, 'huyen-duong-minh-chau', 'ho-so-cham-diem-huyen'));
    await province.keys.button('Duyệt');
    await province.page.getByTestId('obligation-status').getByText('Hoàn thành').waitFor();
    await clean(province);
  });
});
