import { describe, expect, it } from 'vitest';
import { instantAt } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import type { NoticeKind } from '../cascade/notices.js';
import { theCalendar } from '../testing/index.js';
import { lettersTo, type StillTrue, type Told } from './letters.js';

const at = (date: string, clock: string) => instantAt(plainDateOf(date), clock);
const told = (date: string, clock: string, kind: NoticeKind = 'reminder', lineId = 'bao-cao'): Told => ({
  raisedAt: at(date, clock),
  item: { kind, unitId: 'so-a', lineId, text: `${kind} ${lineId}` },
});
const letters = (all: Told[], stillTrue: StillTrue = () => true) =>
  lettersTo('so-a/focal-point', all, theCalendar, stillTrue).map(
    (letter) => `${letter.at} ${letter.kind} ${letter.items.map(({ text }) => text).join(' + ')}`,
  );

// 2024-06-13 is a Thursday.
describe('letters to a recipient', () => {
  it('put all of a morning in one digest', () => {
    expect(letters([told('2024-06-13', '07:30'), told('2024-06-13', '07:30', 'escalation', 'khac')])).toEqual([
      `${at('2024-06-13', '07:30')} digest reminder bao-cao + escalation khac`,
    ]);
  });

  it('leave at once when the morning has passed and no digest has left on that day', () => {
    expect(letters([told('2024-06-13', '09:00', 'new')])).toEqual([`${at('2024-06-13', '09:00')} digest new bao-cao`]);
  });

  it('wait for the next working day when the digest of the day has left', () => {
    expect(letters([told('2024-06-14', '07:30'), told('2024-06-14', '09:00', 'new')])).toEqual([
      `${at('2024-06-14', '07:30')} digest reminder bao-cao`,
      `${at('2024-06-17', '07:30')} digest new bao-cao`,
    ]);
  });

  it('never leave on a rest day', () => {
    expect(letters([told('2024-06-15', '10:00', 'new')])).toEqual([`${at('2024-06-17', '07:30')} digest new bao-cao`]);
  });

  it('say the same thing once, and leave out what was settled while it waited', () => {
    const waiting = [
      told('2024-06-15', '10:00'),
      told('2024-06-16', '10:00'),
      told('2024-06-16', '11:00', 'reminder', 'khac'),
    ];
    expect(letters(waiting, ({ lineId }) => lineId !== 'khac')).toEqual([
      `${at('2024-06-17', '07:30')} digest reminder bao-cao`,
    ]);
    expect(letters(waiting, () => false)).toEqual([]);
  });

  it('tell of returns and roll-ups at once, even on a rest day', () => {
    expect(
      letters([
        told('2024-06-15', '10:00', 'returned'),
        told('2024-06-15', '10:00', 'returned', 'khac'),
        told('2024-06-15', '17:00', 'roll-up'),
      ]),
    ).toEqual([
      `${at('2024-06-15', '10:00')} returned returned bao-cao + returned khac`,
      `${at('2024-06-15', '17:00')} roll-up roll-up bao-cao`,
    ]);
  });

  it('are shown on the day itself in a year without calendar data', () => {
    expect(letters([told('2031-06-14', '07:30')])).toEqual([`${at('2031-06-14', '07:30')} digest reminder bao-cao`]);
  });
});
