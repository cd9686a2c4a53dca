import type { MessageView } from '@dondoc/contracts';
import { aUnit } from '@dondoc/domain/testing';
import { registerUnits } from '@dondoc/commands';
import { plainDateOf } from '@dondoc/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailingOffice } from '../test/mailing-office.js';

let office: MailingOffice;
beforeEach(async () => {
  office = await MailingOffice.open();
});
afterEach(() => office?.close());

const unitA = 'dau-moi@so-a.example';
const list = async (state?: MessageView['state'], recipientText = unitA): Promise<MessageView[]> => {
  const filter = { recipientText, ...(state ? { state } : {}) };
  return (await office.database.queries.listMessages(filter, office.now)).messages;
};
const cancel = (ledgerKeys: readonly string[], commandId = 'huy', reason = 'Đã nhận bản giấy') =>
  office.database.commands.cancelMessages({ ledgerKeys, reason }, { commandId, actor: 'van-phong', now: office.now });
const keyIn = (messages: readonly MessageView[], index = 0): string => messages[index]?.notices[0]?.ledgerKey ?? '';

/** Issued, and reminded of fifteen working days before the date, on 27 May. */
const issued = async (): Promise<void> => {
  await office.at('2024-02-01').issue('dot-1');
  await office.dispatcher().tick();
  await office.at('2024-05-27', '07:30').wake('dot-1');
  await office.dispatcher().tick();
};

describe('a reminder that is planned', () => {
  it('is listed with whom, when and why, and leaves as it was listed', async () => {
    await issued();
    office.at('2024-06-05');
    const [planned] = await list('planned');
    expect(planned).toMatchObject({
      recipient: unitA,
      dueAt: '2024-06-10T00:30:00.000Z',
      channels: ['mail', 'in-app'],
    });
    expect(planned?.notices[0]).toMatchObject({
      text: 'Nhắc trước hạn: sau-thang 2024',
      why: 'Nhắc trước hạn 5 ngày làm việc; hạn nộp hết thứ Sáu, 14/06/2024',
      cancellable: true,
    });
    await office.at('2024-06-10', '07:30').wake('dot-1');
    await office.dispatcher().tick();
    expect((await list('sent'))[0]?.notices[0]?.ledgerKey).toBe(planned?.notices[0]?.ledgerKey);
  });

  it('is cancelled with a reason: shown so, never sent, even when its time comes', async () => {
    await issued();
    office.at('2024-06-05');
    const key = keyIn(await list('planned'));
    expect(await cancel([key])).toBe(1);
    expect(await cancel([key])).toBe(1); // the same command again
    expect((await list('planned')).flatMap(({ notices }) => notices.map(({ ledgerKey }) => ledgerKey))).not.toContain(
      key,
    );
    expect((await list('cancelled'))[0]).toMatchObject({
      reason: 'Đã nhận bản giấy',
      dueAt: '2024-06-10T00:30:00.000Z',
    });
    const before = office.letters(unitA).length;
    await office.at('2024-06-10', '07:30').wake('dot-1');
    await office.dispatcher().tick();
    expect(office.letters(unitA)).toHaveLength(before);
    // The next rung is another reminder.
    await office.at('2024-06-14', '07:30').wake('dot-1');
    await office.dispatcher().tick();
    expect(office.letters(unitA)).toHaveLength(before + 1);
  });

  it('is cancelled by a submission at 07:29, which says so', async () => {
    await issued();
    await office.at('2024-06-10', '07:29').handIn('dot-1', 'so-a');
    expect(await list('planned')).toEqual([]);
    expect((await list('dropped')).at(-1)).toMatchObject({ dueAt: '2024-06-10T00:30:00.000Z' });
    await office.at('2024-06-10', '07:30').wake('dot-1');
    await office.dispatcher().tick();
    expect(office.letters(unitA)).toHaveLength(2);
  });

  it('that another cascade shares a morning with is one letter for both', async () => {
    await office.at('2024-02-01').issue('dot-1');
    await office.issue('dot-2');
    office.at('2024-06-05');
    const planned = (await list('planned')).filter(({ dueAt }) => dueAt === '2024-06-10T00:30:00.000Z');
    expect(planned).toHaveLength(1);
    expect(planned[0]?.notices).toHaveLength(2);
  });
});

