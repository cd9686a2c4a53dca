import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Story, templateFile, unitsFile } from '../testing/story.js';

const cascadeId = 'gop-y';
const at = (unitId: string) => ({ cascadeId, unitId, lineId: 'gop-y' });

describe('seed 001 (a): Sở Nội vụ asks for comments, silence means agreement', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('2021-12-28 09:00', await unitsFile('ninh-thuan/organisation'));
    const template = await templateFile('ninh-thuan-gop-y-du-thao-2021');
    await story.publish(template);
    await story.draft(cascadeId, template);
    await story.issue(cascadeId, '3245');
  });
  afterAll(() => story.end());

  it('asks every sở, the armed forces, the public service units and the huyện, but not itself', async () => {
    const { rows } = await story.matrix(cascadeId);
    const asked = new Set(rows.map(({ unit }) => unit.class));
    expect([...asked].sort()).toEqual(['don-vi-su-nghiep', 'huyen-thanh-pho', 'luc-luong-vu-trang', 'so-ban-nganh']);
    expect(rows.map(({ unit }) => unit.unitId)).not.toContain('so-noi-vu');
    expect(rows.length).toBeGreaterThan(30);
  });

  it('explains "trước ngày 10/01/2022": the last safe day is Sunday the 9th, the last working day Friday the 7th', async () => {
    const { line } = await story.obligation(at('so-y-te'));
    expect(line.due).toMatchObject({ named: '2022-01-10', lastSafeDay: '2022-01-09', lastWorkingDay: '2022-01-07' });
  });

  it('takes a comment in time, and silence as agreement: nobody is late', async () => {
    await story.until('2022-01-06 10:00');
    await story.handIn(at('so-y-te'), { documentNumber: '12/SYT-TCCB' });
    await story.until('2022-01-10 08:00');
    expect((await story.obligation(at('so-tu-phap'))).status).toMatchObject({ code: 'tacit' });
    expect(await story.planEvents(cascadeId, 'so-tu-phap')).toContain('SilenceTakenAsAgreement');
    const { totals } = await story.matrix(cascadeId);
    expect(totals['overdue']).toBeUndefined();
    expect(totals['done_late']).toBeUndefined();
  });

  it('records a later answer as a late comment; the agreement stands and nobody is called late', async () => {
    await story.until('2022-01-13 10:00');
    await story.handIn(at('so-tu-phap'), { documentNumber: '30/STP' });
    const late = await story.obligation(at('so-tu-phap'));
    expect(late.status.code).toBe('tacit');
    expect(late.status.label).toMatch(/ý kiến muộn 13\/01/);
    expect(late.submissions).toHaveLength(1);
    expect((await story.obligation(at('so-y-te'))).status.code).toBe('done_on_time');
  });

  it('rolls up the day after with everybody counted, nobody missing', async () => {
    const [rollUp] = await story.rollUps(cascadeId);
    expect(rollUp?.tally).toMatchObject({ overdue: 0, late: 0, missingUnits: [], onTime: 1 });
    expect(rollUp?.tally.agreed).toBe((rollUp?.tally.assigned ?? 0) - 1);
  });
});
