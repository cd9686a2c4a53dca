import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoundObligation, readDirective } from '../src/index.js';

const found = (text: string): readonly FoundObligation[] =>
  readDirective(text).documents.flatMap(({ obligations }) => obligations);
const only = (text: string): FoundObligation => {
  const all = found(text);
  if (all.length !== 1 || !all[0]) throw new Error(`${all.length} found: ${all.map(({ title }) => title).join(' · ')}`);
  return all[0];
};

describe('what is a duty', () => {
  it.each([
    ['an exhortation', '1. Tiếp tục tuyên truyền, nâng cao nhận thức của cán bộ trong năm 2023.'],
    ['a day of a cited document', '1. Báo cáo kết quả thực hiện Kế hoạch số 765/KH-UBND ngày 20/3/2023.'],
    ['a day of effect', 'Điều 2. Quyết định này có hiệu lực kể từ ngày 01 tháng 10 năm 2020.'],
    [
      'a cut-off of data',
      '1. Báo cáo hằng năm: số liệu tính đến hết ngày 14/12/2023 hoặc chốt số liệu trước ngày 15/12.',
    ],
    [
      'a day of the past',
      'Sở Nội vụ đã có Công văn số 700/SNV-CCHC ngày 01/9/2023 đề nghị các cơ quan gửi báo cáo trước ngày 12/9/2023.',
    ],
    ['what was left undone', 'Trước ngày 15/2/2024 vẫn còn 03 đơn vị chưa gửi phương án.'],
    ['when a project was approved', '1. Báo cáo các dự án được phê duyệt trước ngày 01/7/2024.'],
    ['when a meeting is held', '1. Hội nghị dự kiến tổ chức vào ngày 17/4/2024, các xã gửi danh sách đại biểu.'],
    [
      'the due day of the document that is carried out',
      'Thực hiện Công văn số 2034/BNV-TCBC ngày 20/4/2024 của Bộ Nội vụ (thời hạn gửi Bộ trước ngày 30/5/2024), Sở Nội vụ hướng dẫn như sau.',
    ],
    ['who retires by a day', '1. Lập hồ sơ cho cá nhân nghỉ hưu trước ngày 01/01/2025.'],
    ['a target', 'I. MỤC TIÊU\n2. Chỉ tiêu\n- 100% cán bộ được cấp chứng thư số trước ngày 30/9/2025.'],
    ['a training every year', '1. Hàng năm, phối hợp tổ chức tập huấn cho đội ngũ cán bộ.'],
  ])('%s is none', (_name, text) => {
    expect(found(text)).toEqual([]);
  });

  it('two deliverables with two days are two, with receiver and intermediary of the sentence', () => {
    const text =
      '1. Báo cáo UBND tỉnh (qua Sở Nội vụ) kết quả thực hiện: Báo cáo 6 tháng gửi trước ngày 15/6; báo cáo năm gửi trước ngày 15/12.';
    expect(found(text).map(({ title, dueWords, to, via }) => [title, dueWords, to, via])).toEqual([
      ['Báo cáo 6 tháng', 'Báo cáo 6 tháng gửi trước ngày 15/6', 'UBND tỉnh', 'Sở Nội vụ'],
      ['Báo cáo năm', 'báo cáo năm gửi trước ngày 15/12', 'UBND tỉnh', 'Sở Nội vụ'],
    ]);
  });

  it('another day for some of them is a duty of its own, another day for one year is not', () => {
    const text =
      '1. Các sở, ban, ngành gửi báo cáo trước ngày 15/6/2024; riêng UBND các huyện gửi trước ngày 20/6/2024.';
    expect(found(text).map(({ dueWords, owedBy }) => [dueWords, owedBy.classes])).toEqual([
      ['trước ngày 15/6/2024', ['so-ban-nganh']],
      ['trước ngày 20/6/2024', ['huyen-thanh-pho']],
    ]);
    expect(only('1. Gửi kế hoạch trước ngày 25/11 hằng năm, riêng năm 2022 trước ngày 15/3/2022.').dueWords).toBe(
      'trước ngày 25/11 hằng năm (riêng năm 2022 trước ngày 15/3/2022)',
    );
  });

  it('“quý sau”, “năm sau” belong to the day also at the end of the sentence', () => {
    expect(only('1. Báo cáo thống kê quý: chậm nhất ngày 12 của tháng đầu quý sau.').due?.rule).toMatchObject({
      kind: 'period-day',
      day: 12,
      monthOffset: 1,
    });
    expect(only('1. Báo cáo quyết toán năm gửi Sở Tài chính trước ngày 01 tháng 10 năm sau.').dueWords).toBe(
      'trước ngày 01 tháng 10 năm sau',
    );
  });

  it.each([
    ['1. Các trường lập danh sách học sinh trước ngày 15/4/2024.', 'trước ngày 15/4/2024'],
    ['1. Các xã gửi báo cáo trong 10 ngày kể từ ngày phát sinh.', 'trong 10 ngày kể từ ngày phát sinh'],
    ['1. Các xã gửi tài liệu chậm nhất 10 ngày trước hội nghị tổng kết.', 'chậm nhất 10 ngày trước hội nghị tổng kết'],
    ['1. Các xã gửi báo cáo tiến độ vào thứ Sáu hằng tuần.', 'vào thứ Sáu hằng tuần'],
    [
      '1. Rà soát quy chế. Thời gian thực hiện: từ tháng 5 đến tháng 9/2024.',
      'Thời gian thực hiện: từ tháng 5 đến tháng 9/2024',
    ],
  ])('the words of time are whole: %s', (text, words) => {
    expect(only(text).dueWords).toBe(words);
  });

  it('a numbered item beside another is not owed by the other’s office', () => {
    const [, second] = found(
      '1. Giao Sở Tài chính báo cáo trước ngày 20/3/2024.\n2. Chủ đầu tư báo cáo tiến độ trước ngày 25/3/2024.',
    );
    expect(second?.owedBy.words).toBe('');
  });

  it('a task with lines for its office and its time is one duty of that office', () => {
    const text =
      'II. NHIỆM VỤ\n2. Tập huấn nghiệp vụ cho cán bộ một cửa\n- Cơ quan chủ trì: Phòng Nội vụ.\n- Thời gian hoàn thành: Tháng 9/2024.';
    const one = only(text);
    expect([one.title, one.owedBy.words]).toEqual(['Tập huấn nghiệp vụ cho cán bộ một cửa', 'Phòng Nội vụ']);
  });

  it('a length of time keeps its event', () => {
    const one = only(
      '1. Các thôn lập danh sách, gửi về UBND xã trong vòng 10 ngày làm việc kể từ ngày ban hành Kế hoạch này.',
    );
    expect(one).toMatchObject({
      dueWords: 'trong vòng 10 ngày làm việc kể từ ngày ban hành Kế hoạch này',
      to: 'UBND xã',
      confidence: 'dated',
    });
  });

  it('a day in a sentence of its own belongs to what is named before it', () => {
    const one = only(
      '1. Các huyện ủy xây dựng kế hoạch sơ kết, gửi về Ban Dân vận Tỉnh ủy. Thời gian gửi: chậm nhất ngày 30/4/2024.',
    );
    expect(one).toMatchObject({ title: 'Xây dựng kế hoạch sơ kết', kind: 'plan', to: 'Ban Dân vận Tỉnh ủy' });
  });

  it('a clause that names nothing is due itself', () => {
    expect(only('1. Kiểm tra công tác hòa giải. Thời gian hoàn thành trước ngày 31/10/2020.').title).toBe(
      'Hoàn thành nội dung tại 1',
    );
  });

  it('a list of days under a heading takes the heading’s deliverable', () => {
    const text = '2. Chế độ báo cáo\n- Quý I: trước ngày 10/3/2024;\n- Quý II: trước ngày 10/6/2024.';
    expect(found(text).map(({ title, kind }) => [title, kind])).toEqual([
      ['Báo cáo (Quý I)', 'report'],
      ['Báo cáo (Quý II)', 'report'],
    ]);
  });
});

