import { describe, expect, it } from 'vitest';
import { documentLabel } from './document-label.js';

const DRAFT = { type: 'Kế hoạch', sign: 'KH-UBND', number: null, issuedOn: null, issuer: 'UBND tỉnh', subject: '' };

describe('the label of a document', () => {
  it('says that a draft has neither number nor date', () => {
    expect(documentLabel(DRAFT)).toBe('Dự thảo (chưa có số, ngày)');
    expect(documentLabel({ ...DRAFT, number: '15' })).toBe('Dự thảo (chưa có số, ngày)');
  });

  it('adds the sign to a bare number, and only then', () => {
    const issued = { ...DRAFT, issuedOn: '2022-02-14' };
    expect(documentLabel({ ...issued, number: '15' })).toBe('Kế hoạch số 15/KH-UBND ngày 14/02/2022');
    expect(documentLabel({ ...issued, number: '15/KH-UBND' })).toBe('Kế hoạch số 15/KH-UBND ngày 14/02/2022');
  });
});
