import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailingOffice } from '../test/mailing-office.js';

let office: MailingOffice;
beforeEach(async () => {
  office = await MailingOffice.open();
});
afterEach(() => office?.close());

const unitA = 'dau-moi@so-a.example';

describe('the digest', () => {
  it('is one letter per recipient and day, over all cascades', async () => {
    await office.at('2024-02-01').issue('dot-1');
    await office.issue('dot-2');
    expect(await office.dispatcher().tick()).toBe(3);
    const [letter, ...others] = office.letters(unitA);
    expect(others).toEqual([]);
    const { text } = await office.read(letter);
    expect(text).toContain('Mới giao (2)');
    expect(text).toContain('Kính gửi Đầu mối Trần Thị B, Đơn vị so-a.');
    expect(letter).toMatchObject({
      messageId: '<digest.so-a.focal-point.2024-02-01@dondoc>',
      subject: 'Mới giao: 2 văn bản',
    });
  });

  it('of the day is not followed by a second one: what comes later waits for the next working day', async () => {
    const dispatcher = office.dispatcher();
    await office.at('2024-02-01').issue('dot-1');
    await dispatcher.tick();
    await office.at('2024-02-01', '10:00').issue('dot-2');
    expect(await dispatcher.tick()).toBe(0);
    expect(await office.at('2024-02-02', '07:29').dispatcher().tick()).toBe(0);
    expect(await office.at('2024-02-02', '07:30').dispatcher().tick()).toBe(3);
    expect(office.letters(unitA)).toHaveLength(2);
  });

  it('does not leave on a weekend or a holiday', async () => {
    const dispatcher = office.dispatcher();
    await office.at('2024-02-07', '18:00').issue('dot-1'); // the eve of Tết
    for (const day of ['2024-02-08', '2024-02-10', '2024-02-11', '2024-02-14'])
      expect(await office.at(day).dispatcher().tick()).toBe(0);
    expect(await office.at('2024-02-15', '07:29').dispatcher().tick()).toBe(0);
    office.at('2024-02-15', '07:30');
    expect(await dispatcher.tick()).toBe(3);
  });

  it('leaves out what was handed in before it left, and is dropped when nothing is left in it', async () => {
    await office.at('2024-02-01').issue('dot-1');
    await office.dispatcher().tick();
    await office.at('2024-06-10', '07:30').wake('dot-1');
    await office.at('2024-06-10', '07:31').handIn('dot-1', 'so-a');
    expect(await office.dispatcher().tick()).toBe(2);
    expect(office.letters(unitA)).toHaveLength(1);
    expect(
      (await office.states()).find(({ letter_id: id }) => id === 'digest.so-a.focal-point.2024-06-10'),
    ).toMatchObject({ state: 'dropped' });
    const list = await office.database.queries.listMessages({ recipientText: 'dau-moi@so-a' }, office.now);
    expect(list.messages.map(({ stateLabel, dueAt }) => `${stateLabel} ${dueAt.slice(0, 10)}`)).toEqual([
      'Không gửi 2024-06-24', // had been planned for the mornings to come
      'Không gửi 2024-06-17',
      'Không gửi 2024-06-14',
      'Không gửi (đã nộp trước khi gửi) 2024-06-10',
      'Không gửi 2024-05-27', // slept through; the newer reminder stood for it
      'Đã gửi 2024-02-01',
    ]);
    expect(list.messages[0]?.reason).toContain('Nhận văn bản số');
    expect(list.messages[3]?.notices[0]?.withheld).toBe('Đã nộp hoặc không còn phải nộp trước khi gửi.');
  });

  it('after a month asleep says what is so now: one letter, overdue, nothing "due soon"', async () => {
    await office.at('2024-02-01').issue('dot-1');
    await office.dispatcher().tick();
    await office.at('2024-07-15', '09:00').wake('dot-1');
    await office.dispatcher().tick();
    const letters = office.letters(unitA);
    expect(letters).toHaveLength(2);
    const { text } = await office.read(letters[0]);
    expect(text).toContain('Quá hạn (1)');
    expect(text).toContain('Quá hạn 31 ngày');
    expect(text).not.toContain('Sắp đến hạn');
    expect(letters[0]?.subject).toBe('Đôn đốc: 1 việc quá hạn');
  });

  it('to the collectors names the late units, those of one level in one letter', async () => {
    await office.at('2024-02-01').issue('dot-1');
    await office.dispatcher().tick();
    await office.at('2024-06-20').handIn('dot-1', 'so-noi-vu');
    await office.at('2024-07-01', '07:30').wake('dot-1');
    await office.dispatcher().tick();
    const [letter, ...others] = office.letters('theo-doi@van-phong.example');
    expect(others).toEqual([]);
    const { text } = await office.read(letter);
    expect(text).toContain('Đơn vị quá hạn cần chỉ đạo (2)');
    expect(text).toContain('Đơn vị so-a: Báo cáo 6 tháng năm 2024');
    expect(text).toContain('Đơn vị so-b: Báo cáo 6 tháng năm 2024');
    expect(text).not.toContain('Đơn vị so-noi-vu');
    expect(text).toContain('http://don-doc.example/nghia-vu/dot-1/so-a/sau-thang.2024');
  });

  it('waits a while for plans that have not woken, so that one letter says all; not for ever', async () => {
    await office.at('2024-02-01').issue('dot-1');
    await office.dispatcher().tick();
    await office.at('2024-06-10', '07:30').database.commands.advanceUnitPlan('dot-1', 'so-a', office.now);
    const dispatcher = office.dispatcher({ patienceMs: 300 });
    expect(await dispatcher.tick()).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(await dispatcher.tick()).toBe(1);
    expect(office.letters(unitA)).toHaveLength(2);
  });
});