it('a day without a word of a limit is proposed to nobody, but a person is told to look', () => {
  const { documents } = readDirective(
    '2. Các trường nộp hồ sơ về Phòng GDĐT theo lịch: khối mầm non ngày 20/5, khối tiểu học ngày 21/5.',
  );
  expect(documents[0]?.obligations).toEqual([]);
  expect(documents[0]?.warnings.join(' ')).toContain('Có nêu ngày nhưng chưa rõ là hạn, đề nghị đọc lại: 2.');
});

describe('who owes', () => {
  it.each([
    ['1. Giao Sở Tài chính báo cáo UBND tỉnh trước ngày 15/6/2024.', ['Sở Tài chính'], []],
    [
      'a) Sở Nông nghiệp và Phát triển nông thôn:\n- Báo cáo UBND tỉnh trước ngày 15/6/2024.',
      ['Sở Nông nghiệp và Phát triển nông thôn'],
      [],
    ],
    [
      '1. Các sở, ban, ngành; UBND các huyện, thành phố gửi báo cáo trước ngày 15/6/2024.',
      [],
      ['so-ban-nganh', 'huyen-thanh-pho'],
    ],
    ['1. UBND cấp xã gửi báo cáo về UBND huyện trước ngày 15/6/2024.', [], ['xa']],
    ['1. Cấp ủy các chi, đảng bộ cơ sở gửi báo cáo trước ngày 15/6/2024.', [], ['to-chuc-dang']],
  ])('%s', (text, units, classes) => {
    expect(only(text).owedBy).toMatchObject({ unitNames: units, classes });
  });

  it('nobody is guessed when the text does not say', () => {
    expect(only('1. Báo cáo kết quả trước ngày 15/6/2024.').owedBy).toEqual({ words: '', classes: [], unitNames: [] });
  });
});

