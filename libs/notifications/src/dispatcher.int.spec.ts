import { plainDateOf } from '@dondoc/domain';
import { freePort, startMailbox } from '@dondoc/local-stack';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailingOffice } from '../test/mailing-office.js';

let office: MailingOffice;
beforeEach(async () => {
  office = await MailingOffice.open();
});
afterEach(() => office?.close());

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('sending', () => {
  it('while the mail server is down is tried again, and each letter arrives once under the id it had', async () => {
    const smtpPort = await freePort();
    const dispatcher = office.dispatcher({}, `smtp://127.0.0.1:${smtpPort}`);
    await office.at('2024-02-01').issue('dot-1');
    expect(await dispatcher.tick()).toBe(0);
    expect(office.errors).toHaveLength(3);
    const waiting = await office.states();
    expect(waiting.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual([
      'waiting 1',
      'waiting 1',
      'waiting 1',
    ]);
    const failed = await office.database.queries.listMessages({ state: 'failed' }, office.now);
    expect(failed.messages[0]?.lastError).toContain('ECONNREFUSED');
    expect(await dispatcher.tick()).toBe(0); // not again at once

    const folder = mkdtempSync(join(tmpdir(), 'dondoc-late-mail-'));
    const mailbox = await startMailbox({ folder, smtpPort });
    try {
      for (let sent = 0, turn = 0; sent < 3 && turn < 60; turn += 1) {
        sent += await dispatcher.tick();
        if (sent < 3) await pause(100);
      }
      expect(
        mailbox
          .letters()
          .map(({ messageId, duplicates }) => `${messageId} ${duplicates}`)
          .sort(),
      ).toEqual(waiting.map(({ letter_id: id }) => `<${id}@dondoc> 0`));
      expect((await office.states()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    } finally {
      await mailbox.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('by two dispatchers at once sends each letter once', async () => {
    for (const cascadeId of ['dot-1', 'dot-2', 'dot-3']) await office.at('2024-02-01').issue(cascadeId);
    const counts = await Promise.all([
      office.dispatcher().tick(),
      office.dispatcher().tick(),
      office.dispatcher().tick(),
    ]);
    await office.dispatcher().tick(); // whoever came too early for the sealing
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(3);
    expect(office.letters()).toHaveLength(3);
    for (const { duplicates } of office.letters()) expect(duplicates).toBe(0);
  });

  it('by a dispatcher that died between the server’s yes and its own note repeats the same letter, not another', async () => {
    await office.at('2024-02-01').issue('dot-1');
    await office.dispatcher().tick();
    await office.database.pool.query(
      "UPDATE letters SET state = 'sending', available_at = now() - interval '1 second'",
    );
    await office.dispatcher().tick();
    expect(office.letters()).toHaveLength(3);
    for (const { duplicates } of office.letters()) expect(duplicates).toBe(1);
  });
});

describe('a letter that does not wait for the morning', () => {
  it('says at once that something was returned, with the reason as it was written', async () => {
    await office.at('2024-02-01').issue('dot-1');
    await office.dispatcher().tick();
    await office.at('2024-06-08').handIn('dot-1', 'so-a');
    const ref = { cascadeId: 'dot-1', unitId: 'so-a', lineId: 'sau-thang.2024' };
    const request = { reason: 'Thiếu <biểu số liệu> & chữ ký', newDate: plainDateOf('2024-06-20') };
    office.at('2024-06-08', '20:00'); // a Saturday evening
    await office.database.commands.returnSubmission(ref, request, {
      commandId: 'back',
      actor: 'so-noi-vu',
      now: office.now,
    });
    expect(await office.dispatcher().tick()).toBe(1);
    const [letter] = office.letters('dau-moi@so-a.example');
    expect(letter?.subject).toBe('Bài nộp bị trả lại');
    const { text, html, headers } = await office.read(letter);
    expect(headers).toContain('Auto-Submitted: auto-generated');
    expect(headers.filter((line) => line.startsWith('List-'))).toEqual(['List-ID: Don Doc <returned.dondoc>']);
    expect(text).toContain('Lý do: Thiếu <biểu số liệu> & chữ ký');
    expect(text).toContain('hạn mới 20/06');
    expect(html).toContain('Thiếu &lt;biểu số liệu&gt; &amp; chữ ký');
  });

  it('rolls up to issuer, focal department and Office, and names who is missing and who was late', async () => {
    await office.at('2024-02-01').issue('dot-1');
    await office.dispatcher().tick();
    await office.at('2024-06-12').handIn('dot-1', 'so-noi-vu');
    await office.at('2024-06-18').handIn('dot-1', 'so-a');
    await office.at('2024-06-28', '17:00').database.commands.advanceCascade('dot-1', office.now);
    const before = office.letters().length;
    await office.wake('dot-1');
    await office.dispatcher().tick();
    const rollUps = office
      .letters()
      .slice(0, office.letters().length - before)
      .filter(({ subject }) => subject.startsWith('Tổng hợp'));
    expect(rollUps.flatMap(({ to }) => to).sort()).toEqual([
      'dau-moi@so-noi-vu.example',
      'lanh-dao@ubnd-tinh.example',
      'theo-doi@van-phong.example',
    ]);
    const { text } = await office.read(rollUps[0]);
    expect(text).toContain('2/3 đơn vị đã nộp (66,7 %), trong đó 1 nộp muộn; 1 quá hạn.');
    expect(text).toContain('Còn thiếu: so-b.');
    expect(text).toContain('Nộp muộn: so-a.');
  });
});
