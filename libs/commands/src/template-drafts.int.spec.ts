import { anObligation, aTemplate } from '@dondoc/domain/testing';
import { createTestDatabase } from '@dondoc/event-store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './database.js';
import { dropTemplateDraft, markDraftTried, publishTemplateDraft, saveTemplateDraft } from './template-drafts.js';
import { as, foundingDay, issueDay } from './testing/an-office.js';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
beforeAll(async () => {
  test = await createTestDatabase();
  database = await openDatabase({ url: test.url });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

let commands = 0;
const by = (actor: string) => as(`nhap-${(commands += 1)}`, foundingDay, actor);
const save = (templateId: string, revision: number, title: string, actor = 'quan-tri') =>
  saveTemplateDraft(database.store, { templateId, revision, body: { title }, basedOn: null }, by(actor));

describe('a template draft', () => {
  it('is saved again and again, each time on what was read', async () => {
    const first = await save('mau-a', 0, 'Một');
    const second = await save('mau-a', first, 'Hai');
    expect(await database.queries.templates.getDraft('mau-a')).toMatchObject({
      revision: second,
      body: { title: 'Hai' },
      editedBy: 'quan-tri',
      triedAt: null,
    });
  });

  it('is never overwritten by somebody who had not read the newest save: both are named, nothing is lost', async () => {
    const first = await save('mau-b', 0, 'Một');
    await save('mau-b', first, 'Của Bình', 'binh');
    await expect(save('mau-b', first, 'Của An', 'an')).rejects.toMatchObject({
      code: 'TEMPLATE.DRAFT_CONFLICT',
      details: { value: 'binh', reason: expect.stringMatching(/binh.*an/) },
    });
    expect((await database.queries.templates.getDraft('mau-b')).body).toEqual({ title: 'Của Bình' });
  });

  it('of two saves at the same moment lets one win', async () => {
    const first = await save('mau-c', 0, 'Một');
    const both = await Promise.allSettled([
      save('mau-c', first, 'Của An', 'an'),
      save('mau-c', first, 'Của Bình', 'binh'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((one) => one.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'TEMPLATE.DRAFT_CONFLICT' });
  });

  it('shows its trial until it is changed', async () => {
    const first = await save('mau-d', 0, 'Một');
    await markDraftTried(database.store, { templateId: 'mau-d', revision: first }, as('thu-d', issueDay));
    expect((await database.queries.templates.getDraft('mau-d')).triedAt).toBe(issueDay);
    await save('mau-d', first, 'Hai');
    expect((await database.queries.templates.getDraft('mau-d')).triedAt).toBeNull();
  });

  it('can be given up; its saves stay in the log', async () => {
    const first = await save('mau-e', 0, 'Một');
    await dropTemplateDraft(database.store, { templateId: 'mau-e', revision: first }, by('quan-tri'));
    await expect(database.queries.templates.getDraft('mau-e')).rejects.toMatchObject({ code: 'TEMPLATE.NOT_FOUND' });
    expect((await database.store.readStream('template-draft:mau-e')).map(({ type }) => type)).toEqual([
      'TemplateDraftSaved',
      'TemplateDraftDropped',
    ]);
    expect(await save('mau-e', 0, 'Lại')).toBe(3);
  });
});

describe('publishing', () => {
  const template = (title: string) => aTemplate([anObligation('bao-cao', { title })], { id: 'mau-g' });

  it('numbers the versions, ends the draft, and refuses a version that changes nothing', async () => {
    const first = await save('mau-g', 0, 'Một');
    const context = as('cong-bo-1', issueDay, 'quan-tri');
    expect(await publishTemplateDraft(database.store, { revision: first, template: template('A') }, context)).toBe(1);
    // The same command again answers the same.
    expect(await publishTemplateDraft(database.store, { revision: first, template: template('A') }, context)).toBe(1);
    const again = await save('mau-g', 0, 'Một');
    await expect(
      publishTemplateDraft(database.store, { revision: again, template: template('A') }, by('quan-tri')),
    ).rejects.toMatchObject({ code: 'TEMPLATE.UNCHANGED' });
    const changed = { revision: again, template: template('B') };
    expect(await publishTemplateDraft(database.store, changed, by('quan-tri'))).toBe(2);
    expect((await database.queries.templates.getVersion('mau-g', 1)).template.obligations[0]?.title).toBe('A');
    const listed = (await database.queries.templates.list()).find(({ templateId }) => templateId === 'mau-g');
    expect(listed).toMatchObject({ draft: null, cascades: 0 });
    expect(listed?.versions.map(({ version, by: who }) => [version, who])).toEqual([
      [1, 'quan-tri'],
      [2, 'quan-tri'],
    ]);
  });

  it('is refused to who has not seen the newest save', async () => {
    const first = await save('mau-h', 0, 'Một');
    await save('mau-h', first, 'Hai', 'binh');
    const stale = { revision: first, template: aTemplate([anObligation('x')], { id: 'mau-h' }) };
    await expect(publishTemplateDraft(database.store, stale, by('an'))).rejects.toMatchObject({
      code: 'TEMPLATE.DRAFT_CONFLICT',
    });
  });
});
