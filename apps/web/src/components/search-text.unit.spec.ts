import { describe, expect, it } from 'vitest';
import { matchesText, searchText } from './search-text.js';

describe('search', () => {
  it('finds words with marks by words without, and the other way round', () => {
    expect(matchesText('Tôi được đi học', 'toi duoc di hoc')).toBe(true);
    expect(matchesText('Sở Y tế tỉnh Ninh Thuận', 'SỞ Y TẾ')).toBe(true);
    expect(matchesText('Đài PT-TH', 'dai')).toBe(true);
  });

  it('treats composed and decomposed letters alike', () => {
    expect(searchText('Đôn Đốc'.normalize('NFD'))).toBe(searchText('Đôn Đốc'.normalize('NFC')));
  });

  it('wants every word, in any order', () => {
    expect(matchesText('Ban Dân tộc', 'toc ban')).toBe(true);
    expect(matchesText('Ban Dân tộc', 'ban toan')).toBe(false);
  });

  it('finds everything for an empty text', () => {
    expect(matchesText('Sở Nội vụ', '  ')).toBe(true);
  });
});
