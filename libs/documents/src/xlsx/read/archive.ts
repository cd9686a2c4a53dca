import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { brokenFile, sheetProblem } from './import-problem.js';

/** Bytes that one file of a workbook, and all that are read of it, may have when inflated. */
const MOST_INFLATED = 128 * 1024 * 1024;
const MOST_ENTRIES = 5000;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;

type Entry = { name: string; method: number; crc: number; size: number; packed: Buffer };

const findEnd = (bytes: Buffer): number => {
  for (let at = bytes.length - END_SIZE; at >= Math.max(0, bytes.length - END_SIZE - 65_535); at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw brokenFile();
};

const entryAt = (bytes: Buffer, at: number): Entry & { next: number } => {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw brokenFile();
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
  const packedSize = bytes.readUInt32LE(at + 20);
  const local = bytes.readUInt32LE(at + 42);
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) throw brokenFile();
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (from + packedSize > bytes.length) throw brokenFile();
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    size: bytes.readUInt32LE(at + 24),
    packed: bytes.subarray(from, from + packedSize),
    next: at + 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0),
  };
};

const tooLarge = () =>
  sheetProblem(
    'IMPORT.FILE_TOO_LARGE',
    '',
    'Nội dung giải nén của tệp quá lớn, không giống một bảng nhập liệu.',
    'Chép riêng trang cần nhập sang một tệp mới rồi gửi lại.',
  );

const inflated = ({ method, packed }: Entry, room: number): Buffer => {
  if (method === 0) return packed;
  if (method !== 8) throw brokenFile();
  try {
    // What the file says of its own size may be a lie: counting while inflating is the only limit.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, room) });
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge()
      : brokenFile();
  }
};

/** A zip archive whose parts are inflated one by one, within limits, and only when they are asked for. */
export class Archive {
  private room = MOST_INFLATED;

  private constructor(private readonly entries: ReadonlyMap<string, Entry>) {}

  /** @throws RuleViolation `IMPORT.FILE_BROKEN` */
  static open(bytes: Buffer): Archive {
    if (bytes.length < END_SIZE) throw brokenFile();
    const end = findEnd(bytes);
    const count = bytes.readUInt16LE(end + 10);
    if (count > MOST_ENTRIES) throw tooLarge();
    const entries = new Map<string, Entry>();
    let at = bytes.readUInt32LE(end + 16);
    for (let index = 0; index < count; index += 1) {
      const { next, ...entry } = entryAt(bytes, at);
      entries.set(entry.name, entry);
      at = next;
    }
    return new Archive(entries);
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Text of a part; undefined when there is none. @throws RuleViolation `IMPORT.FILE_TOO_LARGE`, `IMPORT.FILE_BROKEN` */
  text(name: string): string | undefined {
    const entry = this.entries.get(name);
    if (!entry) return undefined;
    const content = inflated(entry, this.room);
    this.room -= content.length;
    const text = content.toString('utf8');
    // A spreadsheet declares nothing; who declares entities wants to blow them up.
    if (/<!(DOCTYPE|ENTITY)/i.test(text.slice(0, 4096)) || text.includes('<!ENTITY')) throw brokenFile();
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  /** The same archive with some parts replaced; all others are copied as they are. */
  with(parts: Readonly<Record<string, string>>): Buffer {
    const kept = [...this.entries.values()].filter(({ name }) => parts[name] === undefined);
    const made = Object.entries(parts).map(([name, text]): Entry => {
      const content = Buffer.from(text, 'utf8');
      return { name, method: 8, crc: crc32(content), size: content.length, packed: deflateRawSync(content) };
    });
    return zipped([...kept, ...made]);
  }
}

/** Fields that the local and the central header share. */
const shared = ({ method, crc, size, packed, name }: Entry): Buffer => {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800, 2); // names are UTF-8
  fields.writeUInt16LE(method, 4);
  fields.writeUInt32LE(0x00210000, 6); // 1/1/1980: the same content is the same file
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
};

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

const zipped = (entries: readonly Entry[]): Buffer => {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const entry of entries) {
    const [name, fields] = [Buffer.from(entry.name), shared(entry)];
    const local = Buffer.concat([signature(LOCAL), fields, name, entry.packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([signature(CENTRAL), Buffer.from([20, 0]), fields, rest, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(END_SIZE);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
};
