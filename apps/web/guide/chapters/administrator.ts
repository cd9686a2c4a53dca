import type { Camera } from '../camera.js';

const NEW_PERSON = { username: 'nguyen-thi-mai', name: 'Nguyễn Thị Mai', email: 'mai.nguyen@so-y-te.example' };

/** People: the list, adding one, the link to set a password. */
export const peoplePictures = async (camera: Camera): Promise<void> => {
  const admin = await camera.as('quan-tri');
  const page = await camera.open(admin, '/nguoi-dung');
  await camera.take(page, 'quan-tri-nguoi-dung');
  await page.getByRole('button', { name: 'Thêm người dùng' }).click();
  await page.getByLabel('Tên đăng nhập').fill(NEW_PERSON.username);
  await page.getByLabel('Họ tên').fill(NEW_PERSON.name);
  await page.getByLabel('Địa chỉ thư').fill(NEW_PERSON.email);
  await camera.take(page, 'quan-tri-them-nguoi');
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.waitForURL((url) => url.pathname.endsWith(NEW_PERSON.username));
  await page.getByRole('heading', { level: 1, name: NEW_PERSON.name }).waitFor();
  await page.getByRole('button', { name: 'Đặt lại mật khẩu' }).click();
  await page.getByLabel('Lý do').fill('Tài khoản mới.');
  await camera.take(page, 'quan-tri-dat-mat-khau');
  await camera.take(await camera.open(admin, '/ket-noi'), 'quan-tri-ket-noi');
};

/** Units and who holds their posts. */
export const registerPictures = async (camera: Camera): Promise<void> => {
  const keeper = await camera.as('quan-tri-don-vi');
  const page = await camera.open(keeper, '/don-vi-va-dau-moi');
  await page.getByLabel('Tìm đơn vị').fill('so y te');
  await camera.take(page, 'quan-tri-don-vi');
  await camera.open(keeper, '/don-vi-va-dau-moi/so-y-te');
  const card = page.getByRole('region', { name: 'Đầu mối thực hiện' });
  await card.getByRole('button', { name: 'Cử người' }).click();
  await card.getByLabel('Tên đăng nhập').fill(NEW_PERSON.username);
  await card.getByLabel('Từ ngày').fill('1/12/2026');
  await camera.take(page, 'quan-tri-cu-nguoi', card);
  await card.getByRole('button', { name: 'Thôi', exact: true }).click();
  await card
    .getByRole('button', { name: /Vắng mặt/ })
    .first()
    .click();
  await card.getByLabel('Vắng từ ngày').fill('24/11/2026');
  await card.getByLabel(/Đến hết ngày/).fill('27/11/2026');
  await card.getByLabel(/Tên đăng nhập/).fill('so-tu-phap');
  await camera.take(page, 'quan-tri-vang-mat', card);
};

/** The words of the letters, and one's own account. */
export const wordingPictures = async (camera: Camera): Promise<void> => {
  const office = await camera.as('van-phong');
  await camera.take(await camera.open(office, '/cong-van/mau'), 'quan-tri-mau-cong-van');
  await camera.take(await camera.open(office, '/tai-khoan'), 'tai-khoan');
};