describe('a letter that is sealed and not sent yet', () => {
  /** The mail server is away: the letter waits. */
  const waiting = async (): Promise<string> => {
    await office.at('2024-02-01').issue('dot-1');
    await office.dispatcher().tick();
    await office.at('2024-06-10', '07:30').wake('dot-1');
    await office.dispatcher({}, 'smtp://127.0.0.1:1').tick();
    return keyIn(await list('failed'));
  };

  it('is cancelled as a whole when nothing else is in it', async () => {
    const key = await waiting();
    await cancel([key]);
    await office.database.pool.query("UPDATE letters SET available_at = now() WHERE state = 'waiting'");
    await office.dispatcher().tick();
    expect(office.letters(unitA)).toHaveLength(1);
    expect((await list('cancelled'))[0]).toMatchObject({ kind: 'digest', reason: 'Đã nhận bản giấy' });
  });

  it('is not cancelled once it is being sent or was sent, and nothing is half-cancelled', async () => {
    await office.at('2024-02-01').issue('dot-1');
    await office.dispatcher().tick();
    await office.at('2024-06-10', '07:30').wake('dot-1');
    await office.dispatcher().tick();
    const sent = keyIn(await list('sent'));
    const planned = keyIn(await list('planned'));
    await expect(cancel([planned, sent])).rejects.toMatchObject({ code: 'MESSAGE.NOT_WAITING' });
    expect(await list('cancelled')).toEqual([]);
  });

  it.each([1, 2, 3])('is sent or cancelled, never both, when both happen at once (%i)', async () => {
    const key = await waiting();
    await office.database.pool.query("UPDATE letters SET available_at = now() WHERE state = 'waiting'");
    const [cancelled] = await Promise.allSettled([cancel([key]), office.dispatcher().tick()]);
    await office.dispatcher().tick();
    const left = office.letters(unitA).length === 2;
    expect(left).toBe(cancelled.status === 'rejected');
  });
});

describe('what is not cancelled', () => {
  it('is a new duty, an escalation, and what nobody knows', async () => {
    await office.at('2024-02-01', '06:00').issue('dot-1');
    const fresh = (await list('planned'))
      .flatMap(({ notices }) => notices)
      .find(({ text }) => text.startsWith('Mới giao'));
    await expect(cancel([fresh?.ledgerKey ?? ''])).rejects.toMatchObject({ code: 'MESSAGE.OFFICIAL' });
    office.at('2024-06-20');
    const escalation = (await list('planned', 'lanh-dao@so-a')).flatMap(({ notices }) => notices)[0];
    expect(escalation?.cancellable).toBe(false);
    await expect(cancel([escalation?.ledgerKey ?? ''])).rejects.toMatchObject({ code: 'MESSAGE.OFFICIAL' });
    for (const key of [
      '',
      'không có',
      'dot-1:so-a:sau-thang.2024:before-99>so-a/focal-point',
      'dot-9:so-a:x:y>z/leader',
    ])
      await expect(cancel([key], key)).rejects.toMatchObject({ code: 'MESSAGE.NOT_FOUND' });
  });
});

