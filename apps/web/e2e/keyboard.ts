import type { Locator, Page } from 'playwright-core';

const MOST_STEPS = 400;

/** Runs in the page: the element that has the focus, through shadow roots. */
const focused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element.ownerDocument.activeElement === element);

const describeFocus = (page: Page): Promise<string> =>
  page.evaluate(
    "document.activeElement === null ? '' : document.activeElement.outerHTML.replace(/\\s+/g, ' ').slice(0, 160)",
  );

/**
 * A person who has no mouse: everything goes through the Tab key, Enter, the space bar and arrows. What cannot be reached
 * like that fails, with the places that the focus went through.
 */
export class Keyboard {
  constructor(readonly page: Page) {
    // Dialogs are caught from the start: asked for only when one opens, the first is missed.
    page.on('filechooser', () => undefined);
  }

  /** Presses Tab until the element has the focus, all around the page at most once. */
  async reach(target: Locator, backwards = false): Promise<void> {
    await target.waitFor();
    const way: string[] = [];
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (await focused(target)) return;
      await this.page.keyboard.press(backwards ? 'Shift+Tab' : 'Tab');
      way.push(await describeFocus(this.page));
    }
    throw new Error(`Tab does not reach ${String(target)}; it went by\n${[...new Set(way)].slice(0, 60).join('\n')}`);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Goes to a field and replaces what stands in it. */
  async type(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await this.press('Control+a', 'Delete');
    await this.page.keyboard.insertText(text);
  }

  /** Goes to a button or link and presses Enter. */
  async enter(target: Locator): Promise<void> {
    await this.reach(target);
    await this.press('Enter');
  }

  button(name: string | RegExp): Promise<void> {
    return this.enter(this.page.getByRole('button', { name, exact: typeof name === 'string' }).first());
  }

  link(name: string | RegExp): Promise<void> {
    return this.enter(this.page.getByRole('link', { name, exact: typeof name === 'string' }).first());
  }

  /** Ticks a box or chooses a radio button by the space bar. */
  async tick(target: Locator): Promise<void> {
    await this.reach(target);
    await this.press('Space');
  }

  /** Opens the file dialog by keyboard and gives it the files. */
  async files(opener: Locator, ...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    await this.reach(opener);
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.press('Enter')]);
    await chooser.setFiles(files);
  }

  /** Presses Enter on a link that gives a file, and reads it. */
  async download(link: Locator): Promise<{ name: string; path: string }> {
    await this.reach(link);
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.press('Enter')]);
    return { name: download.suggestedFilename(), path: await download.path() };
  }

  /** Chooses an option of a native list by typing the beginning of its text. */
  async choose(list: Locator, text: string): Promise<void> {
    await this.reach(list);
    await this.page.keyboard.type(text);
  }
}
