import PDFDocument from 'pdfkit';
import { type Face, faces, fontOf } from '../../receipt/fonts.js';
import type { LeaderSheet } from './leader-sheet.js';

const MM = 72 / 25.4;
const margins = { left: 20 * MM, right: 15 * MM, top: 15 * MM, bottom: 15 * MM };
const ROW = 14.2;
const FIGURES_IN_ROW = 4;

/** One A4 sheet that never becomes two: every line is cut to its width, and lists that do not fit are cut and counted. */
class Sheet {
  readonly pdf: PDFKit.PDFDocument;
  readonly left = margins.left;
  readonly width: number;
  readonly bottom: number;
  y = margins.top;
  private readonly chunks: Buffer[] = [];

  constructor({ issuer, week, at }: LeaderSheet) {
    const when = new Date(at);
    this.pdf = new PDFDocument({
      size: 'A4',
      margins: { ...margins, bottom: 0 },
      lang: 'vi-VN',
      displayTitle: true,
      font: fontOf('regular') as unknown as string,
      info: { Title: `${issuer}: ${week}`, Producer: 'Đôn Đốc', Creator: 'Đôn Đốc', CreationDate: when, ModDate: when },
    });
    this.width = this.pdf.page.width - margins.left - margins.right;
    this.bottom = this.pdf.page.height - margins.bottom;
    for (const face of faces) this.pdf.registerFont(face, fontOf(face));
    this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
  }

  /** Width of a text in the type of lists. */
  widthOf(text: string): number {
    return this.pdf.font('regular').fontSize(11).widthOfString(text.normalize('NFC'));
  }

  /** The text as far as it fits on one line of that width. */
  private cut(text: string, width: number): string {
    const { pdf } = this;
    if (pdf.widthOfString(text) <= width) return text;
    let [shortest, longest] = [0, text.length];
    while (shortest < longest) {
      const middle = Math.ceil((shortest + longest) / 2);
      if (pdf.widthOfString(`${text.slice(0, middle).trimEnd()}…`) <= width) shortest = middle;
      else longest = middle - 1;
    }
    return `${text.slice(0, shortest).trimEnd()}…`;
  }

  line(
    text: string,
    x: number,
    width: number,
    { face = 'regular', size = 11, align = 'left', color = '#000000' }: Style = {},
  ): void {
    const { pdf } = this;
    pdf
      .font(face as Face)
      .fontSize(size)
      .fillColor(color);
    const shown = this.cut(text.normalize('NFC').replace(/\s+/g, ' '), width);
    const shift = align === 'left' ? 0 : (width - pdf.widthOfString(shown)) / (align === 'center' ? 2 : 1);
    pdf.text(shown, x + shift, this.y, { lineBreak: false });
  }

  /** Text over at most so many lines; what is longer is cut. */
  paragraph(text: string, lines: number, { face = 'regular', size = 11 }: Style = {}): void {
    const { pdf } = this;
    pdf
      .font(face as Face)
      .fontSize(size)
      .fillColor('#000000');
    const height = lines * pdf.currentLineHeight(true) + 2;
    const clean = text.normalize('NFC').replace(/\s+/g, ' ');
    pdf.text(clean, this.left, this.y, { width: this.width, height, ellipsis: true });
    this.y += Math.min(height, pdf.heightOfString(clean, { width: this.width })) + 3;
  }

  rule(color = '#000000'): void {
    this.pdf
      .moveTo(this.left, this.y)
      .lineTo(this.left + this.width, this.y)
      .lineWidth(0.6)
      .stroke(color);
    this.y += 5;
  }

  async end(): Promise<Buffer> {
    const ended = new Promise((resolve) => this.pdf.once('end', resolve));
    this.pdf.end();
    await ended;
    return Buffer.concat(this.chunks);
  }
}

type Style = { face?: string; size?: number; align?: 'left' | 'center' | 'right'; color?: string };

