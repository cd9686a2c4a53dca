import { deskFilterSchema } from '@dondoc/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskQuery, isNarrowed, readDeskFilter } from './desk-address.js';

const plain = deskFilterSchema.parse({});
const id = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
const filter = fc.record({
  view: fc.constantFrom('attention', 'overdue', 'soon', 'all'),
  statuses: fc.uniqueArray(fc.constantFrom('overdue', 'returned', 'done_late')),
  days: fc.integer({ min: 1, max: 60 }),
  cascades: fc.uniqueArray(id, { maxLength: 3 }),
  units: fc.uniqueArray(id, { maxLength: 3 }),
  within: fc.option(id),
  year: fc.option(fc.integer({ min: 1900, max: 2999 })),
  text: fc.constantFrom('', 'so y te', 'Sở Y tế & Sở Nội vụ', '50 %', 'a=b,c'),
});

describe('the desk in the address', () => {
  it('comes back as it was put there', () => {
    fc.assert(
      fc.property(filter, (some) => {
        const whole = deskFilterSchema.parse(some);
        expect(readDeskFilter(new URLSearchParams(deskQuery(whole, null).toString()))).toEqual(whole);
      }),
    );
  });

  it.each(['xem=overdue', 'xem=soon&so-ngay=5', ''])('leaves no row out but by its view: ?%s', (address) =>
    expect(isNarrowed(readDeskFilter(new URLSearchParams(address)))).toBe(false),
  );

  it.each(['nam=2025', 'nhom=plan', 'ky=2026-Q1', 'qua=so-noi-vu', 'thuoc=ubnd-tinh', 'tinh-trang=returned', 'tim=so'])(
    'leaves rows out: ?xem=overdue&%s',
    (address) => expect(isNarrowed(readDeskFilter(new URLSearchParams(`xem=overdue&${address}`)))).toBe(true),
  );

  it('of the plain desk is empty', () => expect(deskQuery(plain, null).toString()).toBe(''));

  it('leaves out what nobody could have meant and keeps the rest', () => {
    const typed = new URLSearchParams('xem=moi-thu&nam=abc&so-ngay=999&tinh-trang=xyz&don-vi=so-y-te');
    expect(readDeskFilter(typed)).toEqual({ ...plain, units: ['so-y-te'] });
  });
});
