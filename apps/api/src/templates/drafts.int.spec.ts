import { templateDraftSchema, templateSummarySchema, templateVocabularySchema } from '@dondoc/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTemplateBody, anObligation } from '../testing/a-template-body.js';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let office: Client;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi();
  [office, admin] = [await api.as('van-phong'), await api.as('quan-tri')];
});
afterAll(() => api.stop());

const PUBLISHED = 'ninh-thuan-dan-van-2022-2026';

const begin = async (templateId: string): Promise<number> => {
  const { status, body } = await office.post('/templates', { from: 'blank', templateId, title: 'Mẫu mới' });
  expect([status, body.templateId]).toEqual([200, templateId]);
  return body.revision;
};

/** A draft that can be published. */
const finished = async (templateId: string, more = {}): Promise<number> => {
  const revision = await begin(templateId);
  const saved = await office.put(`/templates/${templateId}/draft`, { revision, body: aTemplateBody(templateId, more) });
  expect(saved.status).toBe(200);
  return saved.body.revision;
};

describe('a draft of a template', () => {
  it('begins blank, is saved unfinished, and is listed with who edits it', async () => {
    const revision = await begin('mau-trong');
    const body = { id: 'mau-trong', title: 'Đang soạn', obligations: [{ key: 'a', title: 'Chưa có hạn' }] };
    const saved = await office.put('/templates/mau-trong/draft', { revision, body });
    expect(saved.body).toMatchObject({ body, editedBy: expect.stringContaining('Tạ Thị Hồng Lan'), triedAt: null });
    expect(saved.body.revision).toBeGreaterThan(revision);
    expect(templateDraftSchema.parse(saved.body)).toEqual(saved.body);
    const listed = (await office.get('/templates')).body;
    expect(templateSummarySchema.array().parse(listed)).toEqual(listed);
    const own = listed.find(({ templateId }: { templateId: string }) => templateId === 'mau-trong');
    expect(own).toMatchObject({ title: 'Đang soạn', versions: [], draft: { revision: saved.body.revision } });
    expect(listed.map(({ templateId }: { templateId: string }) => templateId)).toContain(PUBLISHED);
  });

  it('saved twice by the same key is saved once', async () => {
    const revision = await begin('mau-gui-lai');
    const asked = { revision, body: { id: 'mau-gui-lai', title: 'Một lần' } };
    const first = await office.put('/templates/mau-gui-lai/draft', asked, 'luu-lai-lan-nua');
    const second = await office.put('/templates/mau-gui-lai/draft', asked, 'luu-lai-lan-nua');
    expect(second.body).toEqual(first.body);
  });

  it('that two people edit at once tells the second both names, when, and what the first has saved', async () => {
    const revision = await begin('hai-nguoi');
    await office.put('/templates/hai-nguoi/draft', { revision, body: { id: 'hai-nguoi', title: 'Của Văn phòng' } });
    const lost = await admin.put('/templates/hai-nguoi/draft', {
      revision,
      body: { id: 'hai-nguoi', title: 'Của tôi' },
    });
    expect([lost.status, lost.body.code]).toEqual([409, 'TEMPLATE.DRAFT_CONFLICT']);
    const [error] = lost.body.errors;
    expect(error.reason).toContain('Tạ Thị Hồng Lan');
    expect(error.reason).toContain('Quản trị');
    expect(error.value).toMatch(/, \d\d:\d\d ngày 21\/11\/2026$/);
    expect(lost.body.current.body.title).toBe('Của Văn phòng');
    const { revision: newest } = lost.body.current;
    const mine = await admin.put('/templates/hai-nguoi/draft', {
      revision: newest,
      body: { id: 'hai-nguoi', title: 'Của tôi' },
    });
    expect(mine.body.body.title).toBe('Của tôi');
  });

  it('is dropped, and can be begun again', async () => {
    const revision = await begin('bo-di');
    const stale = await office.delete(`/templates/bo-di/draft?revision=${revision - 1}`);
    expect(stale.body.code).toBe('TEMPLATE.DRAFT_CONFLICT');
    expect((await office.delete('/templates/bo-di/draft')).status).toBe(204);
    expect((await office.get('/templates/bo-di/draft')).body.code).toBe('TEMPLATE.NOT_FOUND');
    await begin('bo-di');
  });

  it('needs an id that can stand in a file name, a title, and an id that is free', async () => {
    const ask = async (templateId: string, title: string) =>
      (await office.post('/templates', { from: 'blank', templateId, title })).body.code;
    expect(await ask('Mẫu Có Dấu', 'x')).toBe('TEMPLATE.ID_INVALID');
    expect(await ask('../../etc/passwd', 'x')).toBe('TEMPLATE.ID_INVALID');
    expect(await ask('khong-ten', '  ')).toBe('TEMPLATE.FIELD_MISSING');
    expect(await ask(PUBLISHED, 'x')).toBe('TEMPLATE.ALREADY_EXISTS');
    const unknown = await office.post('/templates', { from: 'version', templateId: 'khong-co', version: 1 });
    expect(unknown.body.code).toBe('TEMPLATE.NOT_FOUND');
    const neither = await office.post('/templates', { from: 'dau-do' });
    expect(neither.body.code).toBe('REQUEST.INVALID');
  });

  it('does not take a body that nests without end, or one of 9 MB', async () => {
    const revision = await begin('qua-co');
    const deep = JSON.parse(`${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`);
    expect((await office.put('/templates/qua-co/draft', { revision, body: deep })).body.code).toBe('REQUEST.TOO_DEEP');
    const large = await office.put('/templates/qua-co/draft', { revision, body: { title: 'x'.repeat(9_000_000) } });
    expect([large.status, large.body.code, large.body.title]).toEqual([
      413,
      'REQUEST.TOO_LARGE',
      'Nội dung gửi lên lớn hơn 8 MB.',
    ]);
  });

  it('is not even read when nobody is signed in', async () => {
    const body = { revision: 0, body: { title: 'x'.repeat(9_000_000) } };
    const answer = await api.visitor.put('/templates/qua-co/draft', body);
    expect([answer.status, answer.body.code]).toEqual([401, 'SIGN_IN.REQUIRED']);
  });

  it('is the business of the Office, not of units', async () => {
    const unit = await api.as('so-y-te');
    for (const path of ['/templates/vocabulary', `/templates/${PUBLISHED}/draft`]) {
      expect((await unit.get(path)).body.code).toBe('ACCESS.ROLE');
    }
    expect((await unit.post('/templates', { from: 'blank', templateId: 'a', title: 'a' })).body.code).toBe(
      'ACCESS.ROLE',
    );
  });

  it('lists to a unit only what it may issue to those below it, and no drafts', async () => {
    expect((await (await api.as('so-y-te')).get('/templates')).body).toEqual([]);
    const own = (await (await api.as('ban-dan-toc')).get('/templates')).body;
    expect(own).toMatchObject([
      { templateId: 'ban-dan-toc-dan-van-kheo-2023-2025', issuer: 'ban-dan-toc', draft: null },
    ]);
  });
});

