import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FoundDirective, type FoundObligation, readDirective } from '../src/index.js';

const seed = (file: string): readonly FoundDirective[] =>
  readDirective(readFileSync(new URL(`./seeds/${file}.txt`, import.meta.url), 'utf8')).documents;
const first = (documents: readonly FoundDirective[], index = 0): FoundDirective => {
  const one = documents[index];
  if (!one) throw new Error(`no document ${index}`);
  return one;
};
/** Clause, group, sentence of the reader, receiver and intermediary of every proposal. */
const gist = ({ obligations }: FoundDirective): string[] =>
  obligations.map(
    ({ clause, kind, due, to, via }) =>
      `${clause} | ${kind} | ${due?.sentence ?? '–'} | ${[to, via && `qua ${via}`].filter(Boolean).join(', ') || '–'}`,
  );
const at = ({ obligations }: FoundDirective, clause: string, nth = 0): FoundObligation => {
  const one = obligations.filter((found) => found.clause === clause)[nth];
  if (!one) throw new Error(`nothing at ${clause}`);
  return one;
};

describe('seed 001: a letter and the draft that it sends round', () => {
  const documents = seed('001_3e894e6c7f8ad3e0');
  const letter = first(documents);
  const plan = first(documents, 1);

  it('is two documents, both without number and date', () => {
    expect(documents).toHaveLength(2);
    expect(letter.document).toMatchObject({
      type: 'Công văn',
      number: null,
      sign: 'SNV-TCBM',
      issuer: 'Sở Nội vụ',
      issuedOn: null,
    });
    expect(plan.document).toMatchObject({
      type: 'Kế hoạch',
      number: null,
      sign: 'KH-UBND',
      issuer: 'Ủy ban nhân dân tỉnh Ninh Thuận',
      issuedOn: null,
      place: 'Ninh Thuận',
    });
    expect(plan.document.carriesOut).toMatch(/^Chỉ thị số 20\/CT-UBND ngày 21\/12\/2021/);
    expect(plan.document.basis[0]).toMatch(
      /^Nghị quyết số 25-NQ\/TW ngày 03\/6\/2013 của Ban Chấp hành Trung ương Đảng/,
    );
  });

  it('the letter asks for comments, silence agrees', () => {
    expect(gist(letter)).toEqual(['đoạn 2 | consultation | Trước ngày 10/01/2022. | Sở Nội vụ']);
    expect(at(letter, 'đoạn 2')).toMatchObject({
      silence: 'agreed',
      owedBy: { words: 'quý cơ quan, đơn vị, địa phương' },
    });
    expect(at(letter, 'đoạn 2').owedBy.classes).toEqual(['so-ban-nganh', 'don-vi-su-nghiep', 'huyen-thanh-pho']);
  });

  it('the plan demands seven deliverables, the override belongs to the yearly one', () => {
    expect(gist(plan)).toEqual([
      'IV.1.a | plan | Trước ngày 25/11 của năm trước liền kề, hằng năm; riêng năm 2022: trước ngày 15/03/2022. | Sở Nội vụ',
      'IV.1.a | plan | Trước ngày 15/03/2022. | Sở Nội vụ',
      'IV.1.b | review | Trước ngày 01/03/2022. | Sở Nội vụ',
      'IV.1.c | report | Trước ngày 15/6 hằng năm. | Ủy ban nhân dân tỉnh, qua Sở Nội vụ',
      'IV.1.c | report | Trước ngày 15/11 hằng năm. | Ủy ban nhân dân tỉnh, qua Sở Nội vụ',
      'IV.2.a gạch đầu dòng 1 | plan | Trước ngày 15/12 hằng năm. | Ủy ban nhân dân tỉnh',
      'IV.2.a gạch đầu dòng 5 | review | Trước ngày 15/03/2022. | –',
    ]);
    expect(at(plan, 'IV.1.a', 1).title).toBe('Xây dựng kế hoạch giai đoạn');
    expect(at(plan, 'IV.1.b').condition).toBe('nếu quy chế, chương trình hiện tại không phù hợp với Kế hoạch này');
    expect(at(plan, 'IV.1.a').owedBy.classes).toEqual(['so-ban-nganh', 'huyen-thanh-pho']);
    expect(at(plan, 'IV.2.a gạch đầu dòng 1').owedBy.unitNames).toEqual(['Sở Nội vụ']);
  });

  it('counts five targets, four with a figure', () => {
    expect(plan.targets.map(({ number, percent }) => [number, percent])).toEqual([
      [1, 100],
      [2, 100],
      [3, 100],
      [4, 100],
      [5, null],
    ]);
  });

  it('warns of one directive under two signs', () => {
    expect(plan.warnings.join(' ')).toContain('20/CT-TTg và 20/CT-UBND');
  });
});

