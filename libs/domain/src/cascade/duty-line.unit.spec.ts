import { describe, expect, it } from 'vitest';
import { dueDate } from '../calendar/due-date.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { escalationRecipients } from './notices.js';
import { defaultLadder, type Ladder } from '../template/ladder.js';
import { theCalendar } from '../testing/index.js';
import { rungsOf } from '../chase/rungs.js';

const side = { office: 'van-phong', focal: 'so-noi-vu', issuer: 'ubnd-tinh' };
const dutyLine = ['huyen-a', 'ubnd-tinh'];
const ladder: Ladder = {
  ...defaultLadder,
  escalations: [
    { level: 1, to: 'unit-leader', graceWorkingDays: 0 },
    { level: 2, to: 'duty-line', graceWorkingDays: 3 },
    { level: 4, to: 'duty-line', graceWorkingDays: 8 },
    { level: 3, to: 'collector', graceWorkingDays: 5 },
  ],
};
const due = dueDate(
  { kind: 'fixed-date', date: plainDateOf('2022-06-15'), words: '', clause: '', boundary: 'before', roll: 'none' },
  { id: 'once', label: '', year: null },
  { issuedOn: plainDateOf('2022-01-04'), dataCutOff: null, dueOf: () => null },
  theCalendar,
);
const climbed = (of: Ladder, line: readonly string[]): string[] =>
  rungsOf(due, of, theCalendar, plainDateOf('2022-01-04')).flatMap((rung) =>
    rung.kind === 'escalation'
      ? [`${rung.on} ${escalationRecipients(rung, { unitId: 'xa-1', dutyLine: line }, side).join(', ')}`]
      : [],
  );

describe('an escalation up the duty line', () => {
  it('climbs one unit at a time, each after its own grace', () => {
    expect(climbed(ladder, dutyLine)).toEqual([
      '2022-06-16 xa-1/leader',
      '2022-06-20 huyen-a/leader',
      '2022-06-22 so-noi-vu/focal-point, van-phong/tracker',
      '2022-06-27 ubnd-tinh/leader',
    ]);
  });

  it('ends where the line ends: everybody on it has been told', () => {
    expect(climbed(ladder, ['huyen-a']).at(-1)).toBe('2022-06-27 ');
  });

  it('of a unit without a line tells the issuer, once', () => {
    expect(climbed(ladder, []).filter((one) => one.includes('ubnd-tinh'))).toEqual(['2022-06-20 ubnd-tinh/leader']);
  });

  it('changes nothing in ladders that do not use it', () => {
    const rungs = rungsOf(due, defaultLadder, theCalendar, plainDateOf('2022-01-04'));
    expect(rungs.some((rung) => 'up' in rung)).toBe(false);
  });
});
