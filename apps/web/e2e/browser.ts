import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type BrowserContext, chromium } from 'playwright-core';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium where there is one, else the one that comes as an npm package. */
const executable = async (): Promise<string> =>
  SYSTEM.find((path) => existsSync(path)) ?? (await sparticuz.executablePath());

// On a machine without a language the browser gives downloads names without Vietnamese letters.
const LANGUAGE = { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };

/** A browser with an empty profile of its own. Close it by closing the context. */
export const openBrowser = async (viewport = { width: 1366, height: 768 }): Promise<BrowserContext> =>
  chromium.launchPersistentContext('', {
    executablePath: await executable(),
    args: FLAGS,
    env: { ...process.env, ...LANGUAGE },
    headless: true,
    viewport,
    locale: 'vi-VN',
    timezoneId: 'America/St_Johns',
  });
