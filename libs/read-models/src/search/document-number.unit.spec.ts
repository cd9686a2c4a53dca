import { describe, expect, it } from 'vitest';
import { keyOf, likeness, numberIn, signIn } from './document-number.js';

const read = (text: string): string => {
  const found = numberIn(text);
  return found ? keyOf(found) : 'none';
};
const like = (asked: string, document: string): string => {
  const [a, b] = [numberIn(asked), numberIn(document)];
  return a && b ? likeness(a, b) : 'unread';
};

describe('numbers of documents as people write them', () => {
  it.each([
    ['0155/KH-UBND', '155-kh-ubnd'],
    ['155/kh-ubnd', '155-kh-ubnd'],
    ['số 155/KH-UBND', '155-kh-ubnd'],
    ['Kế hoạch số 0155/KH-UBND ngày 15/02/2022', '155-kh-ubnd'],
    ['155 kh ubnd', '155-kh-ubnd'],
    ['155 kh-ubnd ngày 15/2/2022', '155-kh-ubnd'],
    ['155 / KH - UBND', '155-kh-ubnd'],
    ['36-CT/TU', '36-ct-tu'],
    ['20/CT-TTg', '20-ct-ttg'],
    ['30/2020/NĐ-CP', '30-2020-nd-cp'],
    ['30/2020/NĐ-CP'.normalize('NFD'), '30-2020-nd-cp'],
    ['790/QĐ-UBND', '790-qd-ubnd'],
    ['155', '155'],
    ['0155', '155'],
    ['số 155', '155'],
    ['155 báo cáo năm', 'none'],
    ['Báo cáo năm 2026', 'none'],
    ['15/02/2022', 'none'],
    ['', 'none'],
    ['///---', 'none'],
  ])('%s is %s', (text, key) => expect(read(text)).toBe(key));

  it.each([
    ['155/KH-UBND', '0155/KH-UBND', 'same'],
    ['155', '0155/KH-UBND', 'same'],
    ['155/KH', '0155/KH-UBND', 'same'],
    ['20/CT-TTg', '20/CT-UBND', 'other-sign'],
    ['20/CT-UBND', '20/CTr-UBND', 'same'],
    ['20/CTr-UBND', '20/CT-UBND', 'same'],
    ['36-CT/TU', '36-CT/TU', 'same'],
    ['155/QĐ-UBND', '155/KH-UBND', 'none'],
    ['156/KH-UBND', '155/KH-UBND', 'none'],
    ['30/2020/NĐ-CP', '30/2021/NĐ-CP', 'none'],
  ])('%s beside %s: %s', (asked, document, answer) => expect(like(asked, document)).toBe(answer));

  it('knows a sign without a number only by its type', () => {
    expect(signIn('CT')).toEqual(['ct']);
    expect(signIn('ct-ubnd')).toEqual(['ct', 'ubnd']);
    expect(signIn('NQ/TU')).toEqual(['nq', 'tu']);
    expect(signIn('so')).toBeNull();
    expect(signIn('bao cao nam')).toBeNull();
  });
});
