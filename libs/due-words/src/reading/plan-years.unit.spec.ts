import { plainDateOf } from '@dondoc/domain';
import { describe, expect, it } from 'vitest';
import { readDueWords } from './read-due-words.js';

const issuedOn = plainDateOf('2024-02-05');
const yearsOf = (words: string): unknown => {
  const { items, status } = readDueWords(words, { issuedOn });
  return [status, ...items.map(({ periods }) => (periods?.kind === 'yearly' ? `${periods.from}–${periods.to}` : null))];
};

describe('the years of a plan bound what comes every year', () => {
  it.each([
    ['giai đoạn 2022-2026, trước ngày 15/11 hằng năm', '2024–2026'],
    ['giai đoạn 2025 - 2027, báo cáo trước ngày 15/12 hằng năm', '2025–2027'],
    ['Từ năm 2024 đến năm 2026, hằng năm báo cáo trước ngày 15/11', '2024–2026'],
    ['trước ngày 15/11 hằng năm, đến năm 2025', '2024–2025'],
    ['trước ngày 15/11 hằng năm, đến hết năm 2025', '2024–2025'],
    ['đến năm 2025, định hướng đến năm 2030, hằng năm báo cáo trước ngày 15/12', '2024–2025'],
  ])('%s', (words, years) => {
    expect(yearsOf(words)).toEqual(['read', years]);
  });

  it('an outlook, a plan that is over and “những năm tiếp theo” bound nothing', () => {
    const open = ['read', '2024–2028'];
    expect(yearsOf('tầm nhìn đến năm 2025, báo cáo trước ngày 15/12 hằng năm')).toEqual(open);
    expect(yearsOf('giai đoạn 2016-2020, báo cáo trước ngày 15/12 hằng năm')).toEqual(open);
    expect(yearsOf('giai đoạn 2021-2025 và những năm tiếp theo, báo cáo trước ngày 15/12 hằng năm')).toEqual(open);
  });

  it('two last years are a doubt and bound nothing', () => {
    expect(yearsOf('giai đoạn 2021-2025, nhiệm kỳ 2021-2026, báo cáo trước ngày 15/12 hằng năm')).toEqual([
      'doubt',
      '2024–2028',
    ]);
  });

  it('a single day is not touched', () => {
    expect(yearsOf('giai đoạn 2022-2026, gửi trước ngày 15/3/2024')).toEqual(['read', null]);
  });
});
