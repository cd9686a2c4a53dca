import {
  type Instant,
  percentText,
  type ReportItem,
  reportRates,
  type ReportRow,
  reportShares,
  reportTable,
  type ReportShare,
} from '@dondoc/domain';
import type { PaperFigure, PaperItem, PaperRow, ReportPaper } from '../report-paper.js';

const LINE = { lineId: 'bao-cao.2022', title: 'Báo cáo kết quả 6 tháng đầu năm 2022' };

/** An obligation of unit n. */
export const aReportItem = (n: number, share: ReportShare, more: Partial<PaperItem> = {}): PaperItem => ({
  unit: {
    unitId: `so-${n}`,
    name: `Sở số ${n}`,
    shortName: `Sở ${n}`,
    class: 'so-ban-nganh',
    classLabel: 'Sở, ban, ngành',
  },
  lineId: LINE.lineId,
  lineTitle: LINE.title,
  group: 'report',
  groupLabel: 'Báo cáo định kỳ',
  share,
  shareLabel: reportShares[share],
  status: { label: reportShares[share] },
  dueOn: '2022-06-14',
  extendedTo: null,
  receivedOn: null,
  daysLate: null,
  daysLateFirst: null,
  submission: null,
  why: '',
  via: null,
  ...more,
});

const handedIn = (n: number, late: number): PaperItem =>
  aReportItem(n, late > 0 ? 'acceptedLate' : 'acceptedOnTime', {
    receivedOn: late > 0 ? '2022-06-17' : '2022-06-10',
    daysLate: late,
    daysLateFirst: late,
    submission: { documentNumber: `${n}/BC-SO`, signedOn: '2022-06-09', version: 1 },
  });

export const someReportItems = (): PaperItem[] => [
  handedIn(1, 0),
  handedIn(2, 0),
  handedIn(3, 3),
  aReportItem(4, 'overdue', { daysLate: 6, daysLateFirst: 6, status: { label: 'Quá hạn 6 ngày' } }),
  aReportItem(5, 'exempt', { why: 'Được miễn theo quyết định ngày 01/06/2022: mới thành lập' }),
  aReportItem(6, 'inTime', { extendedTo: '2022-06-30', daysLateFirst: 6, why: 'Gia hạn đến 30/06/2022' }),
];

const itemOf = ({ unit, lineId, share, daysLate, daysLateFirst }: PaperItem): ReportItem => ({
  unitId: unit.unitId,
  lineId,
  group: unit.class,
  share,
  late: { standing: daysLate, first: daysLateFirst },
});

const rowOf = (row: ReportRow): PaperRow => ({
  ...row,
  counts: { ...row.counts },
  rates: row.rates.map(({ name, part, of }) => ({
    name,
    label: reportRates[name].label,
    part,
    of,
    percent: percentText(part, of),
  })),
});

export const aFigure: PaperFigure = {
  lineId: LINE.lineId,
  lineTitle: LINE.title,
  label: 'Kinh phí',
  unit: 'triệu đồng',
  total: '1234567.5',
  notAdded: null,
  given: 2,
  owed: 5,
  sources: [
    { unitName: 'Sở 1', value: '1234567', documentNumber: '=1+1', signedOn: '2022-06-09', version: 1, far: true },
    { unitName: 'Sở 2', value: '0.5', documentNumber: '2/BC-SO', signedOn: '2022-06-09', version: 2, far: false },
  ],
  without: [{ unitName: 'Sở 4', reason: 'Quá hạn 6 ngày' }],
};

/** A report of one line, counted from its items. */
export const aReport = (
  items: readonly PaperItem[] = someReportItems(),
  more: Partial<ReportPaper> = {},
): ReportPaper => {
  const lines = [...new Map(items.map((one) => [one.lineId, { key: one.lineId, label: one.lineTitle }])).values()];
  const classes = [
    ...new Map(items.map(({ unit }) => [unit.class, { key: unit.class, label: unit.classLabel }])).values(),
  ];
  const table = reportTable(items.map(itemOf), { lines, classes });
  return {
    at: '2022-06-20T09:30:00.000Z' as Instant,
    asOf: 'Dữ liệu đến 16:30 ngày 20/06/2022',
    printedAt: '2022-06-20T09:30:00.000Z' as Instant,
    title: 'Kế hoạch Năm dân vận',
    documentLabel: 'Kế hoạch số 155/KH-UBND ngày 15/02/2022',
    line: { ...LINE, period: '6 tháng đầu năm 2022', dueOn: '2022-06-14' },
    sentence: '3/5 đơn vị đã nộp (60 %), trong đó 1 nộp muộn; 1 quá hạn',
    total: rowOf(table.total),
    byLine: table.byLine.map(rowOf),
    byClass: table.byClass.map(rowOf),
    items: [...items],
    figures: [aFigure],
    passages: [
      {
        unitName: 'Sở 1',
        lineTitle: LINE.title,
        text: 'Đã tổ chức 3 hội nghị <script>alert(1)</script>',
        documentNumber: '1/BC-SO',
        signedOn: '2022-06-09',
      },
    ],
    lastTime: { text: 'Chưa có kỳ trước.' },
    tiers: { below: [] },
    ...more,
  };
};