describe('a table of tasks', () => {
  const rows = [
    ['TT', 'Nội dung', 'Cơ quan chủ trì', 'Thời hạn hoàn thành'],
    ['1', 'Báo cáo đánh giá tác động', 'Sở Tư pháp', 'Trước ngày 15/3/2024'],
    ['2', 'Xây dựng Đề án', 'Sở Tài chính', 'Quý II/2024'],
  ];
  it.each([
    ['with bars', rows.map((row) => `| ${row.join(' | ')} |`).join('\n')],
    ['with tabs, as a word processor copies it', rows.map((row) => row.join('\t')).join('\n')],
  ])('%s gives a duty for each row', (_name, text) => {
    expect(
      found(text).map(({ clause, title, owedBy, due }) => [clause, title, owedBy.unitNames[0], due?.sentence]),
    ).toEqual([
      ['bảng dòng 1', 'Báo cáo đánh giá tác động', 'Sở Tư pháp', 'Trước ngày 15/03/2024.'],
      ['bảng dòng 2', 'Xây dựng Đề án', 'Sở Tài chính', 'Trong quý II/2024.'],
    ]);
  });
});

const fragments = [
  ...[
    'trước ngày 15/3',
    'báo cáo',
    'Sở Nội vụ',
    'gửi',
    'hằng năm',
    'I.',
    '1.',
    'a)',
    '-',
    '(',
    ')',
    ';',
    '.',
    '\n',
    'Nơi nhận:',
    'Kính gửi:',
  ],
  ...[
    'KẾ HOẠCH',
    'số 5/KH-UBND ngày 1/1/2022',
    'riêng năm 2022',
    'nếu',
    'qua',
    'về',
    '|',
    '\t',
    '*',
    'tổng kết 10 năm thực hiện',
    'Điều 1.',
  ],
];

it('any heap of words is read without a fault, titles stay short, words are quoted from the text', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 6 })), { maxLength: 60 }),
      (words) => {
        for (const { title, words: quoted, confidence, dueWords } of found(words.join(' '))) {
          expect(title.length).toBeLessThanOrEqual(90);
          expect(title).not.toBe('');
          expect(quoted).not.toBe('');
          if (confidence === 'dated') expect(dueWords).not.toBeNull();
        }
      },
    ),
    { numRuns: 500 },
  );
});
