import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { type Person, signIn } from '../e2e/people.js';
import type { RunningStack } from '../e2e/running-stack.js';
import { keepPicture } from './picture/keep-picture.js';
import { steadyText } from './steady-text.js';

export const PICTURES = fileURLToPath(new URL('../../../docs/user-guide/hinh/', import.meta.url));

// The slow clock of the guide counts as a demonstration's; a reader's screen has no such badge.
const AS_IN_USE = '.badge-clock, .today-hour { display: none }';

/** Pixels left free above what a picture begins with. */
const ABOVE = 16;

/** Numbers that the browser draws (keys of writes) come out the same each time. */
const SAME_CHANCE = 'let seed = 7; Math.random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;';

/** Signs people in, keeps them for the chapters that follow, and takes their pictures. */
export class Camera {
  private readonly people = new Map<string, Person>();
  readonly taken: { name: string; changed: boolean }[] = [];

  constructor(private readonly stack: RunningStack) {}

  async as(username: string): Promise<Person> {
    const known = this.people.get(username);
    if (known) return known;
    const person = await signIn(this.stack, username);
    await person.context.addInitScript(SAME_CHANCE);
    this.people.set(username, person);
    return person;
  }

  /** Opens a page of the product and waits until its title and its data are there. */
  async open({ page, url }: Person, path: string): Promise<Page> {
    await page.goto(url + path);
    await page.locator('main h1').first().waitFor();
    await this.settled(page);
    return page;
  }

  /** Takes a picture of the whole window, `top` scrolled to its upper edge. */
  async take(page: Page, name: string, top?: Locator): Promise<void> {
    await page.addStyleTag({ content: AS_IN_USE });
    await this.settled(page);
    await page.evaluate(steadyText());
    await page.evaluate('scrollTo(0, 0)');
    if (top) await page.evaluate(`scrollTo(0, ${((await top.boundingBox())?.y ?? 0) - ABOVE})`);
    await page.mouse.move(1360, 4);
    const changed = await keepPicture(
      `${PICTURES}${name}.png`,
      await page.screenshot({ animations: 'disabled', caret: 'hide' }),
    );
    this.taken.push({ name, changed });
  }

  async close(): Promise<void> {
    for (const { context } of this.people.values()) await context.close();
  }

  private async settled(page: Page): Promise<void> {
    // Live updates keep one request open for ever, so the network is never quite still.
    await page.locator('.ant-spin-spinning, .query-loading, [aria-busy="true"]').first().waitFor({ state: 'hidden' });
    await page.evaluate('document.fonts.ready');
    await page.waitForTimeout(600);
  }
}
