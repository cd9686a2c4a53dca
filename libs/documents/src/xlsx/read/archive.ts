import { unpacked, zipEntries, type ZipEntry, ZipFault } from '../../archive/zip-entries.js';
import { deflated, zipped } from '../../archive/write-zip.js';
import { brokenFile, sheetProblem } from './import-problem.js';

/** Bytes that one file of a workbook, and all that are read of it, may have when inflated. */
const MOST_INFLATED = 128 * 1024 * 1024;
const MOST_ENTRIES = 5000;

const tooLarge = () =>
  sheetProblem(
    'IMPORT.FILE_TOO_LARGE',
    '',
    'Nội dung giải nén của tệp quá lớn, không giống một bảng nhập liệu.',
    'Chép riêng trang cần nhập sang một tệp mới rồi gửi lại.',
  );

/** What is wrong with an archive, as the import says it. */
const told = <Result>(read: () => Result): Result => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    throw error.kind === 'broken' ? brokenFile() : tooLarge();
  }
};

/** A zip archive whose parts are inflated one by one, within limits, and only when they are asked for. */
export class Archive {
  private room = MOST_INFLATED;

  private constructor(private readonly entries: ReadonlyMap<string, ZipEntry>) {}

  /** @throws RuleViolation `IMPORT.FILE_BROKEN`, `IMPORT.FILE_TOO_LARGE` */
  static open(bytes: Buffer): Archive {
    const entries = told(() => zipEntries(bytes, MOST_ENTRIES));
    return new Archive(new Map(entries.map((entry) => [entry.name, entry])));
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Text of a part; undefined when there is none. @throws RuleViolation `IMPORT.FILE_TOO_LARGE`, `IMPORT.FILE_BROKEN` */
  text(name: string): string | undefined {
    const entry = this.entries.get(name);
    if (!entry) return undefined;
    const content = told(() => unpacked(entry, this.room));
    this.room -= content.length;
    const text = content.toString('utf8');
    // A spreadsheet declares nothing; who declares entities wants to blow them up.
    if (/<!(DOCTYPE|ENTITY)/i.test(text.slice(0, 4096)) || text.includes('<!ENTITY')) throw brokenFile();
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  /** The same archive with some parts replaced; all others are copied as they are. */
  with(parts: Readonly<Record<string, string>>): Buffer {
    const kept = [...this.entries.values()].filter(({ name }) => parts[name] === undefined);
    const made = Object.entries(parts).map(([name, text]) => deflated(name, Buffer.from(text, 'utf8')));
    return zipped([...kept, ...made]);
  }
}