describe('whom a letter goes to', () => {
  const dayOf = plainDateOf;
  const register = (units: Parameters<typeof registerUnits>[1], commandId: string) =>
    registerUnits(office.database.store, units, { commandId, actor: 'thu', now: office.now });
  const post = (kind: 'focal-point' | 'leader', given: object = {}) => ({
    kind,
    title: kind === 'leader' ? 'Giám đốc' : 'Đầu mối',
    holder: 'chung',
    email: `${kind}@so-a.example`,
    ...given,
  });
  const holding = (holdingId: string, name: string) => ({
    holdingId,
    username: holdingId,
    name,
    email: `${holdingId}@example.com`,
    from: dayOf('2024-01-01'),
    to: null,
    alongside: false,
  });

  it('is the stand-in while the holder is away, listed so before', async () => {
    await issued();
    const absence = {
      absenceId: 'nghi',
      holdingId: 'lan',
      from: dayOf('2024-06-10'),
      to: dayOf('2024-06-12'),
      standIn: { username: 'hoa', name: 'Hoa', email: 'hoa@example.com' },
      reason: 'Nghỉ phép',
    };
    const focal = post('focal-point', { holdings: [holding('lan', 'Lan')], absences: [absence] });
    await register([aUnit('so-a', { posts: [focal, post('leader')] })], 'nghi');
    office.at('2024-06-05');
    const planned = await list('planned', 'so-a');
    expect(planned.map(({ recipient, dueAt }) => `${dueAt.slice(0, 10)} ${recipient}`)).toEqual([
      '2024-06-10 hoa@example.com',
      '2024-06-14 lan@example.com',
      '2024-06-17 lan@example.com',
    ]);
    await office.at('2024-06-10', '07:30').wake('dot-1');
    await office.dispatcher().tick();
    const { text } = await office.read(office.letters('hoa@example.com')[0]);
    expect(text).toContain('Lan vắng mặt');
  });

  it('who holds two posts gets one digest a day', async () => {
    const second = { ...holding('lan', 'Lan'), holdingId: 'lan-2' };
    await register(
      [
        aUnit('so-a', { posts: [post('focal-point', { holdings: [holding('lan', 'Lan')] }), post('leader')] }),
        aUnit('so-b', { posts: [post('focal-point', { holdings: [second] }), post('leader')] }),
      ],
      'hai-vi-tri',
    );
    await office.at('2024-02-01').issue('dot-1');
    await office.dispatcher().tick();
    const [letter, ...others] = office.letters('lan@example.com');
    expect(others).toEqual([]);
    expect((await office.read(letter)).text).toContain('Mới giao (2)');
  });

  it('of a vacant post is the unit’s leader, and says so', async () => {
    const gone = { ...holding('lan', 'Lan'), to: dayOf('2024-03-01') };
    await office.at('2024-02-01').issue('dot-1');
    await register([aUnit('so-a', { posts: [post('focal-point', { holdings: [gone] }), post('leader')] })], 'trong');
    await office.dispatcher().tick();
    await office.at('2024-06-10', '07:30').wake('dot-1');
    await office.dispatcher().tick();
    const [letter] = office.letters('leader@so-a.example');
    expect((await office.read(letter)).text).toContain('chưa có người ở vị trí đầu mối thực hiện');
  });

  it('who chose the inbox only gets no mail, and the same words there', async () => {
    const lan = { holdings: [holding('lan', 'Lan')] };
    await register([aUnit('so-a', { posts: [post('focal-point', lan), post('leader')] })], 'kenh');
    await office.database.pool.query("INSERT INTO channel_choices VALUES ('lan', false, true, '2024-01-01')");
    await office.at('2024-02-01').issue('dot-1');
    await office.dispatcher().tick();
    expect(office.letters('lan@example.com')).toEqual([]);
    const { items, unread } = await office.database.queries.inbox.list({ username: 'lan', posts: [] }, {});
    expect(unread).toBe(1);
    expect(items[0]?.content.sections[0]).toMatchObject({ heading: 'Mới giao' });
    await office.database.queries.inbox.markRead({ username: 'hoa', posts: [] }, null, office.now);
    expect(await office.database.queries.inbox.unread({ username: 'lan', posts: [] })).toBe(1);
    await office.database.queries.inbox.markRead(
      { username: 'lan', posts: [] },
      [items[0]?.letterId ?? ''],
      office.now,
    );
    expect(await office.database.queries.inbox.unread({ username: 'lan', posts: [] })).toBe(0);
  });
});
