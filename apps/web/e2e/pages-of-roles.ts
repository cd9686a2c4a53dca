import { readFile } from 'node:fs/promises';
import { type Act, mayAct, type Relation, type Role } from '@dondoc/contracts';

/** Paths of the routes as the product lists them, in their order. */
export const routePaths = async (): Promise<string[]> => {
  const source = await readFile(new URL('../src/app/routes.tsx', import.meta.url), 'utf8');
  return [...source.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path);
};

/** One account of each role, and what its unit is to the cascade and the duty below. */
export const actors: readonly { username: string; role: Role; relations: readonly Relation[] }[] = [
  { username: 'van-phong', role: 'office', relations: ['cascade', 'below'] },
  { username: 'lanh-dao', role: 'leader', relations: ['cascade', 'below'] },
  { username: 'so-noi-vu', role: 'focal-department', relations: ['cascade', 'via'] },
  { username: 'so-tu-phap', role: 'unit', relations: ['own'] },
  { username: 'lanh-dao-so-tu-phap', role: 'unit-leader', relations: ['own'] },
  { username: 'quan-tri-mau', role: 'template-admin', relations: ['cascade', 'below'] },
  { username: 'quan-tri-don-vi', role: 'organisation-admin', relations: ['below'] },
  { username: 'kiem-tra', role: 'auditor', relations: [] },
  { username: 'quan-tri', role: 'admin', relations: [] },
];

export const CASCADE = 'ninh-thuan-2022-2026';
const UNIT = 'so-tu-phap';
export const OBLIGATION = `/nghia-vu/${CASCADE}/${UNIT}/bao-cao-nam.2026`;

/** Where a route is looked at, and the act that it takes to see it; null: somebody who is not signed in. */
export type LookedAt = { address: string; act: Act | null };
type Made = { letterId: string; jobId: string; templateId: string };

/** Pages for somebody who is not signed in. */
const outside: Readonly<Record<string, LookedAt>> = {
  '/dang-nhap': { address: '/dang-nhap', act: null },
  '/quen-mat-khau': { address: '/quen-mat-khau', act: null },
  '/dat-mat-khau': { address: '/dat-mat-khau', act: null },
  '/kiem-tra/:code?': { address: '/kiem-tra', act: null },
};

/** Every route of the product; the spec fails for one that this table does not name. */
export const pagesOf = ({ letterId, jobId, templateId }: Made): Readonly<Record<string, LookedAt>> => ({
  ...outside,
  '/': { address: '/', act: 'account.own' },
  'ban-lam-viec': { address: '/ban-lam-viec?xem=all', act: 'desk.read' },
  'ban-lam-viec/ban-in': { address: '/ban-lam-viec/ban-in', act: 'desk.read' },
  'tim-kiem': { address: '/tim-kiem?q=so+y+te', act: 'cascade.list' },
  dot: { address: '/dot', act: 'cascade.list' },
  'dot/:cascadeId': { address: `/dot/${CASCADE}`, act: 'cascade.read' },
  'dot/:cascadeId/bang-theo-doi': { address: `/dot/${CASCADE}/bang-theo-doi`, act: 'cascade.track' },
  'dot/:cascadeId/tong-hop': { address: `/dot/${CASCADE}/tong-hop`, act: 'roll-up.read' },
  'dot/:cascadeId/dieu-chinh': { address: `/dot/${CASCADE}/dieu-chinh`, act: 'cascade.amend' },
  'nghia-vu/:cascadeId/:unitId/:lineId': { address: OBLIGATION, act: 'obligation.read' },
  'viec-can-nop': { address: '/viec-can-nop', act: 'submission.submit' },
  'don-vi/:unitId': { address: `/don-vi/${UNIT}`, act: 'due-list.read' },
  'don-vi-va-dau-moi': { address: '/don-vi-va-dau-moi', act: 'unit.read' },
  'don-vi-va-dau-moi/:unitId': { address: `/don-vi-va-dau-moi/${UNIT}`, act: 'post.read' },
  'hop-thu': { address: '/hop-thu', act: 'account.own' },
  'kenh-nhan': { address: '/kenh-nhan', act: 'account.own' },
  'ket-noi': { address: '/ket-noi', act: 'webhook.read' },
  thu: { address: '/thu', act: 'message.read' },
  mau: { address: '/mau', act: 'template.list' },
  'mau/dan-van-ban': { address: '/mau/dan-van-ban', act: 'template.edit' },
  'mau/:templateId/soan': { address: `/mau/${templateId}/soan`, act: 'template.edit' },
  'mau/:templateId/chay-thu': { address: '/mau/ninh-thuan-dan-van-2027/chay-thu', act: 'template.try' },
  'trang-lanh-dao': { address: '/trang-lanh-dao', act: 'leader-page.read' },
  'cong-van': { address: '/cong-van', act: 'letter.read' },
  'cong-van/moi': { address: `/cong-van/moi?dot=${CASCADE}`, act: 'letter.make' },
  'cong-van/mau': { address: '/cong-van/mau', act: 'letter.edit-template' },
  'cong-van/:letterId': { address: `/cong-van/${letterId}`, act: 'letter.read' },
  'viec-hang-loat': { address: '/viec-hang-loat', act: 'job.read' },
  'viec-hang-loat/:jobId': { address: `/viec-hang-loat/${jobId}`, act: 'job.read-others' },
  'nhap-excel': { address: '/nhap-excel', act: 'import.submissions' },
  lich: { address: '/lich', act: 'calendar.read' },
  'tai-khoan': { address: '/tai-khoan', act: 'account.own' },
  'nguoi-dung': { address: '/nguoi-dung', act: 'account.read' },
  'nguoi-dung/:username': { address: '/nguoi-dung/so-y-te', act: 'account.read' },
  '*': { address: '/khong-co-trang-nay', act: 'account.own' },
});

/** Whether that account may see the page, by the table of rights. */
export const mayOpen = ({ role, relations }: (typeof actors)[number], { act }: LookedAt): boolean =>
  act !== null && mayAct(role, act, relations);
