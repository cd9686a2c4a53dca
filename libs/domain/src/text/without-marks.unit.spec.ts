import { describe, expect, it } from 'vitest';
import { unmarked, withoutMarks } from './without-marks.js';

describe('text without marks', () => {
  it('is the same however the marks were typed', () => {
    const text = 'Tôi được đi học ở Đắk Lắk';
    for (const form of ['NFC', 'NFD'] as const) {
      expect(withoutMarks(text.normalize(form))).toBe('toi duoc di hoc o dak lak');
      expect(unmarked(text.normalize(form))).toBe('Toi duoc di hoc o Dak Lak');
    }
  });

  it('keeps all that is no mark', () => {
    expect(withoutMarks('36-CT/TU, 21/11/2022')).toBe('36-ct/tu, 21/11/2022');
  });
});
