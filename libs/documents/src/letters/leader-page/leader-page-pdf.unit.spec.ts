import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { leaderPagePdf } from './leader-page-pdf.js';
import type { LeaderSheet } from './leader-sheet.js';

const rows = (count: number, text = 'Sở Kế hoạch và Đầu tư: Báo cáo kết quả 6 tháng đầu năm') =>
  Array.from({ length: count }, (_, index) => ({ left: `${index + 1}. ${text}`, right: `▲ ${index} ngày` }));

const aSheet = (more: Partial<LeaderSheet> = {}): LeaderSheet => ({
  issuer: 'Ủy ban nhân dân tỉnh Ninh Thuận',
  leader: 'Chủ tịch Phạm Tấn Nghĩa',
  asOf: 'Dữ liệu đến 07:30 ngày 21/12/2026',
  at: '2026-12-21T00:30:00.000Z',
  week: 'Tình hình thực hiện tuần 21/12 – 27/12/2026',
  headline: '96/116 nghĩa vụ đến hạn đã nộp, trong đó 11 nộp muộn; còn 14 nội dung quá hạn của 9 đơn vị.',
  against: 'So với cùng giờ tuần trước: quá hạn giảm 3 (17 → 14).',
  figures: Array.from({ length: 8 }, (_, index) => ({ label: `Quá hạn ${index}`, value: '14', alarming: index === 1 })),
  lists: [
    { title: 'Quá hạn lâu nhất', empty: 'Không còn việc quá hạn.', rows: rows(12), more: '… và 3 đơn vị khác' },
    { title: 'Đến hạn tuần này', empty: 'Không có.', rows: [], more: null },
  ],
  ...more,
});

const read = async (pdf: Buffer): Promise<{ pages: number; text: string }> => {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 }).promise;
  const { items } = await (await document.getPage(1)).getTextContent();
  const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
  return { pages: document.numPages, text: text.normalize('NFC') };
};

describe("the leader's page", () => {
  it('says its headline, its figures, who is latest and what is cut, in Vietnamese', async () => {
    const { pages, text } = await read(await leaderPagePdf(aSheet()));
    expect(pages).toBe(1);
    for (const said of [
      'Chủ tịch Phạm Tấn Nghĩa',
      '96/116 nghĩa vụ đến hạn',
      'Quá hạn lâu nhất',
      'và 3 đơn vị khác',
      'Không có.',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('prints the comparison and the note on explanations whole', async () => {
    const against =
      'So với cùng giờ tuần trước: quá hạn tăng 15 (48 → 63); đã nộp tăng 1 (20 → 21). Ngoài ra còn 12 bản giải trình chưa nộp, trong đó 11 bản quá hạn; giải trình có trong danh sách ở bàn làm việc, không tính vào các số trên trang này.';
    const { text } = await read(await leaderPagePdf(aSheet({ against })));
    expect(text.replace(/\s+/g, ' ')).toContain('không tính vào các số trên trang này.');
  });

  it('is one sheet whatever the amount and however long the words', async () => {
    const counts = fc.array(fc.tuple(fc.nat(300), fc.string({ maxLength: 400 })), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(counts, fc.string({ maxLength: 3000 }), async (lists, words) => {
        const sheet = aSheet({
          headline: words,
          against: words,
          week: words,
          lists: lists.map(([count, text]) => ({ title: text, empty: text, rows: rows(count, text), more: text })),
        });
        const pdf = await leaderPagePdf(sheet);
        expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
      }),
      { numRuns: 8, seed: 30 },
    );
  }, 60_000);

  it('is the same file for the same facts', async () => {
    expect((await leaderPagePdf(aSheet())).equals(await leaderPagePdf(aSheet()))).toBe(true);
  });
});
