import { loadConfiguration } from '@dondoc/configuration';
import { describe, expect, it } from 'vitest';
import { welcome } from './welcome.js';

const account = (username: string, role: string) => ({
  username,
  password: 'mau-2026',
  role,
  name: `Đầu mối ${username}`,
  roleLabel: 'Đơn vị thực hiện',
  unitName: 'Sở Y tế',
});

describe('the words at the end of a start', () => {
  it('name a few accounts of each role and count the rest', () => {
    const units = ['so-noi-vu', 'so-y-te', 'so-tai-chinh', 'so-xay-dung'].map((name) => account(name, 'unit'));
    const accounts = [account('van-phong', 'office'), ...units];
    const words = welcome(loadConfiguration({}), { accounts, ownTemporal: true, ownMailbox: true });
    for (const shown of ['van-phong', 'so-noi-vu', 'so-y-te', 'mau-2026', 'và 2 tài khoản nữa'])
      expect(words).toContain(shown);
    expect(words).not.toContain('so-xay-dung');
  });

  it('name only what was started here', () => {
    const words = welcome(loadConfiguration({}), { accounts: [], ownTemporal: false, ownMailbox: false });
    expect(words).not.toMatch(/8084|8086|Đăng nhập/);
    expect(words).toContain('http://localhost:8080');
  });
});
