import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { Keyboard } from './keyboard.js';
import type { RunningStack } from './running-stack.js';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSWORD = 'dondoc-mau-2026';

/** Somebody signed in, with a browser of their own. */
export type Person = { context: BrowserContext; page: Page; url: string };
type Violation = { id: string; nodes: { html: string }[] };

export const signIn = async ({ url }: RunningStack, username: string): Promise<Person> => {
  const context = await openBrowser();
  const page = await context.newPage();
  await page.goto(`${url}/dang-nhap`);
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((address) => !address.pathname.includes('dang-nhap'));
  return { context, page, url };
};

/** Somebody who works by keyboard alone. */
export type KeyboardPerson = Person & { keys: Keyboard };

/** Signs in by keyboard alone; `address`: where the person comes from, a link in a letter for example. */
export const signInByKeyboard = async (
  { url }: RunningStack,
  username: string,
  address = `${url}/`,
): Promise<KeyboardPerson> => {
  const context = await openBrowser();
  const page = await context.newPage();
  const keys = new Keyboard(page);
  await page.goto(address);
  await keys.type(page.getByLabel('Tên đăng nhập'), username);
  await keys.type(page.getByLabel('Mật khẩu'), PASSWORD);
  await keys.press('Enter');
  await page.waitForURL((there) => !there.pathname.includes('dang-nhap'));
  return { context, page, url, keys };
};

/** Colours that are on their way are neither the old nor the new ones; what turns for ever is not waited for. */
const SETTLED = `Promise.all(document.getAnimations()
  .filter((one) => one.effect !== null && one.effect.getComputedTiming().endTime !== Infinity)
  .map((one) => one.finished.catch(() => null))).then(() => null)`;

const lookOnce = async (page: Page): Promise<string[]> => {
  await page.evaluate(SETTLED);
  const found = await page.evaluate<Violation[]>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations)",
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
};

/**
 * What axe finds wrong with the page, in words; empty: nothing. Looked at twice before anything is called wrong: a button that
 * an answer enables just then is between two colours, and what is truly wrong still is.
 */
export const axeViolations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource);
  const found = await lookOnce(page);
  return found.length === 0 ? found : lookOnce(page);
};

/** Asks the API as that person, for what a test needs but does not look at. */
export const ask = async ({ page, url }: Person, method: 'GET' | 'POST' | 'PUT', path: string, data?: unknown) => {
  const answer = await page.request.fetch(`${url}/api${path}`, {
    method,
    headers: { 'x-requested-with': 'dondoc', 'idempotency-key': randomUUID() },
    ...(data === undefined ? {} : { data }),
  });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
};

/** Publishes the next version of a template. */
export const publish = async (person: Person, body: Readonly<Record<string, unknown>>, newest = 0): Promise<void> => {
  const templateId = String(body['id']);
  const begin = newest === 0 ? { from: 'blank', title: templateId } : { from: 'version', version: newest };
  const { revision } = await ask(person, 'POST', '/templates', { ...begin, templateId });
  const saved = await ask(person, 'PUT', `/templates/${templateId}/draft`, { revision, body });
  await ask(person, 'POST', `/templates/${templateId}/publish`, { revision: saved.revision });
};
