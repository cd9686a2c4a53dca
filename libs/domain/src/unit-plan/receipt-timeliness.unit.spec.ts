import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { receiptTimeliness } from './receipt-timeliness.js';
import type { DueFacts, Obligation } from './unit-plan.js';

const day = plainDateOf;
const due = (last: string, hour: string | null = null): DueFacts => ({
  named: day(last),
  boundary: 'on',
  lastSafeDay: day(last),
  lastWorkingDay: day(last),
  overdueFrom: day(last),
  hour,
});
const received = (submissionId: string, at: string, version = 1) => ({
  submissionId,
  version,
  receivedAt: instantOf(at),
});
const NEXT_DAY = '2026-03-13T17:00:00.000Z'; // 14/03/2026 00:00
const obligation = (more: Partial<Obligation>): Obligation => ({
  lineId: 'a',
  key: 'a',
  due: { ...due('2026-03-13'), overdueFrom: day('2026-03-14') },
  lapsed: false,
  work: 'submitted',
  missed: false,
  raised: [],
  submissions: [],
  returned: null,
  closedAt: null,
  forwardedAt: null,
  appraisals: [],
  rating: null,
  amended: null,
  droppedBy: null,
  givenOn: plainDateOf('2024-01-02'),
  firstDue: null,
  extensions: [],
  extended: null,
  renewed: null,
  exempted: null,
  reopened: null,
  explains: null,
  prompts: [],
  ...more,
});
const of = (more: Partial<Obligation>, at: string, before?: Obligation) =>
  receiptTimeliness(before, obligation({ submissions: [received('s', at)], ...more }), 's', instantOf(at));

describe('the timeliness on a receipt', () => {
  it('is in time to the last millisecond of the last day, and one day late from the next', () => {
    expect(of({}, '2026-03-13T16:59:59.999Z')).toEqual({ code: 'on_time', days: 0, text: 'Đúng hạn' });
    expect(of({}, NEXT_DAY)).toEqual({ code: 'late', days: 1, text: 'Quá hạn 1 ngày' });
  });

  it('names both dates where one was granted', () => {
    const extended = { ...due('2026-03-20'), overdueFrom: day('2026-03-21') };
    expect(of({ extended }, NEXT_DAY)).toEqual({
      code: 'on_time',
      days: 0,
      text: 'Đúng hạn theo hạn đã gia hạn; so với hạn ban đầu: quá hạn 1 ngày',
    });
  });

  it('blames nobody where there is no date, or where it had passed before the plan was issued', () => {
    expect(of({ due: null }, NEXT_DAY).code).toBe('no_due');
    expect(of({ lapsed: true }, NEXT_DAY)).toMatchObject({ code: 'lapsed', days: 0 });
  });

  it('calls it a late comment where silence had already counted as agreement', () => {
    expect(of({ work: 'agreed' }, NEXT_DAY).code).toBe('comment');
  });

  it('of a later version counts from the first receipt and tells how it stood to the new date', () => {
    const first = received('s', '2026-03-12T02:00:00.000Z');
    const again = received('t', '2026-03-25T02:00:00.000Z', 2);
    const before = obligation({
      work: 'returned',
      submissions: [first],
      returned: { on: day('2026-03-16'), newDate: day('2026-03-20') },
    });
    const after = obligation({ submissions: [first, again] });
    expect(receiptTimeliness(before, after, 't', again.receivedAt)).toEqual({
      code: 'supplement',
      days: 0,
      text: 'Bản nộp lại. Nộp sau hạn bổ sung 20/03/2026. Thời hạn tính theo bản nhận đầu tiên: đúng hạn (12/03/2026).',
    });
  });
});
