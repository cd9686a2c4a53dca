import { plainDateOf, RuleViolation } from '@dondoc/domain';
import PizZip from 'pizzip';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { reportCsv } from './csv.js';
import { type ReportHeading, reportDocument } from './report-document.js';
import type { ReportPaper } from './report-paper.js';
import { reportSheets } from './report-sheets.js';
import { aReport, aReportItem, someReportItems } from './testing/a-report.js';

type Sheet = { sheet: string; data: unknown[][] };
const sheetsOf = async (paper: ReportPaper): Promise<Map<string, unknown[][]>> => {
  const read: unknown = await readExcelFile(await reportSheets(paper));
  return new Map((read as Sheet[]).map(({ sheet, data }) => [sheet, data]));
};

const heading: ReportHeading = {
  letterhead: {
    layout: 'state',
    superior: 'Ủy ban nhân dân\ntỉnh Ninh Thuận',
    agency: 'Văn phòng',
    name: 'Văn phòng Ủy ban nhân dân tỉnh',
    sign: 'VPUBND-TH',
    place: 'Ninh Thuận',
    capacity: ['Chánh Văn phòng'],
    signatory: 'Nguyễn Văn A',
  },
  directive: {
    type: 'Kế hoạch',
    number: '155',
    sign: 'KH-UBND',
    issuedOn: plainDateOf('2022-02-15'),
    issuer: 'Ủy ban nhân dân tỉnh Ninh Thuận',
    subject: 'Thực hiện công tác dân vận',
  },
  draftedOn: plainDateOf('2022-06-20'),
  to: 'Ủy ban nhân dân tỉnh Ninh Thuận',
};
const textOf = async (paper: ReportPaper, given: ReportHeading = heading): Promise<string> => {
  const xml = new PizZip(await reportDocument(paper, given)).file('word/document.xml')?.asText() ?? '';
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
};

/** The number of those owed is changed in one row. */
const planted = (): ReportPaper => {
  const right = aReport();
  return { ...right, byClass: right.byClass.map((row) => ({ ...row, owed: row.owed + 1 })) };
};

describe('a report that does not add up', () => {
  it.each<[string, (paper: ReportPaper) => unknown]>([
    ['workbook', reportSheets],
    ['document', (paper) => reportDocument(paper, heading)],
    ['text file', reportCsv],
  ])('is refused as a %s, and the row is named', async (_, write) => {
    const refused = async (paper: ReportPaper): Promise<unknown> => {
      try {
        return await write(paper);
      } catch (error) {
        return error instanceof RuleViolation ? [error.code, error.details.field] : error;
      }
    };
    expect(await refused(planted())).toEqual(['REPORT.TOTALS_WRONG', 'Sở, ban, ngành']);
    const short = { ...aReport(), items: someReportItems().slice(1) };
    expect(await refused(short)).toEqual(['REPORT.TOTALS_WRONG', 'Báo cáo kết quả 6 tháng đầu năm 2022']);
  });
});

describe('a report as a workbook', () => {
  it('has the counts, the lists by group of lines, the denominator and the figures', async () => {
    const sheets = await sheetsOf(aReport());
    expect([...sheets.keys()]).toEqual(['Tổng hợp', 'Tỷ lệ', 'Báo cáo định kỳ', 'Mẫu số', 'Số liệu', 'Nội dung trích']);
    const total = sheets.get('Tổng hợp')?.find(([first]) => first === 'Tổng số');
    expect(total?.slice(0, 2)).toEqual(['Tổng số', 6]);
    expect(
      sheets
        .get('Tỷ lệ')
        ?.find(([first]) => first === 'Tổng số')
        ?.slice(1, 4),
    ).toEqual([3, 5, 0.6]);
    const out = sheets.get('Mẫu số')?.filter((row) => row[2] === 'Không tính');
    expect(out).toEqual([
      [
        'Báo cáo kết quả 6 tháng đầu năm 2022',
        'Sở số 5',
        'Không tính',
        'Được miễn',
        'Được miễn theo quyết định ngày 01/06/2022: mới thành lập',
      ],
    ]);
  });

  it('holds real dates and numbers, and text that is never computed', async () => {
    const evil = aReportItem(7, 'overdue', {
      daysLate: 1,
      daysLateFirst: 1,
      why: '=HYPERLINK("http://ke-xau.example")',
    });
    const sheets = await sheetsOf(aReport([...someReportItems(), evil]));
    const rows = sheets.get('Báo cáo định kỳ') ?? [];
    const first = rows.find((row) => row[2] === 'Sở số 1');
    expect(first?.[5]).toEqual(new Date('2022-06-14T00:00:00Z'));
    expect(rows.find((row) => row[2] === 'Sở số 3')?.[8]).toBe(3);
    expect(rows.find((row) => row[2] === 'Sở số 7')).toContain('=HYPERLINK("http://ke-xau.example")');
    const figures = sheets.get('Số liệu') ?? [];
    expect(figures.find((row) => row[3] === 'Cộng')?.[4]).toBe(1234567.5);
    const xml = new PizZip(await reportSheets(aReport([evil]))).file(/sheet\d+\.xml$/).map((file) => file.asText());
    expect(xml.join('')).not.toContain('<f>');
    expect(xml.every((one) => one.includes('state="frozen"') && one.includes('Trang &amp;P/&amp;N'))).toBe(true);
  });

  it('names sheets as Excel allows and each once, and keeps numbers that a cell would round as text', async () => {
    const items = [
      aReportItem(1, 'inTime', { groupLabel: 'Rà soát: quy chế / [nội bộ] của cơ quan và các đơn vị' }),
      aReportItem(2, 'inTime', { groupLabel: 'Mẫu số' }),
    ];
    const [figure] = aReport().figures;
    const huge = figure ? [{ ...figure, total: '1000000000000000000001' }] : [];
    const sheets = await sheetsOf(aReport(items, { figures: huge }));
    expect([...sheets.keys()]).toEqual([
      'Tổng hợp',
      'Tỷ lệ',
      'Rà soát quy chế nội bộ của cơ',
      'Mẫu số',
      'Mẫu số 2',
      'Số liệu',
      'Nội dung trích',
    ]);
    expect(sheets.get('Số liệu')?.find((row) => row[3] === 'Cộng')?.[4]).toBe('1000000000000000000001');
  });
});

