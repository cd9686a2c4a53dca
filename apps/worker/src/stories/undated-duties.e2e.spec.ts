import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Story, templateFile, unitsFile } from '../testing/story.js';

const parentId = 'kh-5584';
const childId = 'ban-dan-toc';
const ban = 'ban-dan-toc';

describe('seed 003: Ban Dân tộc carries KH 5584 on to its own departments, without dates', () => {
  let story: Story;
  beforeAll(async () => {
    const organisation = await unitsFile('ninh-thuan/organisation');
    const province = organisation.filter(({ id }) =>
      ['ubnd-tinh', 'van-phong-ubnd-tinh', 'so-noi-vu', ban, 'so-y-te'].includes(id),
    );
    story = await Story.begin('2022-12-23 09:00', [
      ...province,
      ...(await unitsFile('ninh-thuan/ban-dan-toc', organisation)),
    ]);
    const [parent, child] = await Promise.all([
      templateFile('ninh-thuan-5584-2022'),
      templateFile('ban-dan-toc-dan-van-kheo-2023-2025'),
    ]);
    await story.publish(parent);
    await story.publish(child);
    await story.draft(parentId, parent);
    await story.issue(parentId, '5584');
    await story.until('2023-01-12 09:00');
    await story.draft(childId, child, { cascadeId: parentId, unitId: ban });
    await story.issue(childId, '02');
  });
  afterAll(() => story.end());

  it('is one chain: in the store, on screen and in Temporal', async () => {
    expect((await story.cascade(childId)).parent).toMatchObject({ cascadeId: parentId, unitId: ban });
    expect((await story.cascade(parentId)).children.map(({ cascadeId }) => cascadeId)).toEqual([childId]);
    await expect.poll(() => story.parentWorkflow(`directive:${childId}`)).toBe(`plan:${parentId}:${ban}`);
    await expect
      .poll(() => story.parentWorkflow(`plan:${childId}:phong-chinh-sach-ban-dan-toc`))
      .toBe(`page:${childId}:0`);
  });

  it('gives each department what the source says, the Office what it follows', async () => {
    const { rows } = await story.matrix(childId);
    expect(rows.map(({ unit }) => unit.unitId).sort()).toEqual([
      'phong-chinh-sach-ban-dan-toc',
      'phong-ke-hoach-ban-dan-toc',
      'thanh-tra-ban-dan-toc',
      'van-phong-ban-dan-toc',
    ]);
  });

  it('never calls a duty without a date late, however long it takes', async () => {
    await story.until('2023-11-01 09:00');
    const open = await story.obligation({
      cascadeId: childId,
      unitId: 'phong-chinh-sach-ban-dan-toc',
      lineId: 'trien-khai-mo-hinh',
    });
    expect(open.status).toMatchObject({ code: 'no_due', label: 'Không hạn' });
    expect(open.upcoming).toEqual([]);
    await story.handIn({ cascadeId: childId, unitId: 'phong-chinh-sach-ban-dan-toc', lineId: 'trien-khai-mo-hinh' });
    await story.accept({ cascadeId: childId, unitId: 'phong-chinh-sach-ban-dan-toc', lineId: 'trien-khai-mo-hinh' });
    expect(
      (
        await story.obligation({
          cascadeId: childId,
          unitId: 'phong-chinh-sach-ban-dan-toc',
          lineId: 'trien-khai-mo-hinh',
        })
      ).status.code,
    ).toBe('done_on_time');
  });

  it('registers the one model, and the result goes up to the province’s line', async () => {
    await story.handIn({ cascadeId: childId, unitId: 'van-phong-ban-dan-toc', lineId: 'dang-ky-mo-hinh' });
    await story.until('2023-11-02 09:00');
    const up = (await story.rollUps(childId)).map(({ lineId }) => lineId);
    expect(up).toContain('dang-ky-mo-hinh');
    const streams = await story.world.database.store.readStream(`directive:${parentId}`);
    expect(streams.filter(({ type }) => type === 'LowerTierRolledUp').map(({ data }) => data)).toMatchObject([
      { unitId: ban, lineId: 'dang-ky-mo-hinh', fromCascade: childId, fromLine: 'dang-ky-mo-hinh' },
    ]);
  });

  it('chases the periodic report by the date that the Office has set, and says who set it', async () => {
    const report = { cascadeId: childId, unitId: 'van-phong-ban-dan-toc', lineId: 'bao-cao-dinh-ky.2023' };
    const { line } = await story.obligation(report);
    expect(line.due?.why.some(({ text }) => /ấn định/.test(text))).toBe(true);
    await story.until('2023-12-18 09:00');
    expect((await story.obligation(report)).status).toMatchObject({ code: 'overdue' });
  });
});
