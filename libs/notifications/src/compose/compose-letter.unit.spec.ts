import type { DueItem, OwedItem, RollUpView } from '@dondoc/contracts';
import { describe, expect, it } from 'vitest';
import type { LetterNotice } from '../letters/letter-box.js';
import { composeLetter, type LetterFacts } from './compose-letter.js';

type Code = DueItem['status']['code'];
const item = (
  lineId: string,
  code: Code,
  given: { unit?: string; title?: string; lockedOn?: string } = {},
): OwedItem => ({
  lockedOn: given.lockedOn ?? null,
  cascadeId: 'dot-1',
  cascadeTitle: 'Đợt 1',
  documentLabel: 'Kế hoạch số 0155/KH-UBND ngày 01/02/2024',
  unit: {
    unitId: 'so-a',
    name: given.unit ?? 'Sở A',
    shortName: 'Sở A',
    class: 'so-ban-nganh',
    classLabel: 'Sở, ban, ngành',
  },
  line: {
    lineId,
    key: lineId,
    title: given.title ?? `Báo cáo ${lineId}`,
    shortTitle: lineId,
    group: 'report',
    groupLabel: 'Báo cáo định kỳ',
    period: 'năm 2024',
    clause: 'IV',
    words: 'trước ngày 25/11',
    via: 'Sở Nội vụ',
    to: 'UBND tỉnh',
    condition: null,
    dataCutOff: null,
    rollUpAt: '2024-12-09T10:00:00.000Z',
    due: {
      named: '2024-11-25',
      boundary: 'before',
      lastSafeDay: '2024-11-24',
      lastWorkingDay: '2024-11-22',
      overdueFrom: '2024-11-25',
      hour: null,
      why: [],
    },
  },
  status: { code, days: 2, label: `nhãn ${code}` },
});

const notice = (kind: LetterNotice['kind'], lineId: string | null, more: Partial<LetterNotice> = {}): LetterNotice => ({
  letterId: 'thu-1',
  ledgerKey: `${kind}:${lineId}`,
  kind,
  cascadeId: 'dot-1',
  unitId: 'so-a',
  lineId,
  level: null,
  text: null,
  ...more,
});

const facts = (items: OwedItem[], more: Partial<LetterFacts> = {}): LetterFacts => ({
  publicUrl: 'http://don-doc.example',
  greeting: 'Kính gửi Giám đốc Nguyễn Văn A.',
  items: new Map(items.map((one) => [`dot-1/so-a/${one.line.lineId}`, one])),
  assigned: new Map(),
  rollUps: new Map(),
  ...more,
});
const digest = (items: OwedItem[], notices = items.map(({ line }) => notice('reminder', line.lineId))) =>
  composeLetter('digest', notices, facts(items));

