import { describe, expect, it } from 'vitest';
import { placeOf } from './field-labels.js';
import { problemText } from './problem-text.js';

describe('a problem in the words of the form', () => {
  it('calls kinds and fields as the form does, and leaves Vietnamese words alone', () => {
    expect(
      problemText({
        reason: 'Ngày hằng năm cần kỳ theo năm.',
        mend: 'Đổi kỳ thành yearly, hoặc ghi ngày cụ thể (fixed-date).',
      }),
    ).toBe('Ngày hằng năm cần kỳ theo năm. Đổi kỳ thành “Hằng năm”, hoặc ghi ngày cụ thể (“Ngày cố định”).');
  });

  it('asks for a date in the writing of people', () => {
    expect(problemText({ reason: 'Ngày không có thật.', mend: 'Ghi một ngày có thật, dạng 2022-03-15.' })).toBe(
      'Ngày không có thật. Ghi một ngày có thật, ví dụ 15/03/2022.',
    );
  });

  it('has a place in words', () => {
    const body = { obligations: [{ key: 'a', title: 'Báo cáo' }] };
    expect(placeOf(body, ['obligations', 0, 'due', 'to'])).toBe('“Báo cáo” › Hạn nộp › Đến');
    expect(placeOf(body, ['documentSign'])).toBe('Ký hiệu');
  });
});
