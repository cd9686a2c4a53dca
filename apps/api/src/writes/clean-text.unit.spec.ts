import { describe, expect, it } from 'vitest';
import { cleanText, cleanValue, oneLine } from './clean-text.js';

describe('text at the door', () => {
  it('is stored in NFC; đ and Đ stay what they are', () => {
    expect(cleanText('Tiếng Việt: Đặng Văn Đức, đề án'.normalize('NFD'))).toBe(
      'Tiếng Việt: Đặng Văn Đức, đề án'.normalize('NFC'),
    );
  });

  it('loses control characters, direction marks and half pairs; line ends are one kind', () => {
    expect(cleanText('a\u0000b\u0007c\u202ed\ufeff')).toBe('abcd');
    expect(cleanText('một\r\nhai\rba\tbốn')).toBe('một\nhai\nba\tbốn');
    expect(cleanText('\ud800')).toBe('\ufffd');
    expect(cleanText('😀')).toBe('😀');
  });

  it('has nothing that nobody sees: a name or a reason of it is empty, a word with it inside is the word', () => {
    for (const invisible of ['\u200b', '\u00ad', '\u2060', '\u200f', '\u3164', '\u2800', '\u{e0041}', '\u200d']) {
      expect([invisible.codePointAt(0)?.toString(16), cleanText(`${invisible} ${invisible}`).trim()]).toEqual([
        invisible.codePointAt(0)?.toString(16),
        '',
      ]);
      expect(cleanText(`báo ${invisible}cáo`)).toBe('báo cáo');
    }
    expect(cleanText('👩\u200d💻 ❤\ufe0f')).toBe('👩\u200d💻 ❤\ufe0f');
    expect(cleanText('một\u2028hai')).toBe('một\nhai');
  });

  it('is cleaned everywhere in a JSON value, keys included', () => {
    expect(cleanValue({ 'e\u0302': ['a\u0000', 1, null, { b: true }] })).toEqual({ ê: ['a', 1, null, { b: true }] });
  });

  it('that is clean stays the same value, whatever its letters', () => {
    const value = { tên: ['Đặng Văn Đức', 'ườ\t\n', { sâu: 'ở dưới' }, 1, null], trống: '' };
    expect(cleanValue(value)).toEqual(value);
    expect(cleanValue({ tên: value.tên, 'e\u0302': 'ê' })).toEqual({ tên: value.tên, ê: 'ê' });
  });

  it('of one line has single spaces', () => {
    expect(oneLine('  45/BC \n\t STP ')).toBe('45/BC STP');
  });
});
