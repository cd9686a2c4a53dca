import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

const LIVED = 'ninh-thuan-2022-2026';
const DAY = '2026-12-15T01:00:00.000Z';
const LATER = '2026-12-18T01:00:00.000Z';

type Item = { unitId: string; lineId: string; title: string };

let api: RunningApi;
let office: Client;
let items: Item[];
beforeAll(async () => {
  api = await startTestApi();
  api.setNow(DAY);
  office = await api.as('van-phong');
  items = (await office.post('/letters/preview', { cascadeId: LIVED })).body.items;
});
afterAll(() => api.stop());

const make = async (item: Item): Promise<string> => {
  const refs = [{ cascadeId: LIVED, unitId: item.unitId, lineId: item.lineId }];
  return (await office.post('/letters', { refs, newDate: '25/12/2026' })).body.letterId;
};
const numbered = async (item: Item, number: string): Promise<string> => {
  const letterId = await make(item);
  await office.put(`/letters/${letterId}/number`, { number, issuedOn: '15/12/2026' });
  return letterId;
};
const withdraw = (client: Client, letterId: string, body: object, key?: string): Promise<Answer> =>
  client.put(`/letters/${letterId}/withdrawal`, body, key);
const BODY = {
  withdrawnOn: '18/12/2026',
  reason: 'Nhầm đơn vị',
  document: 'Công văn số 140/VPUBND-TH ngày 18/12/2026',
};
const [first, second, third, fourth] = [0, 1, 2, 3].map((index) => () => items[index] as Item) as [
  () => Item,
  () => Item,
  () => Item,
  () => Item,
];

