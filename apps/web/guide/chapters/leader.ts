import type { Camera } from '../camera.js';

/** The one page, the list behind a number, and what the head of a unit sees. */
export const leadersPictures = async (camera: Camera): Promise<void> => {
  const leader = await camera.as('lanh-dao');
  const page = await camera.open(leader, '/trang-lanh-dao');
  await page.getByTestId('leader-headline').waitFor();
  await camera.take(page, 'lanh-dao-mot-trang');
  await camera.take(page, 'lanh-dao-danh-sach', page.getByRole('heading', { name: 'Quá hạn lâu nhất' }));
  await camera.take(await camera.open(leader, '/ban-lam-viec?xem=overdue&theo=unit'), 'lanh-dao-theo-don-vi');
  const head = await camera.as('lanh-dao-so-tu-phap');
  await camera.take(await camera.open(head, '/viec-can-nop'), 'lanh-dao-don-vi');
};
