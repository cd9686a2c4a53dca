type Body = Record<string, unknown>;

/** One obligation as the editor sends it. */
export const anObligation = (more: Body = {}): Body => ({
  key: 'bao-cao-nam',
  title: 'Báo cáo kết quả năm',
  shortTitle: 'Báo cáo năm',
  group: 'report',
  owedBy: { classes: ['so-ban-nganh'] },
  periods: { kind: 'yearly', from: 2026, to: 2027, label: 'năm {năm}' },
  due: {
    kind: 'yearly-day',
    month: 12,
    day: 5,
    boundary: 'before',
    clause: 'IV.1',
    words: 'trước ngày 05/12 hằng năm',
  },
  to: 'ubnd-tinh',
  via: 'so-noi-vu',
  ...more,
});

/** A whole template for the sample's organisation. */
export const aTemplateBody = (id: string, more: Body = {}): Body => ({
  id,
  version: 1,
  title: 'Kế hoạch cải cách hành chính',
  issuer: 'ubnd-tinh',
  office: 'van-phong-ubnd-tinh',
  focal: 'so-noi-vu',
  documentType: 'Kế hoạch',
  documentSign: 'KH-UBND',
  subject: 'Cải cách hành chính giai đoạn 2026–2027',
  source: 'thử nghiệm',
  obligations: [anObligation()],
  ...more,
});
