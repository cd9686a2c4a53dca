import { describe, expect, it } from 'vitest';
import { plainDateOf } from '../calendar/plain-date.js';
import { aUnit } from '../testing/index.js';
import { unitsOf } from './audience.js';
import { existsOn, findPost, postId } from './org-unit.js';

const day = plainDateOf;
const ids = (units: { id: string }[]): string[] => units.map(({ id }) => id);

describe('an audience', () => {
  const units = [
    aUnit('so-mot'),
    aUnit('huyen-mot', { class: 'huyen-thanh-pho' }),
    aUnit('so-hai'),
    aUnit('xa-mot', { class: 'xa' }),
  ];

  it('is whole classes and single units, without the excepted, in the order of the register', () => {
    const audience = { classes: ['so-ban-nganh' as const], units: ['huyen-mot'], except: ['so-mot'] };
    expect(ids(unitsOf(audience, units, 'ubnd-tinh', day('2024-01-01')))).toEqual(['huyen-mot', 'so-hai']);
  });

  it('names a unit once, even by its class and by its id', () => {
    const audience = { classes: ['xa' as const], units: ['xa-mot'], except: [] };
    expect(ids(unitsOf(audience, units, 'ubnd-tinh', day('2024-01-01')))).toEqual(['xa-mot']);
  });

  it('of a class is what lies below the issuer; `within` names another top', () => {
    const register = [
      aUnit('ubnd-tinh', { class: 'issuer', parent: null }),
      aUnit('huyen-a', { class: 'huyen-thanh-pho' }),
      aUnit('huyen-b', { class: 'huyen-thanh-pho' }),
      aUnit('xa-a1', { class: 'xa', parent: 'huyen-a' }),
      aUnit('xa-b1', { class: 'xa', parent: 'huyen-b' }),
    ];
    const communes = { classes: ['xa' as const], units: [], except: [] };
    const on = day('2024-01-01');
    expect(ids(unitsOf(communes, register, 'ubnd-tinh', on))).toEqual(['xa-a1', 'xa-b1']);
    expect(ids(unitsOf(communes, register, 'huyen-a', on))).toEqual(['xa-a1']);
    expect(ids(unitsOf({ ...communes, within: 'huyen-b' }, register, 'huyen-a', on))).toEqual(['xa-b1']);
    expect(ids(unitsOf({ ...communes, units: ['xa-b1'] }, register, 'huyen-a', on))).toEqual(['xa-a1', 'xa-b1']);
  });

  it('leaves out who does not exist on that day', () => {
    const gone = aUnit('so-cu', { validTo: day('2024-10-31') });
    const coming = aUnit('so-moi', { validFrom: day('2024-11-01') });
    const audience = { classes: ['so-ban-nganh' as const], units: [], except: [] };
    expect(ids(unitsOf(audience, [gone, coming], 'ubnd-tinh', day('2024-10-31')))).toEqual(['so-cu']);
    expect(ids(unitsOf(audience, [gone, coming], 'ubnd-tinh', day('2024-11-01')))).toEqual(['so-moi']);
  });
});

describe('a unit', () => {
  it('exists on its first and its last day', () => {
    const unit = aUnit('so', { validFrom: day('2022-01-01'), validTo: day('2022-12-31') });
    const exists = (date: string): boolean => existsOn(unit, day(date));
    expect(['2021-12-31', '2022-01-01', '2022-12-31', '2023-01-01'].map(exists)).toEqual([false, true, true, false]);
  });

  it('answers for a post, not for a person', () => {
    expect(findPost(aUnit('so'), 'leader')?.email).toBe('lanh-dao@so.example');
    expect(findPost(aUnit('so', { posts: [] }), 'leader')).toBeUndefined();
    expect(postId('so', 'focal-point')).toBe('so/focal-point');
  });
});
