import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FilledSheet } from './filled-sheet.js';
import { axeViolations, type KeyboardPerson, signInByKeyboard } from './people.js';
import { type RunningStack, startStack } from './running-stack.js';

/** A Wednesday, three days after "trước ngày 15/11". */
const NOW = '2026-11-18T02:00:00Z';
const PLAN = 'ninh-thuan-2022-2026';
const LINE = 'bao-cao-nam.2026';
const LATE = `/ban-lam-viec?xem=overdue&dot=${PLAN}`;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

/** A report that came on paper in time, as a clerk types it. */
const onPaper = {
  'Số, ký hiệu': '45/BC',
  'Ngày ký': '12/11/2026',
  'Thực nhận lúc': '13/11/2026 9h30',
  'Lý do nhập thay': 'Nộp bản giấy',
  'Tệp văn bản': 'Báo cáo năm.pdf',
};

describe('a sheet of reports that came on paper, by keyboard alone', () => {
  let stack: RunningStack;
  let office: KeyboardPerson;
  let sheet: FilledSheet;
  /** Rows of the sheet: two that are right, then those that are wrong. */
  let rows: number[] = [];
  let before = 0;
  beforeAll(async () => {
    stack = await startStack(NOW);
    office = await signInByKeyboard(stack, 'van-phong');
  });
  afterAll(async () => {
    await office?.context.close();
    await stack?.stop();
  });

  const clean = async (): Promise<void> => expect(await axeViolations(office.page)).toEqual([]);
  const lateAtTheDesk = async (): Promise<number> => {
    const { page } = office;
    await page.goto(stack.url + LATE);
    const sentence = await page.getByTestId('desk-sentence').innerText();
    return Number(/(\d+) (?:nghĩa vụ|việc)/.exec(sentence)?.[1]);
  };
  const send = async (name: string, content: Buffer): Promise<void> => {
    const { page, keys } = office;
    await keys.files(page.getByRole('button', { name: 'Chọn tệp Excel (.xlsx)' }), {
      name,
      mimeType: XLSX,
      buffer: content,
    });
    await page.getByText(name, { exact: true }).waitFor();
    await keys.button('Kiểm tra');
    await page.getByRole('heading', { name: `Kết quả kiểm tra: ${name}` }).waitFor();
  };
  const typed = (head: string): Record<string, string> =>
    Object.fromEntries(sheet.headsLike(head).map((one) => [one, '1']));

  it('is fetched with the codes filled in, from the list of bulk acts', async () => {
    before = await lateAtTheDesk();
    const { page, keys } = office;
    await keys.link('Việc hàng loạt');
    await keys.link('Nhập từ Excel');
    await keys.tick(page.getByRole('radio', { name: 'Bài nộp của các đơn vị' }));
    const plan = page.getByLabel('Đợt triển khai');
    await keys.reach(plan);
    for (let chosen = ''; chosen !== PLAN; ) {
      const last = chosen;
      await keys.press('ArrowDown');
      await page.waitForURL((url) => (url.searchParams.get('dot') ?? '') !== last);
      chosen = new URL(page.url()).searchParams.get('dot') ?? '';
    }
    await clean();
    const opener = page.getByRole('button', { name: 'Chọn các tệp' });
    await keys.files(opener, { name: 'Báo cáo năm.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.getByText('Báo cáo năm.pdf: ✓ đã tải lên').waitFor();
    const { name, path } = await keys.download(page.getByRole('link', { name: 'Tải mẫu Excel' }));
    expect(name).toBe('Nhập bài nộp.xlsx');
    sheet = new FilledSheet(await readFile(path), 'Bài nộp');
    const late = [LINE, 'bao-cao-6-thang.2026'].flatMap((line) => sheet.rowsWith('Mã nghĩa vụ', line));
    rows = late.filter((row) => sheet.text(row, 'Trạng thái').startsWith('Quá hạn'));
    expect(rows).toHaveLength(6);
  });

  it('is checked as a whole: every wrong cell of every wrong row is told, nothing is entered', async () => {
    const { page } = office;
    const figures = typed('Số liệu: ');
    const [right, other, unreal, unknown, late, twice] = rows as [number, number, number, number, number, number];
    for (const row of rows) sheet.type(row, { ...onPaper, ...figures });
    sheet
      .type(other, { 'Ngày ký': 'ngày 12 tháng 11 năm 2026' })
      .type(unreal, { 'Số, ký hiệu': '', 'Ngày ký': '31/11/2026', 'Lý do nhập thay': '' })
      .type(unknown, { 'Tệp văn bản': 'Báo cáo quý.pdf; Báo cáo năm.pdf', 'Mã đơn vị': 'so-khong-co' })
      .type(late, { 'Thực nhận lúc': '20/12/2026 8h', 'Ngày gửi': '11/11/2026' })
      .type(5000, {
        ...onPaper,
        'Mã đơn vị': sheet.text(twice, 'Mã đơn vị'),
        'Mã nghĩa vụ': sheet.text(twice, 'Mã nghĩa vụ'),
        ...figures,
      });
    await send('báo cáo năm 2026.xlsx', sheet.save());
    await page.getByText(/^7 dòng có dữ liệu: 2 dòng đúng, 5 dòng sai \(9 lỗi\)/).waitFor();
    const told = page.getByRole('region', { name: 'Các lỗi' });
    const cells = (await told.getByRole('row').allInnerTexts())
      .slice(1)
      .map((text) => text.split('\t').slice(0, 2).join(' '));
    expect(cells).toEqual([
      `${twice} D · Mã nghĩa vụ`,
      `${unreal} I · Số, ký hiệu`,
      `${unreal} J · Ngày ký`,
      `${unreal} M · Lý do nhập thay`,
      `${unknown} B · Mã đơn vị`,
      `${unknown} N · Tệp văn bản`,
      `${late} K · Ngày gửi`,
      `${late} L · Thực nhận lúc`,
      '5000 D · Mã nghĩa vụ',
    ]);
    await clean();
    expect(right).toBeLessThan(other);
    expect(await page.getByRole('button', { name: /^Nhập tất cả/ }).count()).toBe(0);
  });

  it('comes back marked: the wrong cells filled in, and in words what is wrong with the row', async () => {
    const { page, keys } = office;
    const { name, path } = await keys.download(
      page.getByRole('link', { name: 'Tải chính tệp này, ô sai được đánh dấu' }),
    );
    expect(name).toBe('Lỗi - báo cáo năm 2026.xlsx');
    sheet = new FilledSheet(await readFile(path), 'Bài nộp');
    const [right = 0, , unreal = 0, , late = 0] = rows;
    const marks = ['Số, ký hiệu', 'Ngày ký', 'Thực nhận lúc', 'Lý do nhập thay', 'Tệp văn bản'];
    expect(marks.map((head) => sheet.isMarked(unreal, head))).toEqual([true, true, false, true, false]);
    expect(marks.some((head) => sheet.isMarked(right, head))).toBe(false);
    expect(sheet.text(unreal, 'Lỗi')).toContain('Ngày ký: Đây không phải ngày có thật.');
    expect(sheet.text(late, 'Lỗi')).toContain('Thời điểm nhận nằm ở tương lai.');
    expect([sheet.text(right, 'Lỗi'), sheet.text(right, 'Số, ký hiệu')]).toEqual(['', '45/BC']);
  });

  it('has its right rows entered alone, and the desk shows them as received', async () => {
    const { page, keys } = office;
    await keys.button('Chỉ nhập 2 dòng đúng');
    await page.waitForURL((url) => url.pathname.startsWith('/viec-hang-loat/'));
    await page.locator('.job-finished').first().waitFor();
    await page
      .getByText(/2 .*đã làm|đã làm 2/i)
      .first()
      .waitFor();
    await clean();
    expect(await lateAtTheDesk()).toBe(before - 2);
  });

  it('is mended and sent again: what has come is left alone, the rest is entered as a whole', async () => {
    const { page, keys } = office;
    const [, , unreal = 0, unknown = 0, late = 0] = rows;
    const blank = Object.fromEntries(Object.keys({ ...onPaper, ...typed('Số liệu: ') }).map((head) => [head, '']));
    sheet
      .type(unreal, { ...onPaper })
      .type(unknown, { 'Tệp văn bản': 'Báo cáo năm.pdf', 'Mã đơn vị': unitOf(unknown) })
      .type(late, { 'Thực nhận lúc': '14/11/2026 8h', 'Ngày gửi': '13/11/2026' })
      .type(5000, blank);
    await page.goto(`${stack.url}/nhap-excel?loai=submissions&dot=${PLAN}`);
    await send('báo cáo năm 2026 đã sửa.xlsx', sheet.save());
    await page.getByText(/^4 dòng có dữ liệu: 4 dòng đúng/).waitFor();
    await clean();
    await keys.type(page.getByLabel('Lý do'), 'Bản giấy nhận ngày 13/11');
    await keys.button('Nhập tất cả 4 dòng');
    await page.locator('.job-finished').first().waitFor();
    await clean();
    expect(await lateAtTheDesk()).toBe(before - 6);
  });

  it('says of itself that it was entered, and is not entered twice', async () => {
    const { page, keys } = office;
    await keys.link('Việc hàng loạt');
    await keys.enter(page.getByRole('link', { name: 'Nhập bài nộp từ Excel' }).first());
    await keys.link('tệp Excel đã gửi');
    await page.getByText('Tệp này đã được nhập.').waitFor();
    await page.getByText(/^4 dòng đã nhập\./).waitFor();
    expect(await page.getByRole('button', { name: /^(Nhập tất cả|Chỉ nhập)/ }).count()).toBe(0);
    await clean();
  });

  /** The unit that the prepared sheet named in that row, by its name, as a clerk would look it up. */
  const unitOf = (row: number): string => sheet.text(row, 'Đơn vị');
});