describe('seed 004: a huyện’s plan, second tier', () => {
  const plan = first(seed('004_5e30993f3c594bd5'));

  it('says who issued it and what it carries out', () => {
    expect(plan.document).toMatchObject({
      type: 'Kế hoạch',
      issuer: 'UBND huyện Dương Minh Châu',
      subject: 'Thực hiện công tác dân vận chính quyền năm 2023',
      carriesOut: 'Kế hoạch số 765/KH-UBND ngày 20/3/2023 của UBND tỉnh Tây Ninh',
    });
    expect(plan.document.recipients).toContain('UBND các xã, thị trấn');
  });

  it('demands plan, report, dossier, appraisal and its own dossier', () => {
    expect(gist(plan)).toEqual([
      'IV.1 gạch đầu dòng 1 | plan | Trước ngày 10/04/2023. | UBND huyện, qua Phòng Nội vụ',
      'IV.1 gạch đầu dòng 3 | report | Trước ngày 20/10/2023. | Ủy ban nhân dân huyện, qua phòng Nội vụ',
      'IV.1 gạch đầu dòng 4 | scoring | Trước ngày 20/10/2023. | UBND huyện, qua phòng Nội vụ',
      'IV.2.a gạch đầu dòng 4 | scoring | Trong tháng 10/2023. | UBND huyện',
      'IV.2.a gạch đầu dòng 5 | scoring | Chậm nhất ngày 01/11/2023. | UBND tỉnh, qua Sở Nội vụ',
    ]);
    expect(at(plan, 'IV.1 gạch đầu dòng 4').owedBy.classes).toEqual(['xa', 'phong-chuyen-mon']);
    expect(at(plan, 'IV.2.a gạch đầu dòng 5').owedBy.unitNames).toEqual(['Phòng Nội vụ']);
  });

  it('reads six targets past a footnote and page numbers', () => {
    expect(plan.targets.map(({ percent }) => percent)).toEqual([100, 100, 100, 100, null, 60]);
  });
});

describe('seeds without a day', () => {
  it('003 registers a model and reports from time to time', () => {
    const plan = first(seed('003_4436f6535b7e41ea'));
    expect(gist(plan)).toEqual([
      'III | review | – | –',
      'IV gạch đầu dòng 2 | report | Định kỳ, văn bản không nêu ngày. | –',
    ]);
    expect(at(plan, 'III')).toMatchObject({
      dueWords: null,
      due: null,
      confidence: 'undated',
      owedBy: { words: 'Ban Dân tộc' },
    });
    expect(at(plan, 'IV gạch đầu dòng 2').owedBy.unitNames).toEqual(['Văn phòng']);
    expect(plan.document.issuer).toBe('Ban Dân tộc');
  });

  it('000 has a yearly programme, a yearly review and a periodic report, told by clause', () => {
    const plan = first(seed('000_92c5c1e7a76307c3'));
    expect(
      plan.obligations.map(({ clause, kind, dueWords, confidence }) => [clause, kind, dueWords, confidence]),
    ).toEqual([
      ['III.3', 'plan', 'từng năm', 'undated'],
      ['III.3', 'report', 'hằng năm', 'undated'],
      ['III.3', 'report', 'định kỳ', 'undated'],
    ]);
    expect(plan.warnings.join(' ')).toContain('III.3');
    expect(plan.document.carriesOut).toMatch(/36-CT\/TU ngày 21\/11\/2022/);
  });

  it('002 has three anniversaries of older documents', () => {
    const letter = first(seed('002_6499ee0d06f2a3c4'));
    expect(letter.obligations.map(({ clause, title, due }) => [clause, title, due?.rule?.kind])).toEqual([
      ['1.(1)', 'Tổng kết 10 năm thực hiện Chương trình số 203-CT/TU', 'anniversary'],
      ['1.(1)', 'Sơ kết 5 năm thực hiện Kế hoạch số 152-KH/TU', 'anniversary'],
      ['1.(2)', 'Tổng kết 05 năm thực hiện Chỉ thị số 36-CT/TU', 'anniversary'],
    ]);
    expect(letter.obligations.every(({ owedBy }) => owedBy.classes.includes('to-chuc-dang'))).toBe(true);
  });
});

it('no date of a cited document becomes a due date in any seed', () => {
  const files = [
    '000_92c5c1e7a76307c3',
    '001_3e894e6c7f8ad3e0',
    '002_6499ee0d06f2a3c4',
    '003_4436f6535b7e41ea',
    '004_5e30993f3c594bd5',
  ];
  const cited = ['2021-12-21', '2023-03-20', '2022-09-08', '2022-08-01', '2022-11-21', '2022-12-23'];
  const dates = files.flatMap((file) =>
    seed(file).flatMap(({ obligations }) =>
      obligations.map(({ due }) => (due?.rule?.kind === 'fixed-date' ? due.rule.date : '')),
    ),
  );
  expect(dates.filter((date) => cited.includes(date))).toEqual([]);
});
