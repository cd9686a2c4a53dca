import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Story, templateFile, unitsFile } from '../testing/story.js';

const parentId = 'kh-765';
const childId = 'duong-minh-chau';
const huyen = 'huyen-duong-minh-chau';
const phongNoiVu = 'phong-noi-vu-dmc';
const vanPhong = 'van-phong-dmc';
const living = [
  'ubnd-tinh-tay-ninh',
  'van-phong-ubnd-tinh-tay-ninh',
  'so-noi-vu-tay-ninh',
  huyen,
  'huyen-tan-bien',
  phongNoiVu,
  vanPhong,
  'phong-tu-phap-dmc',
  'xa-suoi-da-dmc',
  'xa-phan-dmc',
];
const owing = [vanPhong, phongNoiVu, 'phong-tu-phap-dmc', 'xa-suoi-da-dmc', 'xa-phan-dmc'];
const at = (unitId: string, lineId: string) => ({ cascadeId: childId, unitId, lineId });
const good = { 1: 22, 2: 21, 3: 20, 4: 22 };
const poor = { 1: 15, 2: 14, 3: 15, 4: 16 };

describe('seed 004: huyện Dương Minh Châu carries out KH 765 of Tây Ninh', () => {
  let story: Story;
  beforeAll(async () => {
    const units = (await unitsFile('tay-ninh/organisation')).filter(({ id }) => living.includes(id));
    story = await Story.begin('2023-03-20 09:00', units);
    const [parent, child] = await Promise.all([
      templateFile('tay-ninh-765-2023'),
      templateFile('duong-minh-chau-dan-van-2023'),
    ]);
    await story.publish(parent);
    await story.publish(child);
    await story.draft(parentId, parent);
    await story.issue(parentId, '765');
    await story.until('2023-03-27 09:00');
    await story.draft(childId, child, { cascadeId: parentId, unitId: huyen });
    await story.issue(childId, '58');
  });
  afterAll(() => story.end());

  it('is the child of the huyện’s own plan, in the log and in Temporal', async () => {
    expect((await story.cascade(childId)).parent).toMatchObject({ cascadeId: parentId, unitId: huyen });
    await expect.poll(() => story.parentWorkflow(`directive:${childId}`)).toBe(`plan:${parentId}:${huyen}`);
  });

  it('keeps inclusive and exclusive words apart in one text', async () => {
    const { lines } = await story.cascade(childId);
    const due = (lineId: string) => lines.find((line) => line.lineId === lineId)?.due;
    expect(due('ke-hoach-don-vi')).toMatchObject({
      named: '2023-04-10',
      lastSafeDay: '2023-04-09',
      lastWorkingDay: '2023-04-07',
    });
    expect(due('ho-so-cham-diem')).toMatchObject({ named: '2023-10-20', lastSafeDay: '2023-10-19' });
    expect(due('tham-dinh-xep-loai')).toMatchObject({ named: '2023-10-31', lastSafeDay: '2023-10-31' });
    expect(due('ho-so-cua-huyen')).toMatchObject({ named: '2023-11-01', lastSafeDay: '2023-11-01' });
  });

  it('shows the slack between inflow and roll-up: 8 working days', async () => {
    const { slack } = await story.cascade(childId);
    expect(slack).toContainEqual(
      expect.objectContaining({ fromLine: 'ho-so-cham-diem', toLine: 'ho-so-cua-huyen', workingDays: 8 }),
    );
  });

  it('takes plans through Phòng Nội vụ and chases who is late', async () => {
    await story.until('2023-04-06 09:00');
    for (const unitId of owing.slice(0, 4)) await story.handIn(at(unitId, 'ke-hoach-don-vi'));
    await story.forward(at('xa-suoi-da-dmc', 'ke-hoach-don-vi'), phongNoiVu);
    await story.until('2023-04-18 09:00');
    expect((await story.obligation(at('xa-phan-dmc', 'ke-hoach-don-vi'))).status).toMatchObject({ code: 'overdue' });
    await story.handIn(at('xa-phan-dmc', 'ke-hoach-don-vi'));
    for (const unitId of owing) await story.accept(at(unitId, 'ke-hoach-don-vi'));
    expect((await story.obligation(at('xa-phan-dmc', 'ke-hoach-don-vi'))).status.code).toBe('done_late');
  });

  it('self-scores come in, each within the points of its criterion', async () => {
    await story.until('2023-10-18 09:00');
    const scored = at('phong-tu-phap-dmc', 'ho-so-cham-diem');
    await expect(story.handIn(scored, { scores: { ...good, 1: 26 } })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(story.handIn(scored)).rejects.toMatchObject({ kind: 'invalid' });
    for (const unitId of owing) {
      await story.handIn(at(unitId, 'bao-cao-nam'));
      await story.handIn(at(unitId, 'ho-so-cham-diem'), { scores: unitId === 'xa-phan-dmc' ? poor : good });
    }
  });

  it('appraises in October: Văn phòng scores criteria 1, 3 and 4 with Phòng Nội vụ; then the rating stands', async () => {
    await story.until('2023-10-25 09:00');
    await expect(story.appraise(at('xa-phan-dmc', 'ho-so-cham-diem'), vanPhong, { 2: 20 })).rejects.toMatchObject({
      kind: expect.anything(),
    });
    for (const unitId of owing) {
      const scores = unitId === 'xa-phan-dmc' ? poor : good;
      await story.appraise(at(unitId, 'ho-so-cham-diem'), phongNoiVu, scores);
      const { 2: _, ...own } = scores;
      await story.appraise(at(unitId, 'ho-so-cham-diem'), vanPhong, own);
    }
    const sheet = (await story.obligation(at('xa-phan-dmc', 'ho-so-cham-diem'))).scoreSheet;
    expect(sheet).toMatchObject({ total: 60, rating: 'Trung bình' });
    expect((await story.obligation(at('xa-suoi-da-dmc', 'ho-so-cham-diem'))).scoreSheet).toMatchObject({
      total: 85,
      rating: 'Tốt',
    });
    for (const unitId of owing) await story.accept(at(unitId, 'ho-so-cham-diem'));
  });

  it('meets the target "60% trở lên xếp loại Tốt": 4 of 5', async () => {
    const met = (await story.cascade(childId)).targetsMet.find(({ number }) => number === 6);
    expect(met).toMatchObject({ met: true });
    expect(met?.text).toMatch(/4\/5/);
  });

  it('sends the huyện’s own dossier up in time, and its tier’s results with it', async () => {
    await story.handIn(at(phongNoiVu, 'tham-dinh-xep-loai'));
    await story.until('2023-10-31 09:00');
    await story.handIn(at(phongNoiVu, 'ho-so-cua-huyen'));
    await story.handIn({ cascadeId: parentId, unitId: huyen, lineId: 'ho-so-cham-diem-huyen' });
    await story.until('2023-11-20 09:00');
    const above = (await story.rollUps(parentId)).find(({ lineId }) => lineId === 'ho-so-cham-diem-huyen');
    expect(above?.missingNames).toEqual(['UBND huyện Tân Biên']);
    expect(above?.lowerTiers.map(({ cascadeId }) => cascadeId)).toContain(childId);
    expect(above?.lowerTiers.map(({ sentence }) => sentence).join(' ')).toMatch(/5\/5/);
  });

  it('refuses a child that would be its own ancestor, one of another issuer, and one below a finished parent', async () => {
    const child = await templateFile('duong-minh-chau-dan-van-2023');
    await expect(story.draft('vong', child, { cascadeId: childId, unitId: phongNoiVu })).rejects.toMatchObject({
      code: expect.stringMatching(/^CASCADE\./),
    });
    await expect(story.draft('nham', child, { cascadeId: parentId, unitId: 'huyen-tan-bien' })).rejects.toMatchObject({
      code: expect.stringMatching(/^CASCADE\./),
    });
  });
});
