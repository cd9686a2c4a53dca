import { readFileSync } from 'node:fs';
import {
  existsOn,
  liesWithin,
  membersOf,
  plainDateOf,
  scheduleOf,
  vietnamCalendar,
  workingCalendar,
} from '@dondoc/domain';
import { describe, expect, it } from 'vitest';
import { readTemplateText } from '../template/read-template.js';
import { generateUnits } from './generate-units.js';
import { readOrganisationText } from './read-organisation.js';

const at = (path: string): string => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const shipped = at('samples/ninh-thuan/organisation.yaml');

const one = `units:
  - id: ubnd-tinh
    name: UBND tỉnh
    shortName: UBND tỉnh
    class: issuer
    tier: province
    parent: null
    adminCode: null
    validFrom: 1992-04-01
    validTo: null
    dutyLine: [ubnd-tinh]
    posts: []
`;
const codes = (text: string, known: string[] = []): string[] =>
  readOrganisationText(text, known).problems.map(({ line, code, field }) => `${line} ${code} ${field}`);

describe('an organisation file', () => {
  it('gives its units', () => {
    expect(readOrganisationText(shipped)).toMatchObject({ problems: [] });
    expect(readOrganisationText(one).units).toMatchObject([{ id: 'ubnd-tinh', validTo: null }]);
  });

  it.each([
    ['an id twice', `${one}${one.split('units:\n')[1]}`, ['13 ORGANISATION.ID_DUPLICATE units.ubnd-tinh.id']],
    [
      'a parent that is not there',
      one.replace('parent: null', 'parent: ubnd-tin'),
      ['7 ORGANISATION.UNIT_UNKNOWN units.ubnd-tinh.parent'],
    ],
    [
      'an end before its beginning',
      one.replace('validTo: null', 'validTo: 1990-01-01'),
      ['10 ORGANISATION.FIELD_INVALID units.ubnd-tinh.validTo'],
    ],
    [
      'an impossible date',
      one.replace('1992-04-01', '1992-04-31'),
      ['9 ORGANISATION.FIELD_INVALID units.ubnd-tinh.validFrom'],
    ],
    [
      'an unknown class',
      one.replace('class: issuer', 'class: isuer'),
      ['5 ORGANISATION.FIELD_INVALID units.ubnd-tinh.class'],
    ],
    [
      'a field too many',
      one.replace('adminCode', 'code'),
      ['2 ORGANISATION.FIELD_MISSING units.ubnd-tinh.adminCode', '8 ORGANISATION.FIELD_UNKNOWN units.ubnd-tinh.code'],
    ],
    ['no units', 'units: []', ['1 ORGANISATION.FIELD_INVALID units']],
    ['nothing', '', ['null ORGANISATION.FILE_EMPTY tệp']],
  ])('with %s is refused by line and field', (_, text, expected) => {
    expect(codes(text).sort()).toEqual([...expected].sort());
    expect(readOrganisationText(text).units).toBeNull();
  });

  it('whose units are above each other in a ring names the ring, once', () => {
    const below = (id: string, parent: string) =>
      (one.split('units:\n')[1] ?? '')
        .replace('id: ubnd-tinh', `id: ${id}`)
        .replace('parent: null', `parent: ${parent}`);
    const ring = `${one.replace('parent: null', 'parent: so-b')}${below('so-a', 'ubnd-tinh')}${below('so-b', 'so-a')}${below('so-c', 'so-a')}`;
    expect(readOrganisationText(ring).problems).toMatchObject([
      {
        code: 'ORGANISATION.CYCLE',
        field: 'units.ubnd-tinh.parent',
        line: 7,
        value: 'ubnd-tinh → so-b → so-a → ubnd-tinh',
      },
    ]);
    expect(codes(one.replace('parent: null', 'parent: ubnd-tinh'))).toEqual([
      '7 ORGANISATION.CYCLE units.ubnd-tinh.parent',
    ]);
  });

  it('may not bring a unit again that an earlier file has', () => {
    expect(codes(one, ['ubnd-tinh'])).toEqual(['2 ORGANISATION.ID_DUPLICATE units.ubnd-tinh.id']);
  });

  it('may add to a register that is there', () => {
    expect(codes(one.replace('parent: null', 'parent: chinh-phu'), ['chinh-phu'])).toEqual([]);
  });
});

describe('made-up units', () => {
  const calendar = workingCalendar(vietnamCalendar);
  const issuedOn = plainDateOf('2022-01-27');
  const template = (name: string) => readTemplateText(at(`templates/${name}.yaml`)).template ?? expect.fail(name);
  const owing = (name: string, count: number): number => {
    const definition = template(name);
    const schedule = scheduleOf(definition, issuedOn, calendar);
    return membersOf(definition, schedule, generateUnits(count, definition), issuedOn).length;
  };

  it.each([
    ['ninh-thuan-dan-van-2022-2026', 116],
    ['ninh-thuan-dan-van-2022-2026', 3],
    ['ninh-thuan-dan-van-2027', 4000],
    ['ninh-thuan-gop-y-du-thao-2021', 20],
  ])('of %s: exactly %i owe something', (name, count) => {
    expect(owing(name, count)).toBe(count);
  });

  it('are as many as the template names by itself, when fewer are asked for', () => {
    expect(owing('ninh-thuan-dan-van-2022-2026', 1)).toBe(2);
  });

  it('are the same each time, have ids of their own, contacts, and lie below the issuer', () => {
    const definition = template('ninh-thuan-dan-van-2022-2026');
    const units = generateUnits(200, definition);
    expect(generateUnits(200, definition)).toEqual(units);
    expect(new Set(units.map(({ id }) => id)).size).toBe(units.length);
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    for (const unit of units) {
      expect(existsOn(unit, issuedOn)).toBe(true);
      expect(unit.posts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['leader', 'focal-point']));
      expect(liesWithin(unit, definition.issuer, byId), unit.id).toBe(true);
    }
  });

  it('without a template are a small province', () => {
    const classes = new Set(generateUnits(60).map((unit) => unit.class));
    expect([...classes].sort()).toEqual(['huyen-thanh-pho', 'issuer', 'office', 'so-ban-nganh', 'xa']);
  });
});
