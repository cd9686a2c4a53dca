import { describe, expect, it } from 'vitest';
import { keepMoment } from './keep-moment.js';

describe('a link out of a screen of the past', () => {
  it('keeps the moment, whatever else stands in the address', () => {
    expect(keepMoment('/dot/kh-1/bang-theo-doi?qua-han=1#bang', '15/3/2024')).toBe(
      '/dot/kh-1/bang-theo-doi?qua-han=1&nhu-ngay=15%2F3%2F2024#bang',
    );
    expect(keepMoment('/nghia-vu/a/b/c', '15/3/2024')).toBe('/nghia-vu/a/b/c?nhu-ngay=15%2F3%2F2024');
  });

  it('leaves alone an address with a moment of its own, and pages that know only today', () => {
    for (const address of [
      '/dot?nhu-ngay=1%2F1%2F2024',
      '/thu',
      '/cong-van/moi?dot=a',
      '/dot/kh-1/dieu-chinh',
      '?xem=all',
    ])
      expect(keepMoment(address, '15/3/2024')).toBe(address);
  });

  it('changes nothing while one looks at now', () => {
    expect(keepMoment('/dot', null)).toBe('/dot');
  });
});
