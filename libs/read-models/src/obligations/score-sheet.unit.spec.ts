import { type Appraisal, instantOf } from '@dondoc/domain';
import { aScoring } from '@dondoc/domain/testing';
import { describe, expect, it } from 'vitest';
import { scoreSheetOf } from './score-sheet.js';

const at = instantOf('2024-10-18T02:00:00.000Z');
const self = { 1: 35, 2: 28, 3: 27.5 };
const gave = (by: string, scores: Appraisal['scores'], reason = ''): Appraisal => ({ by, scores, reason, at });
/** The sheet as that unit sees it: `so-noi-vu` appraises all, `van-phong` criterion 1 with it. */
const sheetOf = (viewer: string, appraisals: readonly Appraisal[]) =>
  scoreSheetOf(aScoring(), { appraisals, rating: null }, self, new Map(), viewer).criteria;

describe('the score sheet', () => {
  it('marks whose criteria the viewer appraises, and what they gave', () => {
    expect(sheetOf('van-phong', []).map(({ mine }) => mine)).toEqual([true, false, false]);
    expect(sheetOf('so-noi-vu', [gave('so-noi-vu', { 2: 20 }, 'x')]).map(({ ownScore }) => ownScore)).toEqual([
      null,
      20,
      null,
    ]);
    expect(sheetOf('so-y-te', []).some(({ mine }) => mine)).toBe(false);
  });

  it('shows no appraised score while one of two who appraise is silent', () => {
    const [first, second] = sheetOf('so-y-te', [gave('so-noi-vu', self)]);
    expect(first).toMatchObject({ appraised: null });
    expect(first?.appraisers.map(({ unitId, score, awaited }) => [unitId, score, awaited])).toEqual([
      ['so-noi-vu', 35, false],
      ['van-phong', null, true],
    ]);
    expect(second).toMatchObject({ selfScore: 28, appraised: 28 });
  });

  it('shows both scores where they differ, and that the appraiser decides', () => {
    const differing = [gave('so-noi-vu', self), gave('van-phong', { 1: 30 }, 'chậm')];
    const [first] = sheetOf('so-y-te', differing);
    expect(first?.appraised).toBeNull();
    expect(first?.appraisers.map(({ score, awaited }) => [score, awaited])).toEqual([
      [35, true],
      [30, false],
    ]);
    const [settled] = sheetOf('so-y-te', [...differing, gave('so-noi-vu', { 1: 30 }, 'thống nhất')]);
    expect(settled).toMatchObject({ appraised: 30 });
    expect(settled?.appraisers.some(({ awaited }) => awaited)).toBe(false);
  });
});
