import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { anObligation, aPolicy, openedPlan } from '../testing/index.js';
import { planEventStory } from './event-story.js';
import type { DueFacts, UnitPlanEvent } from './unit-plan.js';

// "trước ngày 15/11/2024".
const policy = aPolicy(anObligation('bao-cao'));
const at = instantOf('2024-10-01T02:00:00.000Z');
const opened = openedPlan(policy, at) as UnitPlanEvent & { type: 'UnitPlanOpened' };
const lineId = 'bao-cao.2024';
const due = opened.data.obligations[0]?.due as DueFacts;
const told = (event: UnitPlanEvent): string =>
  planEventStory(event, { lineId, nameOf: (unitId) => (unitId === 'so-noi-vu' ? 'Sở Nội vụ' : unitId) });
const moved = { ...due, named: plainDateOf('2024-11-21'), lastSafeDay: plainDateOf('2024-11-20') };
const amended = (data: Partial<(UnitPlanEvent & { type: 'UnitPlanAmended' })['data']>): UnitPlanEvent => ({
  type: 'UnitPlanAmended',
  at,
  data: { amendment: 2, on: plainDateOf('2024-10-02'), changed: [], added: [], dropped: [], ...data },
});

describe('the story of an obligation says', () => {
  it('which date it was given', () => {
    expect(told(opened)).toBe('Giao nghĩa vụ cho đơn vị, hạn nộp hết thứ Năm, 14/11/2024');
  });

  it('what an amendment means for this obligation, and when it means nothing', () => {
    expect(told(amended({ changed: [{ lineId, due: moved }] }))).toBe(
      'Đổi hạn theo bản điều chỉnh số 2: hạn nộp hết thứ Tư, 20/11/2024',
    );
    expect(told(amended({ changed: [{ lineId, due: null }] }))).toBe('Đổi hạn theo bản điều chỉnh số 2: không có hạn');
    expect(told(amended({ dropped: [lineId] }))).toBe('Thôi giao nghĩa vụ này theo bản điều chỉnh số 2');
    expect(told(amended({ changed: [{ lineId: 'khac', due: moved }] }))).toBe(
      'Áp dụng bản điều chỉnh số 2; nghĩa vụ này giữ nguyên',
    );
  });

  it('which unit forwarded and appraised, by name, with its scores', () => {
    const submissionId = 'bai-1';
    expect(told({ type: 'SubmissionForwarded', at, data: { lineId, submissionId, by: 'so-noi-vu' } })).toBe(
      'Sở Nội vụ chuyển tiếp bài nộp lên nơi nhận',
    );
    const scores = { 1: 9.5, 2: 10 };
    expect(
      told({ type: 'SubmissionAppraised', at, data: { lineId, submissionId, by: 'so-noi-vu', scores, reason: 'Đủ' } }),
    ).toBe('Sở Nội vụ thẩm định, chấm điểm (tiêu chí 1: 9,5; tiêu chí 2: 10). Ý kiến: Đủ');
  });

  it('that an escalation that nobody got was not sent', () => {
    const data = { lineId, rung: 'escalation-1', level: 1, to: 'unit-leader', notify: false } as const;
    expect(told({ type: 'EscalationRaised', at, data })).toContain('không gửi');
    expect(told({ type: 'EscalationRaised', at, data: { ...data, notify: true } })).not.toContain('không gửi');
  });

  it('whether an extension was asked for, and whether it is one', () => {
    const granted = (requestId: string | null, counted: boolean): UnitPlanEvent => ({
      type: 'ExtensionGranted',
      at,
      data: { lineId, requestId, due: moved, of: 'due', reason: 'Chờ số liệu', counted },
    });
    expect(told(granted('xin-1', true))).toBe(
      'Gia hạn theo đề nghị của đơn vị đến hết thứ Tư, 20/11/2024: Chờ số liệu',
    );
    expect(told(granted(null, true))).toBe('Gia hạn đến hết thứ Tư, 20/11/2024: Chờ số liệu');
    expect(told(granted(null, false))).toBe('Ấn định hạn mới đến hết thứ Tư, 20/11/2024: Chờ số liệu');
  });
});
