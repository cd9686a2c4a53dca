import type { CascadeSummary } from '@dondoc/contracts';
import { describe, expect, it } from 'vitest';
import { byTiers } from './tiers.js';

const plan = (cascadeId: string, parentId: string | null = null): CascadeSummary => ({
  cascadeId,
  parentId,
  title: cascadeId,
  status: 'issued',
  document: { type: 'Kế hoạch', sign: 'KH', number: '1', issuedOn: '2026-01-05', issuer: 'UBND', subject: '' },
  sample: false,
  unitCount: 1,
  obligationCount: 1,
  overdueCount: 0,
  progress: '',
  nextDue: null,
});
const shown = (...plans: CascadeSummary[]) =>
  byTiers(plans).map(({ cascade, depth }) => `${cascade.cascadeId}${depth}`);

describe('plans by tiers', () => {
  it('stand below the one that they carry out, tier by tier', () => {
    expect(shown(plan('so', 'tinh'), plan('khac'), plan('tinh'), plan('phong', 'so'))).toEqual([
      'khac0',
      'tinh0',
      'so1',
      'phong2',
    ]);
  });

  it('stand by themselves where the plan above is not in the list', () => {
    expect(shown(plan('so', 'khong-thay'), plan('tinh'))).toEqual(['so0', 'tinh0']);
  });

  it('are shown once each, even where two name each other', () => {
    expect(shown(plan('a', 'b'), plan('b', 'a'), plan('c'))).toEqual(['c0', 'a0', 'b1']);
  });
});
