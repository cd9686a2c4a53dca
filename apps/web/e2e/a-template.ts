type Part = Readonly<Record<string, unknown>>;

/** Owed within ten working days from the day of issue: a day off in between moves it. */
export const withinTenDays: Part = {
  kind: 'after-event',
  event: { kind: 'issue' },
  direction: 'after',
  count: 10,
  unit: 'working-days',
  boundary: 'on',
  clause: 'II.1',
  words: 'trong 10 ngày làm việc kể từ ngày ban hành',
};

export const anObligation = (more: Part = {}): Part => ({
  key: 'bao-cao',
  title: 'Báo cáo kết quả thực hiện',
  shortTitle: 'Báo cáo',
  group: 'report',
  owedBy: { units: ['ban-dan-toc', 'so-y-te'] },
  periods: { kind: 'once', label: 'cả đợt' },
  due: withinTenDays,
  to: 'ubnd-tinh',
  via: null,
  ...more,
});

/** A whole template for the sample's organisation. */
export const aTemplate = (id: string, title: string, more: Part = {}): Part => ({
  id,
  version: 1,
  title,
  issuer: 'ubnd-tinh',
  office: 'van-phong-ubnd-tinh',
  focal: 'so-noi-vu',
  documentType: 'Kế hoạch',
  documentSign: 'KH-UBND',
  subject: title,
  source: 'thử nghiệm',
  obligations: [anObligation()],
  ...more,
});
