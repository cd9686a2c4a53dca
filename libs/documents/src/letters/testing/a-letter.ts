import type { Instant, PlainDate } from '@dondoc/domain';
import PizZip from 'pizzip';
import type { ChaseFacts, LateItem } from '../chase/letter-facts.js';

/** A late obligation of unit n. */
export const aLateItem = (n: number, more: Partial<LateItem> = {}): LateItem => ({
  unitId: `so-${n}`,
  unitName: `Sở số ${n}`,
  lineId: 'bao-cao-6-thang.2022',
  title: 'Báo cáo kết quả 6 tháng đầu năm 2022',
  dueOn: '2022-06-14' as PlainDate,
  hour: null,
  daysLate: 6,
  returnedUntil: null,
  extended: false,
  remindedOn: '2022-06-15' as PlainDate,
  through: 'Sở Nội vụ',
  ...more,
});

export const someLateItems = (count: number, more: Partial<LateItem> = {}): LateItem[] =>
  Array.from({ length: count }, (_, index) => aLateItem(index + 1, more));

export const aLetter = (items: readonly LateItem[], more: Partial<ChaseFacts> = {}): ChaseFacts => ({
  letterhead: {
    layout: 'state',
    superior: 'Ủy ban nhân dân\ntỉnh Ninh Thuận',
    agency: 'Văn phòng',
    name: 'Văn phòng Ủy ban nhân dân tỉnh',
    sign: 'VPUBND-TH',
    place: 'Ninh Thuận',
    capacity: ['TL. Chủ tịch', 'Chánh Văn phòng'],
    signatory: 'Trần Thị Mỹ Yến',
  },
  draftedOn: '2022-06-20' as PlainDate,
  asOf: '2022-06-20T00:30:00.000Z' as Instant,
  directive: {
    type: 'Kế hoạch',
    number: '155',
    sign: 'KH-UBND',
    issuedOn: '2022-02-05' as PlainDate,
    issuer: 'Ủy ban nhân dân tỉnh Ninh Thuận',
    subject: 'Thực hiện công tác dân vận',
  },
  items,
  newDate: '2022-06-30' as PlainDate,
  subject: null,
  asks: 'đề nghị',
  consequence: 'Quá thời hạn, Văn phòng báo cáo Chủ tịch nêu tên.',
  copies: ['Chủ tịch UBND tỉnh (để báo cáo)'],
  filedAt: 'VT, TH',
  ...more,
});

/** One part of a document as text. */
export const partOf = (document: Buffer, name = 'word/document.xml'): string =>
  new PizZip(document).file(name)?.asText() ?? '';

/** A document changed as Word, or somebody with other intentions, would change it. */
export const changed = (
  document: Buffer,
  changes: Readonly<Record<string, string | Buffer | ((before: string) => string)>>,
): Buffer => {
  const zip = new PizZip(document);
  for (const [name, change] of Object.entries(changes)) {
    zip.file(name, typeof change === 'function' ? change(zip.file(name)?.asText() ?? '') : change);
  }
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
};
