import { columnLetters, Workbook } from '@dondoc/documents';

type Filled = Readonly<Record<string, string | number>>;

/** Heads by the key of their column, as far as tests fill them in. */
const HEADS: Readonly<Record<string, string>> = {
  number: 'Số, ký hiệu',
  signedOn: 'Ngày ký',
  receivedAt: 'Thực nhận lúc',
  reason: 'Lý do nhập thay|Căn cứ, lý do',
  files: 'Tệp văn bản',
  seen: 'Số bản đã nhận',
  id: 'Mã đơn vị',
  unit: 'Mã đơn vị',
  name: 'Tên đầy đủ|Họ tên người giữ',
  shortName: 'Tên ngắn',
  class: 'Loại',
  tier: 'Cấp',
  parent: 'Cấp trên trực tiếp',
  dutyLine: 'Tuyến báo cáo',
  validFrom: 'Thành lập từ ngày',
  kind: 'Vị trí',
  email: 'Thư điện tử của người giữ',
  from: 'Từ ngày',
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const cellOf = (address: string, value: string | number): string =>
  typeof value === 'number'
    ? `<c r="${address}"><v>${value}</v></c>`
    : `<c r="${address}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;

/** A prepared sheet as people would send it back: cells of rows (by number) filled in; rows beyond the last are added. */
export const filledIn = (bytes: Buffer, sheet: string, rows: Readonly<Record<number, Filled>>): Buffer => {
  const book = Workbook.open(bytes, 'x');
  const address = book.sheets.find(({ name }) => name === sheet);
  if (!address) throw new Error(`no sheet ${sheet}`);
  const heads = [...(book.read(address).rows[0]?.cells ?? [])].map(
    ([column, cell]) => [column, cell.kind === 'text' ? cell.text.replace(' *', '') : ''] as const,
  );
  const columnOf = (key: string): number => {
    const wanted = key.startsWith('figure:') ? [`[${key.slice(7)}]`] : (HEADS[key] ?? '').split('|');
    const found = heads.find(([, head]) =>
      wanted.some((one) => (one.startsWith('[') ? head.endsWith(one) : head === one)),
    );
    if (!found) throw new Error(`no column for ${key}`);
    return found[0];
  };
  let xml = book.archive.text(address.path) ?? '';
  for (const [number, filled] of Object.entries(rows)) {
    const cells = Object.entries(filled).map(([key, value]) => [columnOf(key), value] as const);
    const row = new RegExp(`<row r="${number}"[^>]*>(.*?)</row>`, 's').exec(xml);
    if (!row) {
      const added = [...cells]
        .sort(([a], [b]) => a - b)
        .map(([at, value]) => cellOf(`${columnLetters(at)}${number}`, value));
      xml = xml.replace('</sheetData>', `<row r="${number}">${added.join('')}</row></sheetData>`);
      continue;
    }
    let inner = row[1] ?? '';
    for (const [at, value] of cells) {
      const cell = new RegExp(`<c r="${columnLetters(at)}${number}"[^>]*?(/>|>.*?</c>)`, 's');
      inner = inner.replace(cell, value === '' ? '' : cellOf(`${columnLetters(at)}${number}`, value));
    }
    xml = xml.replace(row[1] ?? '', inner);
  }
  return book.archive.with({ [address.path]: xml });
};
