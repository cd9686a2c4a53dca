import type { CascadeTemplate, DueRule } from '@dondoc/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Story, templateFile, unitsFile } from '../testing/story.js';

const cascadeId = 'chi-thi-36';
const banDanVan = 'ban-dan-van-huyen-uy-ninh-phuoc';

/** What the Office decides for a clause that names no date. */
const decided = (rule: DueRule, month: number, day: number): DueRule => ({
  kind: 'yearly-day',
  words: rule.words,
  clause: rule.clause,
  decision: `Văn phòng Huyện ủy ấn định trước ngày ${day}/${month} hằng năm`,
  boundary: 'before',
  roll: 'none',
  month,
  day,
  yearOffset: 0,
  overrides: [],
});

describe('seed 000: Huyện ủy Ninh Phước, recurring without a date', () => {
  let story: Story;
  let template: CascadeTemplate;
  beforeAll(async () => {
    story = await Story.begin('2022-12-20 09:00', await unitsFile('ninh-thuan/to-chuc-dang'));
    template = await templateFile('ninh-phuoc-chi-thi-36-2022');
    await story.publish(template);
    await story.draft(cascadeId, template);
  });
  afterAll(() => story.end());

  it('cannot be issued until the Office has set a date, and is told so by clause', async () => {
    await expect(story.issue(cascadeId, '87')).rejects.toMatchObject({
      code: 'TEMPLATE.UNDATED',
      details: { reason: expect.stringContaining('III.3'), mend: expect.stringMatching(/ngày/) },
    });
    expect((await story.cascade(cascadeId)).status).toBe('draft');
    expect((await story.cascade(cascadeId)).warnings.map(({ text }) => text).join(' ')).toContain('III.3');
  });

  it('is issued from the next version, in which the dates are set and say who set them', async () => {
    const dates: Record<string, [number, number]> = {
      'chuong-trinh-nam': [1, 31],
      'so-ket-nam': [12, 10],
      'bao-cao-dinh-ky': [6, 15],
    };
    const obligations = template.obligations.map((one) => {
      const date = dates[one.key];
      return date ? { ...one, due: decided(one.due, ...date) } : one;
    });
    const next = { ...template, version: 2, obligations };
    await story.publish(next);
    const { commands } = story.world.database;
    const calendar = (await story.cascade(cascadeId)).calendar;
    await commands.repinDraft(
      cascadeId,
      { template: { id: next.id, version: 2 }, calendar: { id: calendar.id, version: calendar.version } },
      { commandId: 'dung-ban-2', actor: 'van-phong', now: (await story.cascade(cascadeId)).asOf as never },
    );
    await story.issue(cascadeId, '87');
    const { lines } = await story.cascade(cascadeId);
    const summary = lines.find(({ lineId }) => lineId === 'so-ket-nam.2023');
    expect(summary?.due).toMatchObject({ named: '2023-12-10' });
    expect(summary?.words).toContain('hằng năm sơ kết');
    expect(summary?.due?.why.map(({ text }) => text).join(' ')).toContain('ấn định');
  });

  it('then chases like any other; what the source leaves open stays "Không hạn"', async () => {
    await story.until('2023-02-02 09:00');
    const programme = { cascadeId, unitId: banDanVan, lineId: 'chuong-trinh-nam.2023' };
    expect((await story.obligation(programme)).status.code).toBe('overdue');
    const open = { cascadeId, unitId: 'dang-uy-xa-phuoc-son', lineId: 'ke-hoach-trien-khai' };
    expect((await story.obligation(open)).status.code).toBe('no_due');
  });
});
