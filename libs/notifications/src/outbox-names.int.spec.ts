import { afterEach, describe, expect, it } from 'vitest';
import { MailingOffice, theReport } from '../test/mailing-office.js';

let office: MailingOffice;
afterEach(() => office?.close());

/** What every message says that it is about, of whatever state. */
const texts = async (): Promise<string[]> => {
  const filter = { recipientText: 'dau-moi@so-a.example' };
  const { messages } = await office.database.queries.listMessages(filter, office.now);
  return messages.flatMap(({ notices }) => notices.map(({ text }) => text));
};

describe('a line in the outbox', () => {
  it('is called as in the matrix, by its period and never by an id, before and after it was raised', async () => {
    office = await MailingOffice.open(
      theReport({
        shortTitle: 'BC tháng',
        periods: {
          kind: 'month',
          from: 2024,
          to: 2024,
          label: 'tháng {kỳ}/{năm}',
          startsOn: { month: 1, day: 1, yearOffset: 0 },
          only: [3],
        },
        due: {
          kind: 'period-day',
          monthOffset: 0,
          day: 25,
          boundary: 'before',
          roll: 'none',
          clause: '2.a',
          words: 'trước ngày 25 hằng tháng',
        },
      }),
    );
    await office.at('2024-02-01').issue('dot-1');
    await office.dispatcher().tick();
    office.at('2024-03-15');
    expect(await texts()).toContain('Nhắc trước hạn: BC tháng T3/2024');
    await office.at('2024-03-18', '07:30').wake('dot-1');
    await office.dispatcher().tick();
    expect(await texts()).toContain('Nhắc hạn: BC tháng T3/2024');
    expect((await texts()).join('\n')).not.toContain('2024-03');
  });
});

const ref = { cascadeId: 'dot-1', unitId: 'so-a', lineId: 'sau-thang.2024' };
const nobody = { role: 'auditor' as const, unitId: '' };
/** When the outbox says that something will leave about the line, and when the obligation says so. */
const dates = async (): Promise<{ outbox: string[]; shown: string[] }> => {
  const { queries } = office.database;
  const filter = { recipientText: 'dau-moi@so-a.example', state: 'planned' as const };
  const { messages } = await queries.listMessages(filter, office.now);
  const until = messages.at(-1)?.dueAt ?? '';
  const { upcoming } = await queries.getObligation(ref, nobody, office.now);
  const toUnit = upcoming.filter(({ to, at }) => to.startsWith('Đầu mối') && at <= until);
  return { outbox: messages.map(({ dueAt }) => dueAt), shown: toUnit.map(({ at }) => at) };
};

describe('what an obligation says will be sent', () => {
  it('is what the outbox says, also when a reminder has been called off', async () => {
    office = await MailingOffice.open();
    await office.at('2024-02-01').issue('dot-1');
    await office.dispatcher().tick();
    await office.at('2024-05-27', '07:30').wake('dot-1');
    await office.dispatcher().tick();
    const before = await dates();
    expect(before.shown).toEqual(before.outbox);
    const { messages } = await office.database.queries.listMessages({ state: 'planned' }, office.now);
    const mine = messages.flatMap(({ notices }) => notices).filter(({ unitId }) => unitId === 'so-a');
    const ledgerKeys = mine.slice(0, 1).map(({ ledgerKey }) => ledgerKey);
    const context = { commandId: 'huy', actor: 'van-phong', now: office.now };
    expect(await office.database.commands.cancelMessages({ ledgerKeys, reason: 'Đã gọi điện' }, context)).toBe(1);
    const after = await dates();
    expect(after.shown).toEqual(after.outbox);
    expect(after.shown).not.toContain(before.shown[0]);
    await office.at('2024-06-10', '07:30').wake('dot-1');
    const { timeline } = await office.database.queries.getObligation(ref, nobody, office.now);
    expect(timeline.slice(-2).map(({ text }) => text)).toEqual([
      'Hủy thư nhắc “Nhắc trước hạn 5 ngày làm việc”: Đã gọi điện',
      'Nhắc trước hạn 5 ngày làm việc (không gửi: đã hủy)',
    ]);
  });

  it('ends where silence is an answer: nobody is chased after it', async () => {
    office = await MailingOffice.open(theReport({ silence: 'agreed' }));
    await office.at('2024-02-01').issue('dot-1');
    const { upcoming } = await office.database.queries.getObligation(ref, nobody, office.now);
    expect(upcoming.map(({ text }) => text)).toEqual(['Nhắc trước hạn', 'Nhắc trước hạn', 'Nhắc trước hạn']);
  });
});
