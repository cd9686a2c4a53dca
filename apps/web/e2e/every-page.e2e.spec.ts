import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTemplate } from './a-template.js';
import { openBrowser } from './browser.js';
import { actors, CASCADE, type LookedAt, mayOpen, pagesOf, routePaths } from './pages-of-roles.js';
import { ask, axeViolations, type Person, signIn } from './people.js';
import { type RunningStack, startStack } from './running-stack.js';
import { wrongWords } from './wrong-words.js';

const [WIDE, NARROW] = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
];
const LATE = { cascadeId: CASCADE, unitId: 'ban-quan-ly-cac-khu-cong-nghiep', lineId: 'bao-cao-nam.2026' };
const REFUSED = /chưa có quyền|không có quyền/;

type Found = Record<string, string[]>;

describe('every page, for everyone who may open it', () => {
  let stack: RunningStack;
  let pages: ReturnType<typeof pagesOf>;
  beforeAll(async () => {
    stack = await startStack('2026-11-17T02:00:00Z');
    const office = await signIn(stack, 'van-phong');
    const templateId = 'moi-trang';
    await ask(office, 'POST', '/templates', { from: 'blank', title: 'Mẫu để xem', templateId });
    const { revision } = await ask(office, 'GET', `/templates/${templateId}/draft`);
    await ask(office, 'PUT', `/templates/${templateId}/draft`, { revision, body: aTemplate(templateId, 'Mẫu để xem') });
    const explain = {
      kind: 'explain',
      selection: { refs: [LATE] },
      question: 'Vì sao chưa nộp?',
      dueOn: '30/11/2026',
    };
    const { hash } = await ask(office, 'POST', '/jobs/preview', explain);
    const job = { ...explain, reason: 'Đã quá hạn', confirmed: { hash } };
    const { jobId } = await ask(office, 'POST', '/jobs', job);
    const { letterId } = await ask(office, 'POST', '/letters', { refs: [LATE], newDate: '30/11/2026' });
    pages = pagesOf({ letterId, jobId, templateId });
    await office.context.close();
  });
  afterAll(async () => {
    await stack?.stop();
  });

  /** Inside the product by its own navigation, which is quicker than loading everything again. */
  const go = async ({ page }: Person, address: string): Promise<void> => {
    await page.evaluate("document.querySelector('main h1')?.setAttribute('data-left', '')");
    await page.evaluate(
      `history.pushState(null, '', ${JSON.stringify(address)}); dispatchEvent(new PopStateEvent('popstate'))`,
    );
    // A page may keep its heading where only its address changes.
    await page
      .locator('h1[data-left]')
      .waitFor({ state: 'detached', timeout: 2_000 })
      .catch(() => undefined);
    await page.locator('main h1').first().waitFor({ timeout: 10_000 });
    await page.getByRole('status', { name: 'Đang tải dữ liệu' }).first().waitFor({ state: 'detached' });
  };
  const lookAt = async ({ page }: Person): Promise<string[]> => {
    const wrong = [...(await axeViolations(page)), ...(await wrongWords(page))];
    for (const size of [NARROW, WIDE]) {
      await page.setViewportSize(size);
      const beyond = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      if (beyond > 0) wrong.push(`scrolls sideways by ${beyond} px at ${size.width} px`);
    }
    return wrong;
  };
  const note = (found: Found, where: string, wrong: string[]): void => {
    if (wrong.length > 0) found[where] = wrong;
  };

  it('names every route of the product', async () => {
    expect(Object.keys(pages).sort()).toEqual([...new Set(await routePaths())].sort());
  });

  it.each(actors)('$role ($username)', async (actor) => {
    const person = await signIn(stack, actor.username);
    await person.page.locator('main h1').first().waitFor();
    const found: Found = {};
    try {
      for (const page of Object.values(pages)) {
        if (page.act === null) continue;
        const said = await go(person, page.address).then(
          () => person.page.locator('main').innerText(),
          () => '',
        );
        if (said.trim() === '') note(found, page.address, ['says nothing']);
        else if (mayOpen(actor, page)) {
          if (REFUSED.test(said)) note(found, page.address, ['refused']);
          else note(found, page.address, await lookAt(person));
        }
      }
    } finally {
      await person.context.close();
    }
    expect(found).toEqual({});
  });

  it('whoever is not signed in', async () => {
    const context = await openBrowser();
    const person: Person = { context, page: await context.newPage(), url: stack.url };
    const found: Found = {};
    for (const { address, act } of Object.values<LookedAt>(pages)) {
      if (act !== null) continue;
      await person.page.goto(stack.url + address);
      await person.page.locator('h1').first().waitFor();
      note(found, address, await lookAt(person));
    }
    await context.close();
    expect(found).toEqual({});
  });
});
