import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { possibleDataFolders } from '../postgres/data-folder.js';
import { commandLine } from '../supervisor/process-identity.js';
import { untilHealthy } from '../supervisor/waiting.js';
import { type LauncherUnderTest, aLauncher, freePorts, registeredParts, survivors } from '../testing/a-launcher.js';

const folder = mkdtempSync(join(tmpdir(), 'dondoc thử nghiệm-'));
const home = join(folder, 'Đôn Đốc');
let ports: Record<string, string>;
let launcher: LauncherUnderTest;

const start = async (): Promise<number> => {
  const since = performance.now();
  launcher = aLauncher(home, ports);
  await launcher.running;
  return performance.now() - since;
};
const letters = async (): Promise<unknown> => {
  const response = await fetch(`http://127.0.0.1:${ports['DONDOC_MAILBOX_PORT']}/api/letters`);
  return response.json();
};

beforeAll(async () => {
  ports = await freePorts();
  await start();
});
afterAll(async () => {
  launcher.kill('SIGTERM');
  await launcher.ended;
  for (const each of [folder, ...possibleDataFolders(join(home, 'postgres'))])
    rmSync(each, { recursive: true, force: true });
});

describe('npm start', () => {
  it('says where to look and how to stop', () => {
    expect(launcher.output()).toContain(`http://localhost:${ports['DONDOC_PORT']}`);
    expect(launcher.output()).toContain(`http://127.0.0.1:${ports['DONDOC_MAILBOX_PORT']}`);
    expect(launcher.output()).toContain('Ctrl-C');
  });

  it('refuses a second launcher on the same data folder with one message', async () => {
    const second = aLauncher(home, ports);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`tiến trình ${launcher.pid}`);
  });

  it('refuses taken ports by name before it starts anything', async () => {
    const other = aLauncher(join(folder, 'khác'), ports);
    expect(await other.ended).toBe(1);
    expect(other.output()).toContain(`DONDOC_TEMPORAL_PORT`);
    expect(other.output()).not.toContain('✓');
  });

  it('starts a part again that was killed', async () => {
    const transport = createTransport(`smtp://127.0.0.1:${ports['DONDOC_SMTP_PORT']}`);
    await transport.sendMail({ from: 'a@x.example', to: 'b@x.example', messageId: '<1@x>', text: 'Kính gửi' });
    const mailbox = registeredParts(home).find(({ pid }) => commandLine(pid).includes('mailbox/main.js'));
    process.kill(mailbox?.pid ?? 0, 'SIGKILL');
    await untilHealthy(async () => expect(await letters()).toHaveLength(1), 15_000);
    expect(launcher.output()).toContain('running again');
  });
});

describe('Ctrl-C', () => {
  it('stops everything with exit code 0', async () => {
    const parts = registeredParts(home);
    expect(parts.length).toBeGreaterThanOrEqual(5);
    const since = performance.now();
    launcher.kill('SIGINT');
    expect(await launcher.ended).toBe(0);
    console.log(`Ctrl-C to the end: ${Math.round(performance.now() - since)} ms (aim: under 10 s)`);
    expect(await survivors(parts, 0)).toEqual([]);
  });

  it('keeps all data for the next start', async () => {
    // Told, not tested: a clock on the wall fails on a busy machine and proves nothing on an idle one.
    console.log(`Second start: ${Math.round(await start())} ms (aim: under 10 s)`);
    expect(await letters()).toMatchObject([{ messageId: '<1@x>' }]);
  });
});

describe('kill -9 of the launcher', () => {
  it('leaves no process behind, and the next start works at once', async () => {
    const parts = registeredParts(home);
    launcher.kill('SIGKILL');
    await launcher.ended;
    await start();
    expect(await survivors(parts, 0)).toEqual([]);
    await untilHealthy(async () => void (await letters()), 5_000);
  });
});