describe('a report as a text file', () => {
  it('is UTF-8 with BOM, a row for each obligation, and nothing that a spreadsheet would compute', () => {
    const evil = aReportItem(7, 'overdue', { daysLate: 1, daysLateFirst: 1, why: '=cmd|"/c calc"!A0' });
    const csv = reportCsv(aReport([...someReportItems(), evil]));
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = csv.toString('utf8').trimEnd().split('\r\n');
    expect(rows).toHaveLength(8);
    expect(rows.at(-1)).toContain(`"'=cmd|""/c calc""!A0"`);
    expect(rows[1]).toContain('"14/06/2022"');
  });
});

describe('the draft of a report to the issuer', () => {
  it('says the figures, who is missing, late and exempt by name, the sums and where each comes from', async () => {
    const text = await textOf(aReport());
    for (const said of [
      'BÁO CÁO',
      'Số:         /BC-VPUBND',
      'Tổng hợp báo cáo kết quả 6 tháng đầu năm 2022 theo Kế hoạch số 155/KH-UBND',
      'Kính gửi: Ủy ban nhân dân tỉnh Ninh Thuận',
      'Kế hoạch số 155/KH-UBND ngày 15 tháng 02 năm 2022 của Ủy ban nhân dân tỉnh Ninh Thuận',
      'Dữ liệu đến 16:30 ngày 20/06/2022',
      '3/5 đơn vị đã nộp (60 %), trong đó 1 nộp muộn; 1 quá hạn.',
      'Sở số 4 (quá hạn 6 ngày)',
      'Sở số 3 (3 ngày)',
      'Sở số 5 (Được miễn theo quyết định ngày 01/06/2022: mới thành lập)',
      '1.234.567,5',
      'Văn bản số 1/BC-SO ngày 09/06/2022',
      'Phụ lục I',
      'Phụ lục II',
      'KIẾN NGHỊ, ĐỀ XUẤT',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).toContain('&lt;script&gt;');
  });

  it('of a Party body bears the name of the Party, its number with a hyphen and its signature in two types', async () => {
    const letterhead: ReportHeading['letterhead'] = {
      ...heading.letterhead,
      layout: 'party',
      sign: 'CV/HU',
      capacity: ['T/M Ban Thường vụ', 'Bí thư'],
    };
    const text = await textOf(aReport(), { ...heading, letterhead });
    expect(text).toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
    expect(text).not.toContain('CỘNG HÒA');
    expect(text).toContain('Số         -BC/HU');
    expect(text).toContain('- Như trên,');
  });

  it('names nobody for what is not due yet, and counts it', async () => {
    const text = await textOf(aReport([aReportItem(1, 'overdue', { daysLate: 2 }), aReportItem(2, 'inTime')]));
    const main = text.slice(0, text.indexOf('Phụ lục I'));
    expect(main).toContain('Đơn vị quá hạn chưa nộp, bị trả lại: 1');
    expect(main).toContain('Sở số 1 (quá hạn 2 ngày)');
    expect(main).not.toContain('Sở số 2');
    expect(main).toContain('Ngoài ra 1 nội dung chưa đến hạn hoặc không có hạn');
  });

  it('in the name of the issuer itself is addressed to nobody', async () => {
    expect(await textOf(aReport(), { ...heading, to: null })).not.toContain('Kính gửi');
  });

  it('leaves a list that nobody would read to the workbook', async () => {
    const many = Array.from({ length: 2100 }, (_, n) => aReportItem(n, 'overdue', { daysLate: 1, daysLateFirst: 1 }));
    const text = await textOf(aReport(many));
    expect(text).toContain('2.100 trường hợp, xem bảng tính kèm theo');
    expect(text).toContain('Danh sách có 2.100 dòng, xem bảng tính');
  });
});
