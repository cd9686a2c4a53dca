import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Story, templateFile, unitsFile } from '../testing/story.js';

const cascadeId = 'cong-van-2023';
const unitId = 'dang-bo-so-y-te';

describe('seed 002: Đảng ủy khối, reviews anchored at older documents', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('2023-03-06 09:00', await unitsFile('ninh-thuan/to-chuc-dang'));
    const template = await templateFile('dang-uy-khoi-dan-van-2023');
    await story.publish(template);
    await story.draft(cascadeId, template);
  });
  afterAll(() => story.end());

  it('warns where the stated year does not match the anniversary, before anything is issued', async () => {
    const { warnings } = await story.cascade(cascadeId);
    const text = warnings.map((warning) => warning.text).join('\n');
    expect(text).toMatch(/152-KH\/TU.*2023|2023.*152-KH\/TU/s);
    expect(text).toMatch(/36-CT\/TU/);
    expect(text).not.toMatch(/203-CT\/TU.*không khớp/);
  });

  it('counts ten years from 12/8/2013 and five from 29/3/2019', async () => {
    await story.issue(cascadeId, '215');
    const { lines } = await story.cascade(cascadeId);
    const due = (lineId: string) => lines.find((line) => line.lineId === lineId)?.due;
    expect(due('tong-ket-chuong-trinh-203')).toMatchObject({ named: '2023-08-12', lastWorkingDay: '2023-08-11' });
    expect(due('so-ket-ke-hoach-152')).toMatchObject({ named: '2024-03-29', lastSafeDay: '2024-03-29' });
  });

  it('calls nobody late for the anniversary that had passed before the letter was issued', async () => {
    await story.until('2023-05-04 09:00');
    const passed = await story.obligation({ cascadeId, unitId, lineId: 'tong-ket-chi-thi-36-2017' });
    expect(passed.status.code).toBe('exempt');
  });

  it('chases the ten-year review to its end and rolls it up', async () => {
    await story.until('2023-08-10 09:00');
    const review = { cascadeId, unitId, lineId: 'tong-ket-chuong-trinh-203' };
    await story.handIn(review, { documentNumber: '14-BC/ĐU' });
    await story.accept(review);
    await story.until('2023-09-29 09:00');
    expect((await story.obligation(review)).status.code).toBe('done_on_time');
    expect((await story.obligation({ ...review, unitId: 'dang-bo-so-tu-phap' })).status.code).toBe('overdue');
    const rollUp = (await story.rollUps(cascadeId)).find(({ lineId }) => lineId === review.lineId);
    expect(rollUp?.tally).toMatchObject({ onTime: 1 });
  });
});
