import { vietnamCalendar, workingCalendar } from '@dondoc/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailingOffice } from '../../test/mailing-office.js';
import { LeaderPageSealer } from './leader-pages.js';

const calendar = workingCalendar(vietnamCalendar);
const leader = 'lanh-dao@ubnd-tinh.example';

let office: MailingOffice;
beforeEach(async () => {
  office = await MailingOffice.open();
  await office.at('2024-02-01').issue('dot-1');
  await office.dispatcher().tick();
});
afterEach(() => office?.close());

/** A worker that has just been started, at that moment. */
const work = async (date: string, clock: string): Promise<void> => {
  office.at(date, clock);
  await new LeaderPageSealer(office.database).seal(office.now, calendar);
  await office.dispatcher().tick();
};

const pages = () => office.letters(leader).filter(({ messageId }) => messageId.startsWith('<leader-page.'));

describe("the leader's page", () => {
  it('leaves once a week, Monday 07:30, however often a worker starts', async () => {
    await work('2024-06-17', '07:29');
    expect(pages()).toHaveLength(0);
    for (const clock of ['07:30', '07:31', '16:00']) await work('2024-06-17', clock);
    await work('2024-06-18', '08:00');
    expect(pages()).toMatchObject([{ messageId: '<leader-page.ubnd-tinh.leader.2024-06-17@dondoc>' }]);
    await work('2024-06-24', '07:30');
    expect(pages()).toHaveLength(2);
  });

  it('leaves on the first working day where Monday is none, and never in a week without one', async () => {
    for (const day of ['2024-02-12', '2024-02-13', '2024-02-14']) await work(day, '08:00'); // Tết
    expect(pages()).toHaveLength(0);
    await work('2024-02-15', '07:30');
    expect(pages()).toHaveLength(1);
  });

  it('says who is latest, and brings the sheet along as PDF', async () => {
    await work('2024-06-17', '07:30');
    const [page] = pages();
    expect(page?.subject).toBe('Tình hình thực hiện tuần 17/06/2024 – 23/06/2024');
    const mail = await office.read(page);
    expect(mail.text).toContain('còn 3 nội dung quá hạn của 3 đơn vị');
    expect(mail.text).toContain('http://don-doc.example/trang-lanh-dao');
    const [sheet] = mail.attachments;
    expect(sheet).toMatchObject({ filename: 'trang-lanh-dao-2024-06-17.pdf', contentType: 'application/pdf' });
    expect(sheet?.content.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is shown beforehand among the letters that will leave, and afterwards as sent', async () => {
    office.at('2024-06-14', '16:00');
    const ahead = await office.database.queries.listMessages({ kind: 'leader-page' }, office.now);
    expect(ahead.messages.map(({ state, dueAt }) => [state, dueAt])).toEqual([
      ['planned', '2024-06-17T00:30:00.000Z'],
      ['planned', '2024-06-24T00:30:00.000Z'],
    ]);
    await work('2024-06-17', '07:30');
    const after = await office.database.queries.listMessages({ kind: 'leader-page', state: 'sent' }, office.now);
    expect(after.messages).toMatchObject([{ state: 'sent', recipient: leader }]);
  });
});