describe('publishing', () => {
  it('makes a numbered version that never changes, and the draft is gone', async () => {
    const revision = await finished('cong-bo');
    const first = await office.post('/templates/cong-bo/publish', { revision }, 'cong-bo-mot');
    expect([first.status, first.body]).toEqual([200, { templateId: 'cong-bo', version: 1 }]);
    expect((await office.post('/templates/cong-bo/publish', { revision }, 'cong-bo-mot')).body).toEqual(first.body);
    expect((await office.get('/templates/cong-bo/draft')).body.code).toBe('TEMPLATE.NOT_FOUND');
    const { body } = await office.get('/templates/cong-bo/versions/1');
    expect(body).toMatchObject({ version: 1, by: expect.stringContaining('Tạ Thị Hồng Lan'), body: { id: 'cong-bo' } });
    expect((await office.get('/templates/cong-bo/versions/2')).body.code).toBe('TEMPLATE.NOT_FOUND');
    expect((await office.get('/templates/cong-bo/versions/mot')).body.code).toBe('REQUEST.INVALID');
  });

  it('of what has not changed is refused; a change becomes the next number', async () => {
    await office.post('/templates/lan-hai/publish', { revision: await finished('lan-hai') });
    const draft = (await office.post('/templates', { from: 'version', templateId: 'lan-hai', version: 1 })).body;
    expect(draft).toMatchObject({ basedOn: 1, body: { version: 2 } });
    const same = await office.post('/templates/lan-hai/publish', { revision: draft.revision });
    expect([same.status, same.body.code]).toEqual([409, 'TEMPLATE.UNCHANGED']);
    const body = { ...draft.body, subject: 'Nội dung khác' };
    const { revision } = (await office.put('/templates/lan-hai/draft', { revision: draft.revision, body })).body;
    expect((await office.post('/templates/lan-hai/publish', { revision })).body.version).toBe(2);
  });

  it('of an unfinished draft names every fault with field, value, reason and mend', async () => {
    const { due: _, ...withoutDue } = anObligation();
    const obligations = [withoutDue, anObligation({ key: 'b', to: 'so-khong-co' })];
    const revision = await finished('con-loi', { subject: undefined, obligations });
    const { status, body } = await office.post('/templates/con-loi/publish', { revision });
    expect([status, body.code]).toEqual([422, 'TEMPLATE.UNFINISHED']);
    const paths = body.problems.map(({ path }: { path: (string | number)[] }) => path.join('.'));
    expect(paths).toContain('subject');
    expect(paths).toContain('obligations.0.due');
    for (const error of body.errors) expect(Object.keys(error).sort()).toEqual(['field', 'mend', 'reason', 'value']);
  });

  it('of a revision that somebody has overtaken is a conflict', async () => {
    const revision = await finished('qua-mat');
    await admin.put('/templates/qua-mat/draft', { revision, body: aTemplateBody('qua-mat', { subject: 'Khác' }) });
    const lost = await office.post('/templates/qua-mat/publish', { revision });
    expect([lost.status, lost.body.code]).toEqual([409, 'TEMPLATE.DRAFT_CONFLICT']);
    expect(lost.body.current.body.subject).toBe('Khác');
  });

  it('under another id than the draft has is refused', async () => {
    const revision = await begin('ma-goc');
    const saved = await office.put('/templates/ma-goc/draft', { revision, body: aTemplateBody('ma-khac') });
    const refused = await office.post('/templates/ma-goc/publish', { revision: saved.body.revision });
    expect(refused.body.code).toBe('TEMPLATE.ID_CHANGED');
  });
});

