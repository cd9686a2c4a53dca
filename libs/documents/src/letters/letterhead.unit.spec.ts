import { describe, expect, it } from 'vitest';
import { letterheadOf } from './letterhead.js';

const leader = { title: 'Chủ tịch', name: 'Phạm Tấn Nghĩa' };

describe('the letterhead that a unit most probably uses', () => {
  it('of an Office names the committee above, then itself', () => {
    const office = { name: 'Văn phòng Ủy ban nhân dân tỉnh Ninh Thuận', class: 'office' as const, leader: null };
    expect(letterheadOf(office, { name: 'Ủy ban nhân dân tỉnh Ninh Thuận' })).toMatchObject({
      superior: 'Ủy ban nhân dân\ntỉnh Ninh Thuận',
      agency: 'Văn phòng',
      sign: 'VPUBND-TH',
      place: 'Ninh Thuận',
    });
  });

  it('of a committee names nobody above and signs on its behalf', () => {
    const committee = { name: 'Ủy ban nhân dân tỉnh Ninh Thuận', class: 'issuer' as const, leader };
    expect(letterheadOf(committee, { name: 'Chính phủ' })).toEqual({
      superior: null,
      agency: 'Ủy ban nhân dân\ntỉnh Ninh Thuận',
      name: 'Ủy ban nhân dân tỉnh Ninh Thuận',
      sign: 'UBND-TH',
      place: 'Ninh Thuận',
      capacity: ['TM. ỦY BAN NHÂN DÂN', 'Chủ tịch'],
      signatory: 'Phạm Tấn Nghĩa',
    });
  });

  it('of a department is abbreviated by its words and leaves out the province', () => {
    const unit = { name: 'Sở Nội vụ tỉnh Ninh Thuận', class: 'so-ban-nganh' as const, leader: null };
    expect(letterheadOf(unit, { name: 'Ủy ban nhân dân tỉnh Ninh Thuận' })).toMatchObject({
      agency: 'Sở Nội vụ',
      sign: 'SNV-VP',
    });
  });

  it('writes a huyện in full, for it may be named after a person', () => {
    const unit = { name: 'Ủy ban nhân dân huyện Dương Minh Châu', class: 'huyen-thanh-pho' as const, leader };
    expect(letterheadOf(unit, null).place).toBe('Huyện Dương Minh Châu');
  });

  it('of a body whose place no name tells is left for the clerk', () => {
    const unit = { name: 'Ban Dân vận', class: 'to-chuc-dang' as const, leader: null };
    expect(letterheadOf(unit, null)).toMatchObject({ superior: null, place: '', signatory: '' });
  });
});
