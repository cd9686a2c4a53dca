import { aTemplateBody, anObligation } from './a-template-body.js';
import type { Answer, Client } from './client.js';
import { PDF, type RunningApi } from './running-api.js';

/** The department that stands in each state of the report “bao-cao”, due at the end of Friday 27/11/2026. */
export const unitIn = {
  doneInTime: 'so-tu-phap',
  /** In time at the intermediary, which passed it on late. */
  waitingInTime: 'so-tai-chinh',
  doneLate: 'so-cong-thuong',
  waitingLate: 'so-xay-dung',
  returnedInTime: 'so-y-te',
  returnedLate: 'so-giao-thong-van-tai',
  silent: 'so-giao-duc-va-dao-tao',
  extended: 'so-khoa-hoc-va-cong-nghe',
  exempt: 'so-tai-nguyen-va-moi-truong',
  /** Received on paper in time, entered after the date. */
  paperInTime: 'so-ke-hoach-va-dau-tu',
  /** In time, returned, and come again after the date. */
  againAfterReturn: 'so-van-hoa-the-thao-va-du-lich',
  notApplicable: 'so-thong-tin-va-truyen-thong',
} as const;
/** Of “bao-cao”: on time by the first receipt, of those whose date is over or whose report has come. */
export const ON_TIME = { onTime: 5, judged: 9 } as const;

const PLAN = 'moi-tinh-trang-2026';
const units = Object.values(unitIn);
const once = { owedBy: { units }, periods: { kind: 'once', label: 'cả đợt' }, via: null };
const onDay = (date: string) => ({ kind: 'fixed-date', date, boundary: 'on', clause: 'Mục 2', words: 'chậm nhất' });
const template = aTemplateBody(PLAN, {
  obligations: [
    anObligation({
      ...once,
      key: 'bao-cao',
      title: 'Báo cáo đợt',
      due: onDay('2026-11-27'),
      via: 'so-noi-vu',
      forwardWithin: 2,
      condition: 'Chỉ khi có phát sinh',
      needsAcceptance: true,
    }),
    anObligation({ ...once, key: 'gop-y', title: 'Góp ý dự thảo', due: onDay('2026-11-26'), silence: 'agreed' }),
    anObligation({
      ...once,
      key: 'khong-han',
      title: 'Rà soát thường xuyên',
      due: { kind: 'undated', words: 'kịp thời', clause: 'Mục 3', recurring: false },
    }),
    anObligation({ ...once, key: 'sau-nay', title: 'Báo cáo cuối năm', due: onDay('2026-12-28') }),
  ],
});

const ok = ({ status, body }: Answer): ReturnType<typeof JSON.parse> => {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

const issued = async (office: Client): Promise<string> => {
  const draft = ok(await office.post('/templates', { from: 'blank', templateId: PLAN, title: 'x' }));
  const saved = ok(await office.put(`/templates/${PLAN}/draft`, { revision: draft.revision, body: template }));
  ok(await office.post(`/templates/${PLAN}/publish`, { revision: saved.revision }));
  const { cascadeId } = ok(await office.post('/cascades', { templateId: PLAN, version: 1, parent: null }));
  ok(await office.post(`/cascades/${cascadeId}/issue`, { documentNumber: '703', issuedOn: '20/11/2026' }));
  return cascadeId;
};

/** What people do with one cascade; the clock is the test's. */
const acts = (api: RunningApi, office: Client, cascadeId: string) => {
  const path = (unitId: string, key = 'bao-cao'): string => `/obligations/${cascadeId}/${unitId}/${key}`;
  const report = async (client: Client, signedOn: string) => ({
    documentNumber: '9/BC',
    signedOn,
    fileIds: [ok(await client.upload('bao-cao.pdf', PDF)).fileId],
  });
  return {
    submit: async (unitId: string, signedOn: string, key?: string) => {
      const unit = await api.as(unitId);
      ok(await unit.post(`${path(unitId, key)}/submissions`, await report(unit, signedOn)));
    },
    enterPaper: async (unitId: string) => {
      const paper = { receivedAt: '26/11/2026', reason: 'Nộp bản giấy tại Văn phòng' };
      ok(await office.post(`${path(unitId)}/submissions`, { ...(await report(office, '25/11/2026')), paper }));
    },
    decide: async (unitId: string, act: string, body: object = {}) => {
      ok(await office.post(`${path(unitId)}/${act}`, body));
    },
    as: async (who: string, unitId: string, act: string, body: object = {}) => {
      ok(await (await api.as(who)).post(`${path(unitId)}/${act}`, body));
    },
  };
};

const givenBack = { reason: 'Thiếu biểu số liệu', newDate: '08/12/2026' };

/** Issues a plan on 20/11/2026 and brings its obligations into every state there is. It is then the morning of 02/12/2026. */
export const everyState = async (api: RunningApi, office: Client): Promise<string> => {
  const cascadeId = await issued(office);
  const { submit, enterPaper, decide, as } = acts(api, office, cascadeId);
  api.setNow('2026-11-23T02:00:00.000Z');
  const early = [unitIn.doneInTime, unitIn.waitingInTime, unitIn.returnedInTime, unitIn.againAfterReturn];
  for (const unitId of early) await submit(unitId, '23/11/2026');
  for (const key of ['gop-y', 'khong-han', 'sau-nay']) await submit(unitIn.doneInTime, '23/11/2026', key);
  await decide(unitIn.doneInTime, 'acceptance');
  await decide(unitIn.exempt, 'exemption', { reason: 'Đơn vị mới thành lập' });
  await decide(unitIn.extended, 'extension', { until: '15/12/2026', reason: 'Chờ số liệu thống kê' });
  await as(unitIn.notApplicable, unitIn.notApplicable, 'not-applicable', { reason: 'Không có phát sinh' });
  api.setNow('2026-11-26T02:00:00.000Z');
  for (const unitId of [unitIn.returnedInTime, unitIn.againAfterReturn]) await decide(unitId, 'return', givenBack);
  api.setNow('2026-12-01T02:00:00.000Z');
  for (const unitId of [unitIn.doneLate, unitIn.waitingLate, unitIn.returnedLate]) await submit(unitId, '30/11/2026');
  await submit(unitIn.againAfterReturn, '01/12/2026');
  await enterPaper(unitIn.paperInTime);
  await as('so-noi-vu', unitIn.waitingInTime, 'forward');
  await decide(unitIn.doneLate, 'acceptance');
  await decide(unitIn.returnedLate, 'return', givenBack);
  api.setNow('2026-12-02T01:00:00.000Z');
  return cascadeId;
};
