import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anObligation, aTemplate, withinTenDays } from './a-template.js';
import { ask, axeViolations, type Person, publish, signIn } from './people.js';
import { type RunningStack, startStack } from './running-stack.js';

const [PLAN, CALENDAR] = ['dieu-chinh-thu', 'vn-co-quan-nha-nuoc'];
const NOTICE = 'Thông báo số 999/TB-BNV';

/** `2026-12-04` → `04/12/2026`. */
const asTyped = (date: string): string => date.split('-').reverse().join('/');
const isWeekday = (date: string): boolean => new Date(`${date}T00:00:00Z`).getUTCDay() % 6 !== 0;

describe('calendar and amendments in the browser', () => {
  let stack: RunningStack;
  let office: Person;
  let admin: Person;
  let unit: Person;
  let [cascadeId, today, dayOff] = ['', '', ''];
  beforeAll(async () => {
    stack = await startStack();
    office = await signIn(stack, 'van-phong');
    admin = await signIn(stack, 'quan-tri');
    unit = await signIn(stack, 'so-y-te');
    ({ today } = await ask(office, 'GET', '/session'));
    const calendar = await ask(office, 'GET', `/calendars/${CALENDAR}`);
    const known = new Set(
      calendar.years.flatMap(({ entries }: { entries: { date: string }[] }) => entries.map(({ date }) => date)),
    );
    const ahead = Array.from({ length: 8 }, (_, index) =>
      new Date(Date.parse(today) + (index + 3) * 86_400_000).toISOString().slice(0, 10),
    );
    dayOff = ahead.find((date) => isWeekday(date) && !known.has(date)) ?? '';
    await publish(office, aTemplate(PLAN, 'Kế hoạch để điều chỉnh'));
    ({ cascadeId } = await ask(office, 'POST', '/cascades', { templateId: PLAN, version: 1 }));
    await ask(office, 'POST', `/cascades/${cascadeId}/issue`, { documentNumber: '700', issuedOn: asTyped(today) });
  });
  afterAll(async () => {
    await Promise.all([office, admin, unit].map((one) => one?.context.close()));
    await stack?.stop();
  });

  const obligation = () => `${stack.url}/nghia-vu/${cascadeId}/so-y-te/bao-cao`;
  const dueOnPage = async (): Promise<string> => {
    await unit.page.goto(obligation());
    return unit.page.locator('.obligation-facts .due-date strong').innerText();
  };

  it('shows the days off with their source, names years without data, and refuses an impossible notice', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: 'Lịch', exact: true }).click();
    await page.getByText(/Chưa có dữ liệu lịch năm \d{4}/).waitFor();
    await page.getByText('Quốc khánh').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Nhập thông báo' }).click();
    await page.getByLabel('Số, ngày thông báo').fill(NOTICE);
    await page.getByLabel('Ngày nghỉ, ngày làm bù').fill('30/2/2026 nghỉ');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByTestId('error-summary').getByText('Dòng 1').waitFor();
  });

  it('shows what a notice would move, changes nothing, and publishes only when confirmed', async () => {
    const { page } = admin;
    const before = await dueOnPage();
    await page.getByLabel('Ngày nghỉ, ngày làm bù').fill(`${asTyped(dayOff)} nghỉ: Hoán đổi`);
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByTestId('notice-changes').getByText(asTyped(dayOff)).waitFor();
    await page.getByTestId('notice-moves').getByText('2 đơn vị chưa nộp').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect((await ask(office, 'GET', `/calendars/${CALENDAR}`)).latest).toBe(1);
    await page.getByRole('button', { name: 'Xác nhận công bố bản 2' }).click();
    await page.getByTestId('notice-published').waitFor();
    expect(await dueOnPage()).toBe(before);
  });

  it('offers the amendment, which needs document and reason, and moves the date with its reason', async () => {
    const { page } = office;
    const before = await dueOnPage();
    await admin.page.getByRole('link', { name: 'Lập bản điều chỉnh cho Kế hoạch để điều chỉnh' }).waitFor();
    await page.getByRole('link', { name: 'Lịch', exact: true }).click();
    const ours = page.getByRole('listitem').filter({ hasText: 'Kế hoạch để điều chỉnh' });
    await ours.getByRole('link', { name: 'Xem trước khi tính theo bản 2' }).click();
    await page.getByTestId('change-bao-cao').getByText('2 đơn vị chưa nộp').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Áp dụng bản điều chỉnh số 1' }).click();
    expect(await page.getByTestId('error-summary').innerText()).toContain('Nhập lý do điều chỉnh');
    await page.getByRole('button', { name: 'Tính lại tất cả' }).click();
    await page.getByLabel('Số văn bản điều chỉnh').fill('801');
    await page.getByLabel('Ngày văn bản điều chỉnh').fill(asTyped(today));
    await page.getByLabel('Lý do điều chỉnh').fill('Theo thông báo nghỉ hoán đổi');
    await page.getByRole('button', { name: 'Áp dụng bản điều chỉnh số 1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Áp dụng' }).click();
    await page.waitForURL((url) => url.pathname === `/dot/${cascadeId}`);
    await page.getByTestId('amendment-1').getByText('801/KH-UBND').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await dueOnPage()).not.toBe(before);
    await unit.page.getByText('Bản điều chỉnh số 1, văn bản 801/KH-UBND').first().waitFor();
  });

  it('preselects nothing where days are lost; what is kept stays', async () => {
    const { page } = office;
    const before = await dueOnPage();
    const sooner = anObligation({ due: { ...withinTenDays, count: 9, words: 'trong 9 ngày làm việc' } });
    await publish(office, aTemplate(PLAN, 'Kế hoạch để điều chỉnh', { obligations: [sooner] }), 1);
    await page.goto(`${stack.url}/dot/${cascadeId}/dieu-chinh?mau=2`);
    const change = page.getByTestId('change-bao-cao');
    await change.getByText('bớt 1 ngày làm việc').waitFor();
    expect(await change.getByRole('radio', { checked: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Áp dụng bản điều chỉnh số 2' }).click();
    expect(await page.getByTestId('error-summary').innerText()).toContain('Chọn giữ hạn cũ hay tính lại');
    await change.getByLabel('Giữ hạn cũ').check();
    await page.getByLabel('Số văn bản điều chỉnh').fill('802');
    await page.getByLabel('Ngày văn bản điều chỉnh').fill(asTyped(today));
    await page.getByLabel('Lý do điều chỉnh').fill('Sửa câu chữ');
    await page.getByRole('button', { name: 'Áp dụng bản điều chỉnh số 2' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Áp dụng' }).click();
    await page.getByTestId('amendment-2').getByText('802/KH-UBND').waitFor();
    expect(await dueOnPage()).toBe(before);
  });

  it('lets a draft take the newest template, and holds one back whose recurring duty has no date', async () => {
    const { page } = office;
    const draft = await ask(office, 'POST', '/cascades', { templateId: PLAN, version: 1 });
    await page.goto(`${stack.url}/dot/${draft.cascadeId}`);
    await page.getByRole('button', { name: 'Dùng bản mẫu mới nhất' }).click();
    await page.getByTestId('newer-versions').waitFor({ state: 'detached' });
    await page.getByText('“trong 9 ngày làm việc”').last().waitFor();
    const undated = { kind: 'undated', recurring: true, clause: 'III.3', words: 'hằng năm sơ kết' };
    const recurring = anObligation({
      due: undated,
      periods: { kind: 'yearly', from: 2026, to: 2027, label: 'năm {năm}' },
    });
    await publish(office, aTemplate(PLAN, 'Kế hoạch để điều chỉnh', { obligations: [recurring] }), 2);
    await page.reload();
    await page.getByRole('button', { name: 'Dùng bản mẫu mới nhất' }).click();
    await page.getByTestId('issue-blockers').getByText('III.3').waitFor();
    expect(await page.getByRole('button', { name: 'Ban hành' }).isDisabled()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
  });
});
