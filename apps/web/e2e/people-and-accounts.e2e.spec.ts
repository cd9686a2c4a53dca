import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.js';
import { axeViolations, type Person, signIn } from './people.js';
import { type RunningStack, startStack } from './running-stack.js';

const PASSWORD = 'chín bậu cửa sổ màu rêu';
const NARROW = { width: 390, height: 844 };

/** Whether the page itself scrolls sideways; wide tables scroll in themselves. */
const isTooWide = ({ page }: Person): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

describe('people and their accounts in the browser', () => {
  let stack: RunningStack;
  let admin: Person;
  let person: Person;
  let link = '';
  beforeAll(async () => {
    stack = await startStack();
    admin = await signIn(stack, 'quan-tri');
    const context = await openBrowser();
    person = { context, page: await context.newPage(), url: stack.url };
  });
  afterAll(async () => {
    await Promise.all([admin, person].map((one) => one?.context.close()));
    await stack?.stop();
  });

  it('an administrator adds a person by keyboard and gets a link for them, shown once', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: 'Người dùng' }).click();
    await page.getByRole('button', { name: 'Thêm người dùng' }).press('Enter');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.type('Có Dấu');
    await page.keyboard.press('Enter');
    await page.getByTestId('error-summary').waitFor();
    await page.getByLabel('Tên đăng nhập').fill('buoi.nt');
    await page.getByLabel('Họ tên').fill('Nguyễn Thị Bưởi');
    await page.getByLabel('Địa chỉ thư của người này').fill('buoi@so.example.vn');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Nguyễn Thị Bưởi' }).waitFor();
    await page.getByRole('button', { name: 'Đặt lại mật khẩu' }).press('Enter');
    await page.keyboard.type('Cấp lần đầu');
    await page.getByLabel('Hiện một lần để trao tận tay').check();
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('form').getByRole('button', { name: 'Đặt lại mật khẩu' }).click();
    link = (await page.locator('code.secret').textContent()) ?? '';
    expect(link).toContain('/dat-mat-khau#');
    await page.getByText('Đặt lại mật khẩu, trao liên kết. Lý do: Cấp lần đầu').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('the person sets a password by the link, is told when it is weak, and signs in', async () => {
    const { page } = person;
    await page.goto(link);
    await page.getByLabel('Mật khẩu mới').fill('Nguyễn Thị Bưởi 1990');
    await page.keyboard.press('Enter');
    await page.getByTestId('error-summary').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('Mật khẩu mới').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Đăng nhập bằng mật khẩu mới' }).click();
    await page.getByLabel('Tên đăng nhập').fill('buoi@so.example.vn');
    await page.getByLabel('Mật khẩu').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Nguyễn Thị Bưởi' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tài khoản của tôi' }).waitFor();
    await page.getByText('Chrome trên Linux').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('makes a token that is shown once, and changes the password', async () => {
    const { page } = person;
    await page.getByLabel('Tên chương trình').fill('Máy đồng bộ');
    await page.keyboard.press('Enter');
    expect(await page.locator('code.secret').textContent()).toMatch(/^dondoc_/);
    await page.getByLabel('Mật khẩu đang dùng').fill('không phải');
    await page.getByLabel('Mật khẩu mới').fill(`${PASSWORD} hai`);
    await page.keyboard.press('Enter');
    await page.getByText('Mật khẩu đang dùng không đúng.').first().waitFor();
    await page.getByLabel('Mật khẩu đang dùng').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('Đã đổi mật khẩu').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize(NARROW);
    expect(await isTooWide(person)).toBe(false);
  });

  it('is out at once when disabled, and told why', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'Ngừng sử dụng' }).press('Enter');
    await page.keyboard.type('Chuyển công tác');
    await page.locator('form').getByRole('button', { name: 'Ngừng sử dụng' }).click();
    await page.getByText('✕ Đã ngừng').waitFor();
    await person.page.reload();
    await person.page.getByText('Tài khoản này đã ngừng sử dụng.').waitFor();
    expect(await axeViolations(person.page)).toEqual([]);
  });

  it('is found with or without marks, also on a narrow screen', async () => {
    const { page } = admin;
    await page.getByRole('navigation', { name: 'Đường dẫn' }).getByRole('link').click();
    await page.getByLabel('Tìm người dùng').fill('nguyen thi buoi');
    await page.getByText('1 người', { exact: true }).waitFor();
    await page.setViewportSize(NARROW);
    expect(await isTooWide(admin)).toBe(false);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('may ask for a link when the password is forgotten', async () => {
    const { page } = person;
    await page.getByRole('link', { name: 'Quên mật khẩu' }).click();
    await page.getByLabel('Tên đăng nhập hoặc địa chỉ thư').fill('buoi.nt');
    await page.keyboard.press('Enter');
    await page.getByText('Đã nhận yêu cầu').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });
});