describe('the digest', () => {
  it('orders its sections by urgency, each with its count', () => {
    const items = [
      item('a', 'due_soon'),
      item('b', 'returned'),
      item('c', 'overdue'),
      item('d', 'due_today'),
      item('e', 'overdue'),
    ];
    const text = digest(items)?.text ?? '';
    const headings = text.split('\n').filter((line) => /\(\d+\)$/.test(line));
    expect(headings).toEqual(['Quá hạn (2)', 'Đến hạn hôm nay (1)', 'Sắp đến hạn (1)', 'Bị trả lại (1)']);
  });

  it('puts the units that need direction first, and names them', () => {
    const items = [item('a', 'overdue', { unit: 'UBND huyện Ninh Phước' }), item('b', 'overdue')];
    const composed = digest(items, [notice('reminder', 'b'), notice('escalation', 'a', { level: 2 })]);
    expect(composed?.items).toEqual([
      'Đơn vị quá hạn cần chỉ đạo: UBND huyện Ninh Phước: Báo cáo a',
      'Quá hạn: Báo cáo b',
    ]);
    expect(composed?.subject).toBe('Đôn đốc: 2 việc quá hạn');
  });

  it('asks nobody for what is locked without saying who opens it again', () => {
    const items = [item('a', 'overdue', { lockedOn: '2024-12-20' }), item('b', 'overdue')];
    const notices = items.map(({ line }) => notice('reminder', line.lineId));
    const lines = composeLetter('digest', notices, facts(items))?.text.split('\n') ?? [];
    expect(lines.filter((line) => line.includes('khóa')).map((line) => line.trim())).toEqual([
      expect.stringContaining('đã khóa sau ngày 20/12/2024, cần Văn phòng mở lại trước khi nộp'),
    ]);
  });

  it('says each thing once, however many rungs tell it', () => {
    const composed = digest(
      [item('a', 'overdue')],
      [notice('reminder', 'a'), { ...notice('reminder', 'a'), ledgerKey: 'again' }],
    );
    expect(composed?.items).toEqual(['Quá hạn: Báo cáo a']);
  });

  it.each<Code>(['received', 'done_on_time', 'done_late', 'tacit', 'exempt', 'planned'])(
    'leaves out what is %s by now',
    (code) => {
      expect(digest([item('a', code)])).toBeNull();
      expect(digest([item('a', code), item('b', 'due_soon')])?.items).toEqual(['Sắp đến hạn: Báo cáo b']);
    },
  );

  it('leaves out what does not exist any more', () => {
    expect(composeLetter('digest', [notice('reminder', 'gone')], facts([]))).toBeNull();
  });

  it('is about today: a reminder raised as "due soon" is told as overdue when it is', () => {
    expect(digest([item('a', 'overdue')])?.text).toContain('nhãn overdue');
  });

  it('gives the due date in words, the last working day where it differs, the document and the way', () => {
    const text = digest([item('a', 'due_soon')])?.text ?? '';
    expect(text).toContain('hạn nộp hết Chủ nhật, 24/11/2024 (ngày làm việc cuối: thứ Sáu, 22/11/2024)');
    expect(text).toContain('Kế hoạch số 0155/KH-UBND ngày 01/02/2024; gửi qua Sở Nội vụ');
    expect(text).toContain('http://don-doc.example/nghia-vu/dot-1/so-a/a');
  });

  it('bears the directive in its subject when it tells of nothing but new duties', () => {
    const owed = [item('a', 'due_soon'), item('b', 'not_due')];
    const told = facts([item('a', 'due_soon')], { assigned: new Map([['dot-1/so-a', owed]]) });
    expect(composeLetter('digest', [notice('new', null)], told)?.subject).toBe(
      'Mới giao: 2 nghĩa vụ theo Kế hoạch số 0155/KH-UBND ngày 01/02/2024',
    );
    const both = composeLetter('digest', [notice('new', null), notice('reminder', 'a')], told);
    expect(both?.subject).toBe('Nhắc hạn: 2 việc cần làm');
  });

  it('tells a newly assigned unit how much it owes and what comes first', () => {
    const owed = [item('a', 'due_soon'), item('b', 'not_due'), item('c', 'exempt')];
    const composed = composeLetter(
      'digest',
      [notice('new', null)],
      facts([], { assigned: new Map([['dot-1/so-a', owed]]) }),
    );
    expect(composed?.text).toContain('Mới giao (1)');
    expect(composed?.text).toContain('2 nghĩa vụ theo Kế hoạch số 0155/KH-UBND');
    expect(composed?.text).toContain('Sớm nhất: Báo cáo a');
  });
});

describe('a unit that is given what is late already, because the directive was entered late', () => {
  it('is told how much of it', () => {
    const owed = [item('a', 'overdue'), item('b', 'due_soon'), item('c', 'overdue')];
    const told = facts([], { assigned: new Map([['dot-1/so-a', owed]]) });
    const letter = composeLetter('digest', [notice('new', null)], told);
    expect(letter?.text).toContain('3 nghĩa vụ theo Kế hoạch số 0155/KH-UBND');
    expect(letter?.text).toContain('trong đó 2 việc đã quá hạn');
    expect(letter?.text).toContain('Sớm nhất: Báo cáo b');
  });
});

describe('a newly assigned unit that owes only what has no date', () => {
  it('is told of it all the same', () => {
    const { line, ...rest } = item('thuong-xuyen', 'no_due', { title: 'Báo cáo thường xuyên' });
    const owed = [{ ...rest, line: { ...line, due: null } }];
    const letter = composeLetter(
      'digest',
      [notice('new', null)],
      facts([], { assigned: new Map([['dot-1/so-a', owed]]) }),
    );
    expect(letter?.text).toContain('1 nghĩa vụ theo Kế hoạch số 0155/KH-UBND');
    expect(letter?.text).toContain('Báo cáo thường xuyên, không hạn');
  });
});