const head = (sheet: Sheet, { issuer, leader, week, asOf }: LeaderSheet): void => {
  const half = sheet.width / 2;
  sheet.line(issuer.toUpperCase(), sheet.left, half - 8, { face: 'bold', size: 11 });
  sheet.line(asOf, sheet.left + half, half, { face: 'italic', size: 10, align: 'right' });
  sheet.y += 18;
  sheet.line(week, sheet.left, sheet.width, { face: 'bold', size: 16 });
  sheet.y += 22;
  if (leader !== '') {
    sheet.line(`Kính gửi: ${leader}`, sheet.left, sheet.width, { size: 11 });
    sheet.y += 16;
  }
  sheet.rule();
};

const figures = (sheet: Sheet, { figures: all }: LeaderSheet): void => {
  const cell = sheet.width / FIGURES_IN_ROW;
  for (let from = 0; from < all.length; from += FIGURES_IN_ROW) {
    const row = all.slice(from, from + FIGURES_IN_ROW);
    row.forEach(({ value, alarming }, index) =>
      sheet.line(value, sheet.left + index * cell, cell - 8, {
        face: 'bold',
        size: 18,
        color: alarming ? '#b00020' : '#000000',
      }),
    );
    sheet.y += 22;
    row.forEach(({ label }, index) => sheet.line(label, sheet.left + index * cell, cell - 8, { size: 9.5 }));
    sheet.y += 17;
  }
};

/** How many rows each list may have, so that all of them, with titles and rests, end above the foot. */
const shares = (sheet: Sheet, lists: LeaderSheet['lists']): number[] => {
  const room = sheet.bottom - sheet.y - 24;
  const fixed = lists.length * (ROW * 2 + 12);
  let left = Math.max(lists.length, Math.floor((room - fixed) / ROW));
  const wanted = lists.map(({ rows }) => rows.length);
  const given = wanted.map(() => 0);
  // One row for each list in turn: a long list takes what the short ones leave.
  while (left > 0 && given.some((count, index) => count < (wanted[index] ?? 0))) {
    for (const [index, count] of given.entries()) {
      if (left > 0 && count < (wanted[index] ?? 0)) {
        given[index] = count + 1;
        left -= 1;
      }
    }
  }
  return given;
};

const list = (sheet: Sheet, { title, empty, rows, more }: LeaderSheet['lists'][number], most: number): void => {
  sheet.y += 5;
  sheet.line(title, sheet.left, sheet.width, { face: 'bold', size: 12 });
  sheet.y += ROW + 2;
  sheet.rule('#777777');
  for (const row of rows.slice(0, most)) {
    const right = Math.min(sheet.widthOf(row.right) + 1, sheet.width / 2);
    sheet.line(row.left, sheet.left, sheet.width - right - 10);
    sheet.line(row.right, sheet.left + sheet.width - right, right, { align: 'right' });
    sheet.y += ROW;
  }
  const unshown = rows.length - most;
  const rest = unshown > 0 ? `… và ${unshown} dòng nữa${more === null ? '' : `, ${more.replace(/^… /, '')}`}` : more;
  if (rows.length === 0) sheet.line(empty, sheet.left, sheet.width, { face: 'italic' });
  else if (rest !== null) sheet.line(rest, sheet.left, sheet.width, { face: 'italic' });
  if (rows.length === 0 || rest !== null) sheet.y += ROW;
};

/** The leader's page as PDF: exactly one A4, whatever the amount. Equal facts make equal bytes. */
export const leaderPagePdf = (facts: LeaderSheet): Promise<Buffer> => {
  const sheet = new Sheet(facts);
  head(sheet, facts);
  sheet.paragraph(facts.headline, 2, { face: 'bold', size: 13 });
  if (facts.against !== null) sheet.paragraph(facts.against, 4, { size: 11 });
  sheet.y += 4;
  figures(sheet, facts);
  const most = shares(sheet, facts.lists);
  facts.lists.forEach((one, index) => list(sheet, one, most[index] ?? 0));
  sheet.y = sheet.bottom - 6;
  sheet.line('Hệ thống Đôn Đốc lập; số liệu khớp bảng theo dõi cùng thời điểm.', sheet.left, sheet.width, {
    size: 9,
    align: 'center',
  });
  return sheet.end();
};
