import { describe, expect, it } from 'vitest';
import { plainDateOf } from '../../calendar/plain-date.js';
import { anObligation, aTemplate, aUnit, theCalendar, theCentre } from '../../testing/index.js';
import type { ObligationTemplate } from '../cascade-template.js';
import { scheduleOf } from '../schedule.js';
import { outlineOf } from './outline.js';
import type { ParentDue } from './outline-line.js';

const day = plainDateOf;
const issuedOn = day('2023-03-20');
const units = [...theCentre(), aUnit('so-noi-vu'), aUnit('xa-mot', { class: 'xa' })];
const once = { kind: 'once', label: 'năm 2023' } as const;
const fixed = (date: string, boundary: 'before' | 'on') =>
  ({ kind: 'fixed-date', date: day(date), boundary, roll: 'none', words: 'nguyên văn', clause: 'IV' }) as const;

/** Plan of Dương Minh Châu 2023: in by 20/10, the huyện's own dossier by 01/11. */
const inflow = (date: string, given: Partial<ObligationTemplate> = {}): ObligationTemplate =>
  anObligation('ho-so-xa', { title: 'Hồ sơ của xã', periods: once, due: fixed(date, 'before'), ...given });
const dossier = anObligation('ho-so-huyen', {
  title: 'Hồ sơ của huyện',
  periods: once,
  due: fixed('2023-11-01', 'on'),
});
const outline = (obligations: ObligationTemplate[], parentDues?: ParentDue[]) =>
  outlineOf(aTemplate(obligations), { issuedOn, calendar: theCalendar, units, ...(parentDues ? { parentDues } : {}) });
const feedsOwn = { feeds: { obligation: 'ho-so-huyen', of: 'this' } } as const;
const feedsAbove = { feeds: { obligation: 'ho-so-huyen', of: 'parent' } } as const;
const warned = (of: ReturnType<typeof outline>): string[] =>
  of.warnings.flatMap(({ code, text }) => (/FEEDS|SLACK/.test(code) ? [`${code} ${text}`] : []));

describe('the slack between what comes in and what is built from it', () => {
  it('of 20/10 and 01/11/2023 is 8 working days', () => {
    const { slack, warnings } = outline([inflow('2023-10-20', feedsOwn), dossier]);
    expect(slack).toMatchObject([{ fromLine: 'ho-so-xa', toLine: 'ho-so-huyen', workingDays: 8 }]);
    expect(slack[0]?.text).toBe(
      'Từ “Hồ sơ của xã” (20/10/2023) đến “Hồ sơ của huyện” (hết 01/11/2023) còn 8 ngày làm việc.',
    );
    expect(warnings.some(({ code }) => code === 'SLACK_SHORT')).toBe(false);
  });

  it.each([
    ['2023-10-25', []], // 26, 27, 30, 31/10 and 01/11: five
    ['2023-10-26', ['SLACK_SHORT']],
    ['2023-10-31', ['SLACK_SHORT']],
    ['2023-11-01', ['FEEDS_LATE']],
    ['2023-11-10', ['FEEDS_LATE']],
  ])('from %s warns exactly below five: %j', (date, expected) => {
    expect(warned(outline([inflow(date, feedsOwn), dossier])).map((one) => one.split(' ')[0])).toEqual(expected);
  });

  it("to the plan above: a child whose date is after its parent's is warned of", () => {
    const above = scheduleOf(aTemplate([dossier]), issuedOn, theCalendar);
    const child = inflow('2023-11-20', feedsAbove);
    expect(warned(outline([child], above))).toEqual([
      'FEEDS_LATE Hạn của “Hồ sơ của xã” (20/11/2023) phải trước hạn của cấp trên (01/11/2023) ít nhất 1 ngày làm việc.',
    ]);
    expect(outline([inflow('2023-10-20', feedsAbove)], above).slack).toMatchObject([{ workingDays: 8, of: 'parent' }]);
    expect(outline([child]).slack).toEqual([]); // without a parent nothing is said
  });

  it('to a duty that the plan above does not give is told', () => {
    expect(warned(outline([inflow('2023-10-20', feedsAbove)], []))[0]).toContain('FEEDS_UNKNOWN');
  });
});