describe('a letter as HTML', () => {
  it('holds nothing from outside as markup, in titles, reasons, greeting or links', () => {
    const evil = '<script>alert("x")</script> & \'y\'';
    const composed = composeLetter(
      'returned',
      [notice('returned', 'a', { text: evil })],
      facts([item('a', 'returned', { title: evil })], { greeting: evil, publicUrl: 'http://x/"><b>' }),
    );
    expect(composed?.html).not.toMatch(/<script|"><b>/);
    expect(composed?.html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;');
    expect(composed?.text).toContain(evil);
  });

  it('says the same as the plain text', () => {
    const composed = digest([item('a', 'overdue'), item('b', 'due_soon')]);
    for (const part of [
      'Quá hạn (1)',
      'Sắp đến hạn (1)',
      'Báo cáo a',
      'Báo cáo b',
      'Kính gửi Giám đốc Nguyễn Văn A.',
    ]) {
      expect(composed?.html).toContain(part);
      expect(composed?.text).toContain(part);
    }
    expect(composed?.html).toContain('lang="vi"');
  });
});

describe('the letter about a return', () => {
  it('gives the reason', () => {
    const composed = composeLetter(
      'returned',
      [notice('returned', 'a', { text: 'Thiếu biểu' })],
      facts([item('a', 'returned')]),
    );
    expect(composed?.subject).toBe('Bài nộp bị trả lại');
    expect(composed?.text).toContain('nhãn returned. Lý do: Thiếu biểu');
  });
});

describe('the letter about a roll-up', () => {
  const tally = {
    assigned: 3,
    owed: 3,
    handedIn: 2,
    onTime: 1,
    late: 1,
    overdue: 1,
    notYet: 0,
    undated: 0,
    returned: 0,
    agreed: 0,
    exempt: 0,
    lateUnits: ['so-a'],
    missingUnits: ['so-b'],
  };
  const rollUp = (lineId: string, more: Partial<RollUpView> = {}): RollUpView => ({
    lineId,
    title: `Báo cáo ${lineId}`,
    at: '2024-12-09T10:00:00.000Z',
    trigger: 'time',
    tally,
    sentence: '2/3 đơn vị đã nộp',
    lateNames: ['Sở A'],
    missingNames: ['Sở B', 'UBND huyện C'],
    lowerTiers: [],
    ...more,
  });
  const compose = (...all: RollUpView[]) =>
    composeLetter(
      'roll-up',
      all.map(({ lineId }) => notice('roll-up', lineId, { unitId: null })),
      facts([], { rollUps: new Map(all.map((one) => [`dot-1/${one.lineId}`, one])) }),
    );

  it('names who is missing and who was late', () => {
    const composed = compose(rollUp('a'));
    expect(composed?.subject).toBe('Tổng hợp: Báo cáo a');
    expect(composed?.text).toContain('2/3 đơn vị đã nộp. Còn thiếu: Sở B, UBND huyện C. Nộp muộn: Sở A.');
  });

  it('names nobody when nobody is missing or late', () => {
    expect(compose(rollUp('a', { missingNames: [], lateNames: [] }))?.text).not.toMatch(/Còn thiếu|Nộp muộn/);
  });

  it('holds several periods in one letter', () => {
    expect(compose(rollUp('a'), rollUp('b'))?.subject).toBe('Tổng hợp 2 kỳ');
  });

  it('tells the unit of a date that an amendment has moved, as long as something is owed', () => {
    const moved = item('bao-cao', 'not_due');
    const letter = composeLetter('digest', [notice('amended', 'bao-cao')], facts([moved]));
    expect(letter?.text).toMatch(/Hạn mới theo bản điều chỉnh[\s\S]*Báo cáo bao-cao/);
    const settled = item('bao-cao', 'exempt');
    expect(composeLetter('digest', [notice('amended', 'bao-cao')], facts([settled]))).toBeNull();
  });
});
