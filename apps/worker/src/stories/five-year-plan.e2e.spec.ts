import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Story, templateFile, unitsFile } from '../testing/story.js';

const cascadeId = 'dan-van';
const at = (unitId: string, lineId: string) => ({ cascadeId, unitId, lineId });
/** A sở, Sở Nội vụ with duties of its own, a huyện, the armed forces; the whole province takes minutes on two cores. */
const living = [
  'ubnd-tinh',
  'van-phong-ubnd-tinh',
  'so-noi-vu',
  'so-y-te',
  'so-tu-phap',
  'cong-an-tinh',
  'ubnd-huyen-ninh-son',
];

describe('seed 001 (b): the five-year plan of UBND tỉnh Ninh Thuận', () => {
  let story: Story;
  beforeAll(async () => {
    const units = (await unitsFile('ninh-thuan/organisation')).filter(({ id }) => living.includes(id));
    const template = await templateFile('ninh-thuan-dan-van-2022-2026');
    story = await Story.begin('2022-01-27 09:00', units);
    await story.publish(template);
    await story.draft(cascadeId, template);
    expect((await story.cascade(cascadeId)).status).toBe('draft');
    await story.issue(cascadeId, '412');
  });
  afterAll(() => story.end());

  it('binds targets 3 and 4 on huyện only, 1, 2 and 5 on all', async () => {
    const { targets } = await story.cascade(cascadeId);
    expect(targets.map(({ number, binds }) => [number, binds])).toEqual([
      [1, 'Mọi đơn vị'],
      [2, 'Mọi đơn vị'],
      [3, 'Huyện, thành phố'],
      [4, 'Huyện, thành phố'],
      [5, 'Mọi đơn vị'],
    ]);
  });

  it('overrides the year plan of 2022 and goes back to 25/11 of the year before', async () => {
    const { lines } = await story.cascade(cascadeId);
    const due = (lineId: string) => lines.find((line) => line.lineId === lineId)?.due;
    expect(due('ke-hoach-nam.2022')).toMatchObject({ named: '2022-03-15', lastSafeDay: '2022-03-14' });
    expect(due('ke-hoach-nam.2022')?.why.some(({ step }) => step === 'override')).toBe(true);
    expect(due('ke-hoach-nam.2025')).toMatchObject({ named: '2024-11-25', lastWorkingDay: '2024-11-22' });
  });

  it('lets a unit say that the review does not apply, with its reason; silence on it is nobody’s lateness', async () => {
    await story.until('2022-02-20 09:00');
    await story.declareNotApplicable(at('so-y-te', 'ra-soat-quy-che'), 'Quy chế hiện hành đã phù hợp');
    await story.until('2022-03-02 09:00');
    expect((await story.obligation(at('so-y-te', 'ra-soat-quy-che'))).status.code).toBe('exempt');
    expect((await story.obligation(at('so-tu-phap', 'ra-soat-quy-che'))).status.code).toBe('exempt');
  });

  it('takes two deliverables on one date, and gives Sở Nội vụ its own duties', async () => {
    await story.until('2022-03-10 09:00');
    for (const unitId of ['so-y-te', 'so-tu-phap', 'cong-an-tinh', 'ubnd-huyen-ninh-son', 'van-phong-ubnd-tinh']) {
      await story.handIn(at(unitId, 'ke-hoach-giai-doan'));
      await story.handIn(at(unitId, 'ke-hoach-nam.2022'));
    }
    await story.handIn(at('so-noi-vu', 'tieu-chi-khen-thuong'));
    await expect(story.handIn(at('so-y-te', 'tieu-chi-khen-thuong'))).rejects.toMatchObject({
      code: 'OBLIGATION.NOT_FOUND',
    });
  });

  it('tells the unit’s lateness and the intermediary’s apart: in time at Sở Nội vụ is in time', async () => {
    const report = at('so-y-te', 'bao-cao-6-thang.2022');
    const figures = { 'lop-quan-triet': 3, 'ty-le-quan-triet': 98 };
    await story.until('2022-06-14 16:00');
    await story.handIn(report, { figures });
    await story.until('2022-06-24 09:00');
    const held = await story.obligation(report);
    expect(held.intermediary).toMatchObject({ name: 'Sở Nội vụ', state: 'holding', workingDaysHeld: 8, late: false });
    await story.forward(report, 'so-noi-vu');
    const passedOn = await story.obligation(report);
    expect(passedOn.intermediary).toMatchObject({ state: 'forwarded', workingDaysHeld: 8 });
    await story.accept(report);
    expect((await story.obligation(report)).status.code).toBe('done_on_time');
    await expect(story.forward(report, 'so-noi-vu')).rejects.toMatchObject({ kind: 'conflict' });
    const late = await story.obligation(at('so-tu-phap', 'bao-cao-6-thang.2022'));
    expect(late.status).toMatchObject({ code: 'overdue', days: 10 });
  });

  it('reminds the late by itself, tells the line above with grace per level, and rolls the period up', async () => {
    await story.until('2022-07-20 09:00');
    const events = await story.planEvents(cascadeId, 'so-tu-phap');
    expect(events.filter((type) => type === 'EscalationRaised').length).toBeGreaterThanOrEqual(3);
    const rollUp = (await story.rollUps(cascadeId)).find(({ lineId }) => lineId === 'bao-cao-6-thang.2022');
    expect(rollUp).toMatchObject({ trigger: 'time' });
    expect(rollUp?.missingNames).toContain('Sở Tư pháp');
    expect(rollUp?.missingNames).not.toContain('Sở Y tế');
  });
});
