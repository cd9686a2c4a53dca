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
      layout: 'state',
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

  it('abbreviates without tones', () => {
    const unit = { name: 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Ninh Thuận', class: 'doan-the' as const, leader: null };
    expect(letterheadOf(unit, null).sign).toMatch(/^UBMTTQVN/);
  });

  it('of a body whose place no name tells is left for the clerk', () => {
    const unit = { name: 'Ban Quản lý dự án', class: 'so-ban-nganh' as const, leader: null };
    expect(letterheadOf(unit, null)).toMatchObject({ layout: 'state', superior: null, place: '', signatory: '' });
  });
});
