import type { UnitRowView } from '@dondoc/contracts';

/** Classes under which documents address units, as the register offers them. */
export const CLASS_CHOICES = [
  { value: 'issuer', label: 'Cơ quan ban hành' },
  { value: 'office', label: 'Văn phòng' },
  { value: 'so-ban-nganh', label: 'Sở, ban, ngành' },
  { value: 'luc-luong-vu-trang', label: 'Lực lượng vũ trang' },
  { value: 'don-vi-su-nghiep', label: 'Đơn vị sự nghiệp' },
  { value: 'huyen-thanh-pho', label: 'Huyện, thành phố' },
  { value: 'xa', label: 'Xã, phường, thị trấn' },
  { value: 'phong-chuyen-mon', label: 'Phòng chuyên môn, đơn vị sự nghiệp cấp huyện, xã' },
  { value: 'phong-thuoc-so', label: 'Phòng, đơn vị thuộc sở, ban' },
  { value: 'to-chuc-dang', label: 'Cấp ủy, tổ chức Đảng' },
  { value: 'doan-the', label: 'Mặt trận, đoàn thể' },
] as const;

export const TIER_CHOICES = [
  { value: 'province', label: 'Cấp tỉnh' },
  { value: 'district', label: 'Cấp huyện' },
  { value: 'commune', label: 'Cấp xã' },
  { value: 'division', label: 'Phòng, bộ phận' },
] as const;

/** Units of which the day's tree has the parent, under it; all others stand at the top. */
export const childrenByParent = (units: readonly UnitRowView[]): ReadonlyMap<string | null, UnitRowView[]> => {
  const known = new Set(units.map(({ unitId }) => unitId));
  const found = new Map<string | null, UnitRowView[]>();
  for (const unit of units) {
    const parent = unit.parent !== null && known.has(unit.parent) ? unit.parent : null;
    const siblings = found.get(parent);
    if (siblings) siblings.push(unit);
    else found.set(parent, [unit]);
  }
  return found;
};
