import PDFDocument from 'pdfkit';
import { type Face, faces, fontOf } from './fonts.js';
import type { QrMatrix } from './qr-matrix.js';

const MM = 72 / 25.4;
/** Margins of Nghị định 30/2020/NĐ-CP, Phụ lục I: left 30 mm, right 15, top and bottom 20. */
const margins = { left: 30 * MM, right: 15 * MM, top: 20 * MM, bottom: 20 * MM };
const LABEL_WIDTH = 118;
const GAP = 5;

type Text = { face?: Face; size?: number; align?: 'left' | 'center'; x?: number; y?: number; width?: number };

/** A4 sheets that fill from top to bottom. Everything that goes into the file comes from the caller. */
export class Page {
  readonly pdf: PDFKit.PDFDocument;
  readonly left = margins.left;
  readonly width: number;
  private readonly chunks: Buffer[] = [];

  constructor(title: string, at: Date) {
    this.pdf = new PDFDocument({
      size: 'A4',
      margins,
      bufferPages: true,
      lang: 'vi-VN',
      displayTitle: true,
      font: fontOf('regular') as unknown as string,
      info: { Title: title, Producer: 'Đôn Đốc', Creator: 'Đôn Đốc', CreationDate: at, ModDate: at },
    });
    this.width = this.pdf.page.width - margins.left - margins.right;
    for (const face of faces) this.pdf.registerFont(face, fontOf(face));
    this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
  }

  text(content: string, { face = 'regular', size = 12, align = 'left', x, y, width }: Text = {}): void {
    const { pdf } = this;
    const place = { align, width: width ?? this.width, lineGap: 2 };
    pdf
      .font(face)
      .fontSize(size)
      .text(content.normalize('NFC'), x ?? this.left, y ?? pdf.y, place);
  }

  /** A label with its value beside it, kept together; a new sheet where the two would not fit. */
  field(label: string, value: string, face: Face = 'regular'): void {
    const { pdf } = this;
    const [x, width] = [this.left + LABEL_WIDTH, this.width - LABEL_WIDTH];
    pdf.font(face).fontSize(12);
    this.room(Math.min(pdf.heightOfString(value, { width, lineGap: 2 }), 300));
    const top = pdf.y;
    this.text(label, { width: LABEL_WIDTH - 8, face: 'italic', y: top });
    const below = pdf.y;
    this.text(value, { x, width, face, y: top });
    pdf.y = Math.max(below, pdf.y) + GAP;
  }

  /** Goes on on a new sheet unless so many points are left. */
  room(height: number): void {
    if (this.pdf.y + height > this.pdf.page.height - margins.bottom) this.pdf.addPage();
  }

  rule(): void {
    const { pdf } = this;
    pdf
      .moveTo(this.left, pdf.y)
      .lineTo(this.left + this.width, pdf.y)
      .lineWidth(0.5)
      .stroke('#000000');
    pdf.y += GAP;
  }

  /** A line under words that stand in the middle of a column, as under tiêu ngữ. */
  lineUnder(middle: number, width: number): void {
    const { pdf } = this;
    pdf
      .moveTo(middle - width / 2, pdf.y)
      .lineTo(middle + width / 2, pdf.y)
      .lineWidth(0.7)
      .stroke('#000000');
  }

  /** Squares as one filled path, so that no gaps show between them. */
  qr({ size, dark }: QrMatrix, x: number, y: number, width: number): void {
    const side = width / size;
    dark.forEach((cells, row) =>
      cells.forEach((isDark, column) => {
        if (isDark) this.pdf.rect(x + column * side, y + row * side, side, side);
      }),
    );
    this.pdf.fill('#000000');
  }

  /** Ends the file with a line at the foot of every sheet. */
  async end(footOf: (sheet: number, sheets: number) => string): Promise<Buffer> {
    const { pdf } = this;
    const { start, count } = pdf.bufferedPageRange();
    for (let sheet = 0; sheet < count; sheet += 1) {
      pdf.switchToPage(start + sheet);
      // Writing below the margin would begin a new sheet.
      pdf.page.margins.bottom = 0;
      this.text(footOf(sheet + 1, count), { size: 9, y: pdf.page.height - 12 * MM, align: 'center' });
    }
    const ended = new Promise((resolve) => pdf.once('end', resolve));
    pdf.end();
    await ended;
    return Buffer.concat(this.chunks);
  }
}