describe('the withdrawal of a letter', () => {
  it('is told before it is entered, and afterwards the letter stays in the list with day, reason, notice and who', async () => {
    const letterId = await numbered(first(), '124');
    api.setNow(LATER);
    const before = (await office.get(`/letters/${letterId}`)).body;
    expect(before.may).toEqual({ number: true, withdraw: true });
    expect(before.meaning[0]).toBe(
      'Ngày mới 25/12/2026 không còn hiệu lực. Hạn nộp không đổi; số ngày chậm vẫn tính từ hạn đó.',
    );
    expect(before.meaning.at(-1)).toContain('Số 124/VPUBND-TH không cấp lại');
    const answer = await withdraw(office, letterId, BODY, 'withdraw-1');
    expect(answer.status).toBe(200);
    expect(answer.body.withdrawn).toMatchObject({ on: '2026-12-18', reason: 'Nhầm đơn vị', document: BODY.document });
    expect(answer.body.withdrawn.by).not.toBe('');
    expect(answer.body.may).toEqual({ number: false, withdraw: false });
    expect(answer.body.history.at(-1).text).toBe(
      'Thu hồi từ ngày 18/12/2026 theo Công văn số 140/VPUBND-TH ngày 18/12/2026; lý do: Nhầm đơn vị',
    );
    expect((await withdraw(office, letterId, BODY, 'withdraw-1')).body.withdrawn).toEqual(answer.body.withdrawn);
    const [listed] = (await office.get(`/letters?cascadeId=${LIVED}`)).body.letters;
    expect(listed).toMatchObject({
      letterId,
      numberLabel: 'Số 124/VPUBND-TH ngày 15/12/2026',
      withdrawn: { on: '2026-12-18' },
    });
    const log = await api.database.store.readStream(`letter:${letterId}`);
    expect(log.map(({ type }) => type)).toEqual(['LetterMade', 'LetterNumbered', 'LetterWithdrawn']);
    api.setNow(DAY);
  });

  it('is seen by the unit in the story of its report, and no longer counts as what it was told', async () => {
    const item = second();
    const letterId = await numbered(item, '126');
    const told = async (): Promise<unknown> => {
      const { rows } = (await office.get(`/desk?cascades=${LIVED}&limit=200`)).body;
      return rows.find((row: Item) => row.unitId === item.unitId && row.lineId === item.lineId)?.letter;
    };
    expect(await told()).toMatchObject({ number: '126/VPUBND-TH' });
    api.setNow(LATER);
    await withdraw(office, letterId, { ...BODY, document: '' });
    expect(await told()).toBeNull();
    const unit = await api.as(item.unitId);
    const own = (await unit.get(`/obligations/${LIVED}/${item.unitId}/${item.lineId}`)).body;
    const texts: string[] = own.timeline.map(({ text }: { text: string }) => text);
    expect(texts.at(-1)).toBe(
      'Thu hồi công văn đôn đốc số 126/VPUBND-TH ngày 15/12/2026 từ ngày 18/12/2026. Lý do: Nhầm đơn vị. Ngày mới 25/12/2026 không còn hiệu lực; hạn nộp không đổi',
    );
    const found = (await office.get('/search?q=126/VPUBND-TH')).body;
    expect(JSON.stringify(found)).toContain('(đã thu hồi từ 18/12/2026)');
    api.setNow(DAY);
  });

  it('leaves requests for explanation as they are, and names them', async () => {
    const item = third();
    const letterId = await numbered(item, '127');
    const asked = await office.post(`/obligations/${LIVED}/${item.unitId}/${item.lineId}/explanations`, {
      question: 'Vì sao chậm?',
      dueOn: '30/12/2026',
    });
    expect(asked.status).toBe(200);
    const { meaning } = (await office.get(`/letters/${letterId}`)).body;
    expect(meaning.join('\n')).toMatch(
      /Yêu cầu giải trình gửi sau công văn không tự hết: .+ \(hạn 30\/12\/2026\) vẫn phải trả lời/,
    );
  });

  it('is refused before the date of the letter, in the future, without a reason, and a second time, naming who was first', async () => {
    const letterId = await numbered(fourth(), '128');
    api.setNow(LATER);
    const codeOf = async (more: object): Promise<string> =>
      (await withdraw(office, letterId, { ...BODY, ...more })).body.code;
    expect(await codeOf({ withdrawnOn: '14/12/2026' })).toBe('LETTER.WITHDRAWN_BEFORE');
    expect(await codeOf({ withdrawnOn: '19/12/2026' })).toBe('LETTER.WITHDRAWN_IN_FUTURE');
    expect(await codeOf({ withdrawnOn: '31/02/2026' })).toBe('DATE.NOT_REAL');
    expect(await codeOf({ reason: ' ' })).toBe('REQUEST.INVALID');
    expect((await office.get(`/letters/${letterId}`)).body.withdrawn).toBeNull();
    const both = await Promise.all([withdraw(office, letterId, BODY), withdraw(office, letterId, BODY)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const again = await withdraw(office, letterId, { ...BODY, reason: 'Lý do khác' });
    expect(again.body.code).toBe('LETTER.WITHDRAWN');
    expect(again.body.title).toMatch(/từ ngày 18\/12\/2026 \(.+, lúc 08:00 ngày 18\/12\/2026\)/);
    const number = await office.put(`/letters/${letterId}/number`, {
      number: '9',
      issuedOn: '15/12/2026',
      reason: 'x',
    });
    expect(number.body.code).toBe('LETTER.WITHDRAWN');
    api.setNow(DAY);
  });

  it('of one that had no number yet leaves it without, and its number to another', async () => {
    const letterId = await make(first());
    expect((await office.get(`/letters/${letterId}`)).body.meaning.at(-1)).toContain('không ghi số được nữa');
    await withdraw(office, letterId, { withdrawnOn: '15/12/2026', reason: 'Lập nhầm' });
    expect((await office.put(`/letters/${letterId}/number`, { number: '129', issuedOn: '15/12/2026' })).status).toBe(
      409,
    );
  });

  it('is no business of a unit, of a foreign Office, or of another body that collects the same reports', async () => {
    const letterId = await make(second());
    const unit = await api.as(second().unitId);
    expect((await withdraw(unit, letterId, { withdrawnOn: '15/12/2026', reason: 'x' })).status).toBe(403);
    const focal = await api.as('so-noi-vu');
    expect((await focal.get(`/letters/${letterId}`)).body.may.withdraw).toBe(false);
    const refused = await withdraw(focal, letterId, { withdrawnOn: '15/12/2026', reason: 'x' });
    expect([refused.status, refused.body.code]).toEqual([403, 'LETTER.OTHER_OFFICE']);
  });
});
