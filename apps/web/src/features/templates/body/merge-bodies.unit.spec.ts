import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differencesOf } from './differences.js';
import { mergeBodies } from './merge-bodies.js';

const base = {
  title: 'Kế hoạch 2023',
  obligations: [
    { key: 'ke-hoach', title: 'Kế hoạch', due: { kind: 'fixed-date', date: '2023-04-10' } },
    { key: 'bao-cao', title: 'Báo cáo', due: { kind: 'fixed-date', date: '2023-10-20' } },
  ],
};
const [plan, report] = base.obligations;

describe('my changes put on top of theirs', () => {
  it('keeps both when two people have changed different fields', () => {
    const mine = { ...base, obligations: [plan, { ...report, title: 'Báo cáo năm' }] };
    const theirs = { ...base, title: 'Kế hoạch công tác năm 2023' };
    expect(mergeBodies(base, mine, theirs)).toEqual({
      merged: { title: 'Kế hoạch công tác năm 2023', obligations: mine.obligations },
      collisions: [],
    });
  });

  it('keeps an obligation that each of us has added', () => {
    const mine = { ...base, obligations: [...base.obligations, { key: 'cua-toi' }] };
    const theirs = { ...base, obligations: [...base.obligations, { key: 'cua-ho' }] };
    const { merged } = mergeBodies(base, mine, theirs);
    expect(merged).toMatchObject({ obligations: expect.arrayContaining([{ key: 'cua-toi' }, { key: 'cua-ho' }]) });
  });

  it('lets mine stand where both have changed the same field, and names it', () => {
    const mine = { ...base, title: 'của tôi' };
    const theirs = { ...base, title: 'của họ' };
    expect(mergeBodies(base, mine, theirs)).toEqual({ merged: mine, collisions: ['title'] });
  });

  it('drops what I have taken away, but keeps what they have changed meanwhile', () => {
    const mine = { ...base, obligations: [plan] };
    expect(mergeBodies(base, mine, base).merged).toEqual(mine);
    const theirs = { ...base, obligations: [plan, { ...report, title: 'Báo cáo quý' }] };
    const { merged, collisions } = mergeBodies(base, mine, theirs);
    expect(merged).toEqual(theirs);
    expect(collisions).toEqual(['obligations.bao-cao']);
  });

  it('keeps my order of obligations', () => {
    const mine = { ...base, obligations: [report, plan] };
    const theirs = { ...base, title: 'khác' };
    expect(mergeBodies(base, mine, theirs).merged).toEqual({ title: 'khác', obligations: [report, plan] });
  });

  it('is theirs when I changed nothing, mine when they changed nothing', () => {
    const bodies = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.integer(), fc.array(fc.integer())));
    fc.assert(
      fc.property(bodies, bodies, (one, other) => {
        expect(mergeBodies(one, one, other).merged).toEqual(other);
        expect(mergeBodies(one, other, one).merged).toEqual(other);
      }),
    );
  });
});

describe('what differs between two texts of one draft', () => {
  it('names the obligation by its title and the field in words', () => {
    const other = { ...base, obligations: [plan, { ...report, due: { kind: 'fixed-date', date: '2023-10-25' } }] };
    expect(differencesOf(base, other)).toEqual([
      { place: 'Nghĩa vụ › “Báo cáo” › Hạn nộp › Ngày', one: '2023-10-20', other: '2023-10-25' },
    ]);
  });

  it('is nothing for another order of obligations', () => {
    expect(differencesOf(base, { ...base, obligations: [report, plan] })).toEqual([]);
  });
});
