import type { Database } from '@dondoc/commands';
import type { SubmittedFile } from '@dondoc/domain';
import type { Details } from '../sheet-kind.js';

const FILES = `
  SELECT file_id AS "fileId", name, size, media_type AS "mediaType", sha256, unit_id AS "unitId" FROM files
  WHERE unit_id = ANY($1) AND (lower(name) = ANY($2) OR file_id = ANY($3)) ORDER BY created_at DESC`;

type FoundFile = SubmittedFile & { unitId: string };
type Fault = Omit<Details, 'field'>;

/** Names in a cell: `báo cáo.pdf; phụ lục.xlsx`, or one per line. */
export const fileNamesIn = (cell: string): string[] =>
  cell
    .split(/[;\n]/)
    .map((name) => name.normalize('NFC').replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '');

/** The files that rows may name: those of the asker's unit and of the units that owe. */
export class NamedFiles {
  private constructor(private readonly files: readonly FoundFile[]) {}

  static async read(
    { pool }: Pick<Database, 'pool'>,
    units: readonly string[],
    names: readonly string[],
  ): Promise<NamedFiles> {
    const lower = names.map((name) => name.toLowerCase());
    return new NamedFiles((await pool.query<FoundFile>(FILES, [units, lower, names])).rows);
  }

  /** The file meant by a name or an id. The same content twice is one file; different ones under one name are not clear. */
  find(name: string, units: readonly string[]): SubmittedFile | Fault {
    const mine = this.files.filter(({ unitId }) => units.includes(unitId));
    const meant = mine.filter((file) => file.fileId === name || file.name.toLowerCase() === name.toLowerCase());
    const contents = new Set(meant.map(({ sha256 }) => sha256));
    const [file] = meant;
    if (file && (contents.size === 1 || file.fileId === name)) {
      const { unitId: _, ...submitted } = file;
      return submitted;
    }
    const reason = file ? `Có ${contents.size} tệp khác nhau cùng tên “${name}”.` : `Chưa có tệp “${name}” trong kho.`;
    const mend = file
      ? `Đổi tên tệp cho khác nhau rồi tải lại, hoặc ghi mã tệp: ${meant.map(({ fileId }) => fileId).join('; ')}.`
      : 'Tải tệp đó lên ở bước 1, hoặc sửa tên cho đúng cả phần đuôi.';
    return { code: 'FILE.NOT_FOUND', value: name, reason, mend };
  }
}
