import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningMailbox, startMailbox } from './start-mailbox.js';

const folder = join(mkdtempSync(join(tmpdir(), 'dondoc-mailbox-')), 'hộp thư');
let mailbox: RunningMailbox;

beforeAll(async () => {
  mailbox = await startMailbox({ folder, now: () => '2027-01-04T01:00:00.000Z' });
});
afterAll(async () => {
  await mailbox.stop();
  rmSync(join(folder, '..'), { recursive: true });
});

const send = async (to: string, messageId: string, more: object = {}) => {
  const transport = createTransport(mailbox.smtpUrl);
  await transport.sendMail({
    from: 'Đôn Đốc <dondoc@localhost>',
    to,
    messageId,
    subject: 'Nhắc nộp báo cáo “6 tháng” của Sở Nội vụ',
    text: 'Kính gửi Sở Nội vụ',
    ...more,
  });
  transport.close();
};

const page = async (path: string) => {
  const response = await fetch(`${mailbox.url}${path}`);
  return {
    status: response.status,
    policy: response.headers.get('content-security-policy'),
    text: await response.text(),
  };
};

describe('the local mailbox', () => {
  it('keeps a letter that comes over SMTP and shows it under its recipient', async () => {
    await send('SoNoiVu@ninhthuan.example', '<a1@dondoc>');
    const { text } = await page('/?recipient=sonoivu');
    expect(text).toContain('sonoivu@ninhthuan.example');
    expect(text).toContain('Nhắc nộp báo cáo “6 tháng” của Sở Nội vụ');
    expect((await page('/?recipient=khac@')).text).toContain('Không có thư nào');
  });

  it('keeps one letter per Message-ID and counts the repetitions', async () => {
    for (let i = 0; i < 3; i++) await send('b@x.example', '<b1@dondoc>');
    expect(mailbox.letters('b@x.example')).toMatchObject([{ messageId: '<b1@dondoc>', duplicates: 2 }]);
  });

  it('notices a repetition also when both come at the same time', async () => {
    await Promise.all([send('c@x.example', '<c1@dondoc>'), send('c@x.example', '<c1@dondoc>')]);
    expect(mailbox.letters('c@x.example')).toMatchObject([{ duplicates: 1 }]);
  });

  it('does not call it a repetition when the same letter goes to another recipient', async () => {
    await send('d1@x.example', '<d1@dondoc>');
    await send('d2@x.example', '<d1@dondoc>');
    expect(mailbox.letters('d2@x.example')).toMatchObject([{ to: ['d1@x.example', 'd2@x.example'], duplicates: 0 }]);
  });

  it('has every letter again after a restart', async () => {
    await send('e@x.example', '<e1@dondoc>');
    await mailbox.stop();
    mailbox = await startMailbox({ folder });
    expect(mailbox.letters('e@x.example')).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('gives tests the text and the HTML as JSON', async () => {
    await send('f@x.example', '<f1@dondoc>', { html: '<p>Đến hạn ngày 14/6/2027</p>' });
    const letters: unknown = JSON.parse((await page('/api/letters?recipient=f@x.example')).text);
    expect(letters).toMatchObject([{ text: 'Kính gửi Sở Nội vụ', html: '<p>Đến hạn ngày 14/6/2027</p>' }]);
  });
});

describe('a hostile letter', () => {
  it('runs no script: its HTML is served in a sandbox and its subject is escaped', async () => {
    await send('g@x.example', '<g1@dondoc>', {
      subject: '<script>alert(1)</script>',
      html: '<script>alert(2)</script>',
    });
    const [letter] = mailbox.letters('g@x.example');
    const shown = await page(`/letters/${letter?.id}`);
    expect(shown.text).not.toContain('<script>');
    expect(shown.policy).toContain("default-src 'none'");
    expect((await page(`/letters/${letter?.id}/html`)).policy).toMatch(/^sandbox .*default-src 'none'/);
  });

  it('hands out an attachment as a download only', async () => {
    const attachments = [{ filename: 'kế hoạch.html', content: '<script>1</script>' }];
    await send('h@x.example', '<h1@dondoc>', { attachments });
    const [letter] = mailbox.letters('h@x.example');
    const response = await fetch(`${mailbox.url}/letters/${letter?.id}/files/0`);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(await response.text()).toBe('<script>1</script>');
  });

  it('cannot be reached by a path that is not an id', async () => {
    expect((await page('/letters/..%2F..%2Fetc%2Fpasswd')).status).toBe(404);
  });
});
