import { describe, expect, it } from 'vitest';
import { letterheadOf } from './letterhead.js';
import { isPartyBody } from './party-body.js';

const PROVINCE = { name: 'Tỉnh ủy Ninh Thuận' };
const DISTRICT = { name: 'Huyện ủy Ninh Phước' };
const leader = { title: 'Bí thư', name: 'Đỗ Văn Vân' };

describe('the letterhead of a Party body', () => {
  it('of a committee names the organisation above, and is signed on behalf of its standing board (seed 000)', () => {
    expect(letterheadOf({ name: 'Huyện ủy Ninh Phước', class: 'issuer', leader }, PROVINCE)).toEqual({
      layout: 'party',
      superior: 'Đảng bộ tỉnh Ninh Thuận',
      agency: 'Huyện ủy Ninh Phước',
      name: 'Ban Thường vụ Huyện ủy Ninh Phước',
      sign: 'CV/HU',
      place: 'Ninh Phước',
      capacity: ['T/M Ban Thường vụ', 'Bí thư'],
      signatory: 'Đỗ Văn Vân',
    });
  });

  it.each([
    ['Văn phòng Huyện ủy Ninh Phước', DISTRICT, 'Văn phòng', 'CV/VPHU', 'Ninh Phước'],
    ['Ban Dân vận Huyện uỷ Ninh Phước', DISTRICT, 'Ban Dân vận', 'CV/BDVHU', 'Ninh Phước'],
    ['Ủy ban Kiểm tra Tỉnh ủy Ninh Thuận', PROVINCE, 'Ủy ban Kiểm tra', 'CV/UBKTTU', 'Ninh Thuận'],
    ['Văn phòng', DISTRICT, 'Văn phòng', 'CV/VPHU', 'Ninh Phước'],
  ])('of %s stands under its committee', (name, above, agency, sign, place) => {
    const unit = { name, class: 'office' as const, leader: { title: 'Chánh Văn phòng', name: 'Lê Kim Quân' } };
    expect(letterheadOf(unit, above)).toMatchObject({ layout: 'party', superior: above.name, agency, sign, place });
  });

  it('of a block of bodies signs as its documents do (seed 002)', () => {
    const block = { name: 'Đảng ủy khối Cơ quan - Doanh nghiệp tỉnh Ninh Thuận', class: 'issuer' as const, leader };
    expect(letterheadOf(block, PROVINCE)).toMatchObject({ sign: 'CV/ĐUK', place: 'Ninh Thuận' });
  });

  it('of the province names nobody above, and places of one syllable or a number keep their level', () => {
    const of = (name: string, above: { name: string } | null = null) =>
      letterheadOf({ name, class: 'issuer', leader }, above);
    expect(of('Tỉnh ủy Ninh Thuận')).toMatchObject({ superior: null, sign: 'CV/TU', place: 'Ninh Thuận' });
    expect(of('Thành ủy Huế').place).toBe('Thành phố Huế');
    expect(of('Đảng ủy Phường 12', { name: 'Quận ủy 3' })).toMatchObject({
      superior: 'Đảng bộ quận 3',
      sign: 'CV/ĐU',
      place: 'Phường 12',
    });
    expect(of('Đảng ủy xã Phước Hải', DISTRICT)).toMatchObject({
      superior: 'Đảng bộ huyện Ninh Phước',
      place: 'Phước Hải',
    });
  });

  it.each([
    ['Chi bộ Sở Tư pháp', true],
    ['THÀNH UỶ HUẾ', true],
    ['Sở Tài chính', false],
    ['Ủy ban nhân dân huyện Ninh Phước', false],
    ['Văn phòng Ủy ban nhân dân thành phố', false],
    ['Trường Chính trị tỉnh', false],
  ])('is used by %s: %s', (name, expected) => {
    expect(isPartyBody({ name })).toBe(expected);
  });
});
