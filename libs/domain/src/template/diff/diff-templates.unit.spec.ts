import { describe, expect, it } from 'vitest';
import { plainDateOf } from '../../calendar/plain-date.js';
import { anObligation, aTemplate, yearlyRule } from '../../testing/index.js';
import { diffTemplates, requireChanged, sameTemplate } from './diff-templates.js';

const before = aTemplate([anObligation('a'), anObligation('b'), anObligation('c')]);

describe('two versions of a template', () => {
  it('are compared obligation by obligation, in words', () => {
    const after = aTemplate([
      anObligation('a', { due: yearlyRule(12, 1, { boundary: 'on', roll: 'next' }), to: 'so-noi-vu' }),
      anObligation('c'),
      anObligation('d', {
        due: {
          kind: 'fixed-date',
          date: plainDateOf('2024-03-15'),
          boundary: 'before',
          roll: 'none',
          words: 'w',
          clause: 'c',
        },
      }),
    ]);
    expect(diffTemplates(before, after).map(({ kind, obligation, text }) => [kind, obligation, text])).toEqual([
      [
        'changed',
        'a',
        'Sửa “Báo cáo a”: hạn: trước ngày 15 tháng 11 → chậm nhất ngày 1 tháng 12, trùng ngày nghỉ thì lùi; nơi nhận: ubnd-tinh → so-noi-vu.',
      ],
      ['added', 'd', 'Thêm “Báo cáo d”: hạn trước ngày 15/03/2024.'],
      ['dropped', 'b', 'Bỏ “Báo cáo b”.'],
    ]);
  });

  it('name the fields that differ', () => {
    const after = aTemplate([
      anObligation('a', {
        via: 'so-noi-vu',
        needsAcceptance: true,
        owedBy: { classes: ['xa'], units: [], except: [] },
      }),
      anObligation('b'),
      anObligation('c'),
    ]);
    const [change] = diffTemplates(before, after);
    expect(change?.fields.map(({ field, before: was, after: is }) => `${field}: ${was} → ${is}`)).toEqual([
      'owedBy: Sở, ban, ngành → Xã, phường, thị trấn',
      'via: gửi thẳng → so-noi-vu',
      'needsAcceptance: không → có',
    ]);
  });

  it('tell also what the words do not show', () => {
    const after = aTemplate([
      anObligation('a', { due: yearlyRule(11, 15, { words: 'khác' }) }),
      anObligation('b'),
      anObligation('c'),
    ]);
    expect(diffTemplates(before, after)[0]?.text).toContain('hạn: thay đổi chi tiết');
  });

  it('may differ in the template alone', () => {
    const after = { ...before, title: 'Kế hoạch khác' };
    expect(diffTemplates(before, after)).toMatchObject([
      { kind: 'changed', obligation: '', fields: [{ field: 'title' }] },
    ]);
  });

  it('are the same whatever their number, and the order in which fields are written', () => {
    const written = Object.fromEntries(Object.entries(before).reverse()) as typeof before;
    expect(sameTemplate(before, { ...written, version: 7 })).toBe(true);
    expect(diffTemplates(before, { ...written, version: 7 })).toEqual([]);
    expect(() => requireChanged(before, { ...before, version: 2 })).toThrow(
      expect.objectContaining({ code: 'TEMPLATE.UNCHANGED' }),
    );
  });

  it('differ when the obligations stand in another order', () => {
    const turned = { ...before, obligations: [...before.obligations].reverse() };
    expect(sameTemplate(before, turned)).toBe(false);
    expect(() => requireChanged(before, turned)).not.toThrow();
  });
});

describe('a template of before extensions and locks', () => {
  const older = aTemplate([anObligation('bao-cao')]);
  const spelled = aTemplate([
    anObligation('bao-cao', { extensions: { most: 1, maxWorkingDays: null }, closesAfter: null }),
  ]);

  it('is the same as one that states their defaults', () => {
    expect(sameTemplate(older, spelled)).toBe(true);
    expect(diffTemplates(older, spelled)).toEqual([]);
  });

  it('tells what an edition makes of them', () => {
    const stricter = aTemplate([
      anObligation('bao-cao', { extensions: { most: 0, maxWorkingDays: null }, closesAfter: 5 }),
    ]);
    const [change] = diffTemplates(older, stricter);
    expect(change?.fields.map(({ label, before, after }) => `${label}: ${before} → ${after}`)).toEqual([
      'gia hạn: tối đa 1 lần → không',
      'khóa: không khóa → sau hạn 5 ngày làm việc',
    ]);
  });
});
