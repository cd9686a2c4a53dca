import type { OwedItem, StatusView } from '@dondoc/contracts';
import { describe, expect, it } from 'vitest';
import { dueSections, dueSentence } from './due-sections.js';

const item = (code: StatusView['code'], lastSafeDay: string): OwedItem => ({
  lockedOn: null,
  cascadeId: 'c',
  cascadeTitle: '',
  documentLabel: '',
  unit: { unitId: 'u', name: '', shortName: '', class: '', classLabel: '' },
  status: { code, days: 0, label: '' },
  line: {
    lineId: `${code} ${lastSafeDay}`,
    key: '',
    title: '',
    shortTitle: '',
    group: '',
    groupLabel: '',
    period: '',
    clause: '',
    words: '',
    via: null,
    to: '',
    condition: null,
    dataCutOff: null,
    rollUpAt: '',
    due: {
      named: lastSafeDay,
      boundary: 'on',
      lastSafeDay,
      lastWorkingDay: lastSafeDay,
      overdueFrom: lastSafeDay,
      hour: null,
      why: [],
    },
  },
});

const order = (...items: OwedItem[]): string[] =>
  dueSections(items).flatMap((section) => section.items.map(({ line }) => line.lineId));

describe('the due list', () => {
  it('puts overdue first, then what was returned, then the soonest', () => {
    expect(
      order(
        item('not_due', '2027-06-14'),
        item('due_soon', '2026-11-24'),
        item('overdue', '2026-11-14'),
        item('returned', '2026-10-01'),
        item('overdue', '2026-06-12'),
        item('due_today', '2026-11-21'),
      ),
    ).toEqual([
      'overdue 2026-06-12',
      'overdue 2026-11-14',
      'returned 2026-10-01',
      'due_today 2026-11-21',
      'due_soon 2026-11-24',
      'not_due 2027-06-14',
    ]);
  });

  it('goes by the extended date where there is one', () => {
    const extended = item('due_soon', '2026-11-22');
    const putOff = { ...extended, status: { ...extended.status, extendedTo: '2026-12-01' } };
    expect(order(putOff, item('due_soon', '2026-11-24'))).toEqual(['due_soon 2026-11-24', 'due_soon 2026-11-22']);
  });

  it('keeps what is done out of the way, newest first', () => {
    const [done] = dueSections([item('done_late', '2022-03-14'), item('done_on_time', '2026-06-12')]);
    expect(done?.folded).toBe(true);
    expect(done?.items.map(({ line }) => line.lineId)).toEqual(['done_on_time 2026-06-12', 'done_late 2022-03-14']);
  });

  it('loses no item, whatever its status', () => {
    const codes: StatusView['code'][] = ['planned', 'not_due', 'received', 'tacit', 'exempt', 'overdue', 'returned'];
    expect(order(...codes.map((code) => item(code, '2026-01-01')))).toHaveLength(codes.length);
  });
});

describe('how things stand in one sentence', () => {
  it('names what is due today before any later date', () => {
    expect(dueSentence([item('not_due', '2027-06-14'), item('due_today', '2026-11-24')])).toBe(
      'Không còn việc quá hạn; 1 việc đến hạn hôm nay.',
    );
  });

  it('names the soonest date ahead, in whatever order the duties come', () => {
    expect(dueSentence([item('not_due', '2027-06-14'), item('due_soon', '2026-11-26')])).toBe(
      'Không còn việc quá hạn. Việc gần nhất: thứ Năm, 26/11/2026.',
    );
  });

  it('takes the date granted instead of the first one', () => {
    const extended = item('not_due', '2026-11-26');
    const granted = { ...extended, status: { ...extended.status, extendedTo: '2026-12-10' } };
    expect(dueSentence([granted, item('not_due', '2026-12-01')])).toContain('thứ Ba, 01/12/2026');
  });

  it('counts what is late first', () => {
    expect(dueSentence([item('overdue', '2026-11-01'), item('due_today', '2026-11-23')])).toBe(
      '1 việc quá hạn, 1 việc đến hạn hôm nay.',
    );
  });
});
