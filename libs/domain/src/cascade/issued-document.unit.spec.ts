import { describe, expect, it } from 'vitest';
import { fullNumber, printedNumber } from './issued-document.js';

describe('the number of a document', () => {
  it.each([
    ['155', 'KH-UBND', '155/KH-UBND'],
    ['0155', 'VPUBND-TH', '0155/VPUBND-TH'],
    ['30/2020', 'NĐ-CP', '30/2020/NĐ-CP'],
    ['36', 'CT/TU', '36-CT/TU'],
    ['12', 'CV/ĐUK', '12-CV/ĐUK'],
    ['30', 'CTr/BDVHU-UBND', '30-CTr/BDVHU-UBND'],
    ['36-CT/TU', 'CT/TU', '36-CT/TU'],
    ['155', '', '155'],
  ])('%s with the sign %s is printed %s', (number, sign, printed) => {
    expect(fullNumber(number, sign)).toBe(printed);
  });

  it.each([
    ['15/KH-UBND', 'KH-UBND', '15'],
    [' 15 / kh-ubnd', 'KH-UBND', '15'],
    ['15-KH/HU', 'KH/HU', '15'],
    ['15/KH/HU', 'KH/HU', '15'],
    ['15', 'KH/HU', '15'],
    ['15', '', '15'],
  ])('typed %s for the sign %s is %s', (typed, sign, number) => {
    expect(printedNumber(typed, sign)).toBe(number);
  });
});
