import { filledIn } from '../../imports/testing/filled-in.js';
import type { Answer, Client } from '../../testing/client.js';
import { PDF, type RunningApi } from '../../testing/running-api.js';
import { uploaded } from './uploaded.js';

/** Stands in everything that the province's Office, its administrators and so-xay-dung have written; nobody else may read it. */
export const SECRET = 'Hoa-Ban-7391';
/** What only whoever may read it sees of the name that is searched for. */
export const SECRET_PART = '7391';

/** After the year's reports were due: letters can be written. */
export const LATE = '2026-12-15T01:00:00.000Z';
export const LIVED = 'ninh-thuan-2022-2026';
const RUNNING = 'ninh-thuan-2027';
export const UNIT = 'so-xay-dung';

const done = ({ status, body }: Answer, what: string): ReturnType<typeof JSON.parse> => {
  if (status >= 300) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`);
  return body;
};

type Ref = { cascadeId: string; unitId: string; lineId: string };
type Due = { cascadeId: string; line: { lineId: string }; status: { code: string } };
const pathOf = ({ cascadeId, unitId, lineId }: Ref): string => `/obligations/${cascadeId}/${unitId}/${lineId}`;

const ofTheUnit = async (unit: Client, office: Client) => {
  const fileId = done(await unit.upload(`${SECRET} tệp.pdf`, PDF), 'file').fileId as string;
  const { items } = done(await unit.get('/due-list'), 'due list') as { items: Due[] };
  const open = items.filter(({ cascadeId, status }) => cascadeId === LIVED && status.code === 'overdue');
  const [first] = open;
  if (!first) throw new Error('nothing is late');
  const ref = { cascadeId: LIVED, unitId: UNIT, lineId: first.line.lineId };
  const ahead = items.find(({ cascadeId, status }) => cascadeId === RUNNING && status.code === 'not_due');
  const asked = { cascadeId: RUNNING, unitId: UNIT, lineId: ahead?.line.lineId ?? '' };
  const body = { documentNumber: SECRET, note: SECRET, fileIds: [fileId] };
  done(await unit.put(`${pathOf(asked)}/draft`, { revision: 0, body }), 'draft');
  const extension = { until: '30/12/2027', reason: SECRET };
  done(await unit.post(`${pathOf(asked)}/extension-requests`, extension), 'request');
  const token = done(await unit.post('/tokens', { name: SECRET }), 'token');
  const feed = done(await unit.post('/feeds', { kind: 'unit' }), 'feed');
  const person = done(await unit.post('/feeds', { kind: 'person' }), 'feed');
  const { sessions } = done(await unit.get('/account'), 'account') as { sessions: { sessionId: string }[] };
  done(await office.post(`${pathOf(ref)}/explanations`, { question: SECRET, dueOn: '25/12/2026' }), 'explanation');
  const shown = done(await unit.get(pathOf(ref)), 'obligation') as { figureFields: { key: string; min: number }[] };
  const figures = Object.fromEntries(shown.figureFields.map(({ key, min }) => [key, min]));
  const report = { documentNumber: `${SECRET}/BC`, signedOn: '10/12/2026', note: SECRET, figures, fileIds: [fileId] };
  const { submissionId } = done(await unit.post(`${pathOf(ref)}/submissions`, report), 'submission');
  return {
    ref,
    asked,
    fileId,
    submissionId: submissionId as string,
    tokenId: token.tokenId as string,
    feedId: feed.feedId as string,
    personFeedId: person.feedId as string,
    sessionId: sessions[0]?.sessionId ?? '',
  };
};

const ofTheOffice = async (office: Client, keeper: Client) => {
  const shown = done(await office.post('/letters/preview', { cascadeId: LIVED, newDate: '25/12/2026' }), 'preview');
  const late = shown.items.map(({ unitId, lineId }: Ref) => ({ cascadeId: LIVED, unitId, lineId })) as Ref[];
  const letter = { refs: late.slice(0, 3), newDate: '25/12/2026', subject: SECRET, consequence: SECRET };
  const { letterId } = done(await office.post('/letters', letter), 'letter');
  const question = { kind: 'exempt', selection: { refs: late.slice(-2) } };
  const preview = done(await office.post('/jobs/preview', question), 'preview of a job');
  const chosen = preview.items.map(({ ref }: { ref: Ref }) => ref);
  const confirmed = { hash: preview.hash, shown: chosen };
  const { jobId } = done(await office.post('/jobs', { ...question, reason: SECRET, confirmed }), 'job');
  const view = { name: SECRET, filter: { text: SECRET }, shared: { kind: 'private' } };
  const { viewId } = done(await office.post('/views', view), 'view');
  const template = (await office.get('/letter-templates/default.docx')).raw;
  done(await uploaded(office, '/letter-templates', `${SECRET}.docx`, template), 'letter template');
  const drafted = { from: 'blank', templateId: 'cua-van-phong', title: SECRET };
  done(await office.post('/templates', drafted), 'template draft');
  const query = `kind=submissions&cascadeId=${RUNNING}`;
  const sheet = filledIn((await office.get(`/import-sheets?${query}`)).raw, 'Bài nộp', { 2: { number: SECRET } });
  const imported = done(await uploaded(office, `/imports?${query}`, `${SECRET}.xlsx`, sheet), 'import');
  const holder = { name: SECRET, username: null, email: null, from: '01/01/2026', to: null, alongside: true };
  done(await keeper.post(`/units/${UNIT}/posts/focal-point/holders`, holder), 'holder');
  const { posts } = done(await keeper.get(`/units/${UNIT}`), 'unit') as {
    posts: { kind: string; holdings: { holdingId: string; name: string }[] }[];
  };
  const holdingId = posts.flatMap(({ holdings }) => holdings).find(({ name }) => name === SECRET)?.holdingId ?? '';
  const standIn = { username: null, name: SECRET, email: null };
  const absence = { holdingId, from: '20/12/2026', to: '25/12/2026', standIn, reason: SECRET };
  done(await keeper.post(`/units/${UNIT}/posts/focal-point/absences`, absence), 'absence');
  return { letterId, jobId, viewId, importId: imported.importId as string, holdingId, late };
};

const ofTheAdministrator = async (admin: Client) => {
  const person = { username: 'nguoi-moi', name: SECRET, email: 'nguoi.moi@ninhthuan.example' };
  done(await admin.post('/people', person), 'person');
  const hook = { unitId: UNIT, name: SECRET, url: 'https://93.184.215.14/nhan', events: ['submission.received'] };
  return { webhookId: done(await admin.post('/webhooks', hook), 'webhook').webhookId as string };
};

/** Fills the sample with things of people, each with something in it that only they and theirs may read. */
export const othersThings = async (api: RunningApi) => {
  api.setNow(LATE);
  const [unit, office, keeper, admin] = await Promise.all(
    [UNIT, 'van-phong', 'quan-tri-don-vi', 'quan-tri'].map((name) => api.as(name)),
  );
  if (!unit || !office || !keeper || !admin) throw new Error('not signed in');
  const office1 = await ofTheOffice(office, keeper);
  const unit1 = await ofTheUnit(unit, office);
  const admin1 = await ofTheAdministrator(admin);
  const { messages } = done(await office.get('/messages?state=planned'), 'messages') as {
    messages: { notices: { ledgerKey: string }[] }[];
  };
  const ledgerKey = messages.flatMap(({ notices }) => notices)[0]?.ledgerKey ?? '';
  const inbox = done(await unit.get('/inbox'), 'inbox') as { items: { letterId: string; readAt: string | null }[] };
  return { ...office1, ...unit1, ...admin1, ledgerKey, inboxId: inbox.items[0]?.letterId ?? '' };
};
export type OthersThings = Awaited<ReturnType<typeof othersThings>>;
