import { plainDateOf } from '@dondoc/domain';
import { describe, expect, it } from 'vitest';
import { aLateItem, someLateItems } from '../testing/a-letter.js';
import {
  addressees,
  chasedIn,
  needsAnnex,
  situation,
  stillLateFrom,
  subjectOf,
  whatIsOwed,
  whereTo,
  whoIsAsked,
} from './grammar.js';

const KH = 'Kế hoạch số 155/KH-UBND';
const another = { lineId: 'ke-hoach.2022', title: 'Kế hoạch năm 2022', dueOn: plainDateOf('2022-03-14'), daysLate: 98 };

describe('to whom a letter goes', () => {
  it.each([
    [1, { one: 'Sở số 1.', listed: [] }],
    [2, { one: '', listed: ['Sở số 1;', 'Sở số 2.'] }],
    [5, { one: '', listed: ['Sở số 1;', 'Sở số 2;', 'Sở số 3;', 'Sở số 4;', 'Sở số 5.'] }],
    [6, { one: 'Các cơ quan, đơn vị theo danh sách kèm theo.', listed: [] }],
  ])('of %i units', (count, expected) => {
    expect(addressees(chasedIn(someLateItems(count), 'state'))).toEqual(expected);
  });

  it('names a unit once, however much it owes; two units of one name are two', () => {
    const items = [aLateItem(1), aLateItem(1, another), aLateItem(2, { unitName: 'Sở số 1' })];
    expect(addressees(chasedIn(items, 'state')).listed).toEqual(['Sở số 1;', 'Sở số 1.']);
  });
});

describe('what a letter says has not come', () => {
  const said = (items: Parameters<typeof chasedIn>[0]): string => situation(chasedIn(items, 'state'), KH);

  it.each([
    [
      'one report of one unit',
      [aLateItem(1)],
      'Sở số 1 chưa gửi báo cáo kết quả 6 tháng đầu năm 2022 (thời hạn: hết ngày 14 tháng 6 năm 2022; đã chậm 06 ngày)',
    ],
    [
      'two reports of one unit',
      [aLateItem(1), aLateItem(1, another)],
      `Sở số 1 còn 02 nội dung chưa gửi theo quy định tại ${KH} (danh sách tại Phụ lục kèm theo)`,
    ],
    [
      'the same report of twelve units',
      someLateItems(12),
      'còn 12 cơ quan, đơn vị chưa gửi báo cáo kết quả 6 tháng đầu năm 2022 (thời hạn: hết ngày 14 tháng 6 năm 2022; danh sách tại Phụ lục kèm theo)',
    ],
    [
      'the same report with dates of their own',
      [aLateItem(1), aLateItem(2, { dueOn: plainDateOf('2022-06-16'), extended: true })],
      'còn 02 cơ quan, đơn vị chưa gửi báo cáo kết quả 6 tháng đầu năm 2022 (danh sách tại Phụ lục kèm theo)',
    ],
    [
      'several reports of several units',
      [aLateItem(1), aLateItem(1, another), aLateItem(2)],
      `còn 02 cơ quan, đơn vị với 03 nội dung chưa gửi các báo cáo, văn bản theo ${KH} (danh sách tại Phụ lục kèm theo)`,
    ],
    [
      'a report that was handed back',
      [aLateItem(1, { daysLate: null, returnedUntil: plainDateOf('2022-06-17') })],
      'Sở số 1 chưa gửi lại bản bổ sung của báo cáo kết quả 6 tháng đầu năm 2022 (thời hạn: hết ngày 14 tháng 6 năm 2022; hạn bổ sung ngày 17 tháng 6 năm 2022)',
    ],
    [
      'an hour on the last day',
      [aLateItem(1, { hour: '16:00', daysLate: 1 })],
      'Sở số 1 chưa gửi báo cáo kết quả 6 tháng đầu năm 2022 (thời hạn: 16 giờ 00 phút ngày 14 tháng 6 năm 2022; đã chậm 01 ngày)',
    ],
  ])('%s', (_, items, expected) => {
    expect(said(items)).toBe(expected);
  });

  it('goes into an annex as soon as it is more than one', () => {
    expect([1, 2].map((count) => needsAnnex(chasedIn(someLateItems(count), 'state')))).toEqual([false, true]);
  });
});

describe('what a letter asks', () => {
  it('addresses those who are late by their name, as those above, or as those in the list', () => {
    expect([1, 3, 9].map((count) => whoIsAsked(chasedIn(someLateItems(count), 'state')))).toEqual([
      'Sở số 1',
      'các cơ quan, đơn vị nêu trên',
      'các cơ quan, đơn vị có tên trong danh sách kèm theo',
    ]);
  });

  it('names the report when it is one, the directive when they are several', () => {
    expect(whatIsOwed(chasedIn(someLateItems(3), 'state'), KH)).toBe('báo cáo kết quả 6 tháng đầu năm 2022');
    expect(whatIsOwed(chasedIn([aLateItem(1), aLateItem(1, another)], 'state'), KH)).toBe(
      `các báo cáo, văn bản theo ${KH}`,
    );
    expect(subjectOf(chasedIn([aLateItem(1)], 'state'), KH)).toBe('đôn đốc gửi báo cáo kết quả 6 tháng đầu năm 2022');
    expect(subjectOf(chasedIn([aLateItem(1), aLateItem(1, another)], 'state'), KH)).toBe(`đôn đốc thực hiện ${KH}`);
  });

  it('says where to, when all goes the same way', () => {
    expect(whereTo(chasedIn(someLateItems(2), 'state'), KH)).toBe('về Sở Nội vụ');
    expect(whereTo(chasedIn([aLateItem(1), aLateItem(2, { through: 'UBND tỉnh' })], 'state'), KH)).toBe(
      `theo quy định tại ${KH}`,
    );
  });

  it('gives no extension: lateness still counts from the first date, or from an extended one where there was one', () => {
    expect(stillLateFrom(chasedIn([aLateItem(1)], 'state'), KH)).toBe(
      `Thời hạn nêu trên không phải là gia hạn: thời điểm tính chậm vẫn là hết ngày 14 tháng 6 năm 2022, theo ${KH}.`,
    );
    expect(stillLateFrom(chasedIn([aLateItem(1, { extended: true })], 'state'), KH)).toContain('ngày đã được gia hạn');
    expect(stillLateFrom(chasedIn([aLateItem(1), aLateItem(1, another)], 'state'), KH)).toContain(
      'thời hạn của từng nội dung',
    );
  });
});