describe('YAML', () => {
  it('goes out and comes in again without loss', async () => {
    const { headers, body: yaml } = await office.get(`/templates/${PUBLISHED}/versions/1/yaml`);
    expect(headers['content-type']).toContain('text/yaml');
    expect(String(headers['content-disposition'])).toContain(`${PUBLISHED}-ban-1.yaml`);
    const imported = (await office.post('/templates', { from: 'yaml', yaml })).body;
    expect(imported).toMatchObject({ templateId: PUBLISHED, basedOn: 1 });
    const { body: original } = (await office.get(`/templates/${PUBLISHED}/versions/1`)).body;
    expect({ ...imported.body, version: 1 }).toEqual(original);
    const same = await office.post(`/templates/${PUBLISHED}/publish`, { revision: imported.revision });
    expect(same.body.code).toBe('TEMPLATE.UNCHANGED');
  });

  it('of a draft is kept also while it is unfinished', async () => {
    const revision = await begin('xuat-nhap');
    await office.put('/templates/xuat-nhap/draft', { revision, body: { id: 'xuat-nhap', title: 'Dở dang' } });
    const { body } = await office.get('/templates/xuat-nhap/draft/yaml');
    expect(body).toContain('title: Dở dang');
  });

  it.each([
    ['nothing', ''],
    ['no YAML', 'id: [a'],
    ['a repeated key', 'id: a\nid: b\n'],
    ['an unknown key', 'id: a\ntitel: b\n'],
    [
      'exploding anchors',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
        .split('')
        .map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]},`.repeat(9)}]`)
        .join('\n')}\n`,
    ],
  ])('that is %s is refused with its lines', async (_, yaml) => {
    const { status, body } = await office.post('/templates', { from: 'yaml', yaml });
    expect([status, body.code]).toEqual([400, 'TEMPLATE.FILE_INVALID']);
    expect(body.errors.length).toBeGreaterThan(0);
    expect(body.problems[0]).toHaveProperty('line');
  });

  it('of more than the limit is refused at once', async () => {
    const { status, body } = await office.post('/templates', { from: 'yaml', yaml: `# ${'x'.repeat(2_000_001)}` });
    expect([status, body.errors[0].field]).toEqual([400, 'yaml']);
    const huge = await office.post('/templates', { from: 'yaml', yaml: 'x'.repeat(50_000_000) });
    expect([huge.status, huge.body.code]).toEqual([413, 'REQUEST.TOO_LARGE']);
  });
});

describe('the vocabulary of the editor', () => {
  it('names classes, groups and units', async () => {
    const { body } = await office.get('/templates/vocabulary');
    expect(templateVocabularySchema.parse(body)).toEqual(body);
    expect(body.classes).toContainEqual({ value: 'so-ban-nganh', label: 'Sở, ban, ngành' });
    expect(body.groups.length).toBeGreaterThan(3);
    expect(body.units.length).toBeGreaterThan(30);
    expect(body.defaultLadder).toHaveProperty('before');
  });
});
