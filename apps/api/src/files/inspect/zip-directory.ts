import type { ByteSource } from './byte-source.js';
import { RefusedContent } from './refused-content.js';

/** An entry as the central directory of a ZIP file declares it. Sizes in bytes. */
export type ZipEntry = {
  name: string;
  method: number;
  encrypted: boolean;
  packed: number;
  size: number;
  /** Where its local header stands. */
  at: number;
};

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const MOST_COMMENT = 65_535;
const MOST_ENTRIES = 5_000;
/** Room for so many entries with long names; a real document's directory has some kilobytes. */
const MOST_DIRECTORY = 4 * 1024 * 1024;
const IN_ZIP64 = 0xffffffff;
const ZIP64 = 0x0001;

const broken = (): RefusedContent => new RefusedContent('broken');

/** The directory's place, length and number of entries (APPNOTE.TXT 4.3.16). */
const endOf = async (source: ByteSource): Promise<{ start: number; length: number; count: number }> => {
  const from = Math.max(0, source.size - END_SIZE - MOST_COMMENT);
  const tail = await source.read(from, END_SIZE + MOST_COMMENT);
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue;
    const [count, length, start] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    // A file of this system's size never needs ZIP64 for the directory itself.
    if (start + length > from + at) throw broken();
    return { start, length, count };
  }
  throw broken();
};

/** Sizes that some programs write in 64 bits although they are small (APPNOTE.TXT 4.5.3). */
const wide = (extra: Buffer, values: number[]): number[] => {
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== ZIP64) at += 4 + extra.readUInt16LE(at + 2);
  let next = at + 4;
  return values.map((value) => {
    if (value !== IN_ZIP64) return value;
    if (next + 8 > extra.length) throw broken();
    next += 8;
    return Number(extra.readBigUInt64LE(next - 8));
  });
};

const entryAt = (directory: Buffer, at: number): { entry: ZipEntry; next: number } => {
  if (at + ENTRY_SIZE > directory.length || directory.readUInt32LE(at) !== ENTRY) throw broken();
  const [nameLength, extraLength] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30)];
  const nameEnd = at + ENTRY_SIZE + nameLength;
  const extraEnd = nameEnd + extraLength;
  if (extraEnd > directory.length) throw broken();
  const given = [directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)];
  const [size = 0, packed = 0, local = 0] = wide(directory.subarray(nameEnd, extraEnd), given);
  const entry = {
    name: directory.toString('utf8', at + ENTRY_SIZE, nameEnd).replaceAll('\\', '/'),
    method: directory.readUInt16LE(at + 10),
    encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    packed,
    size,
    at: local,
  };
  return { entry, next: extraEnd + directory.readUInt16LE(at + 32) };
};

/** All entries, none unpacked. @throws RefusedContent `broken`, `bomb` when there are too many */
export const zipDirectory = async (source: ByteSource): Promise<ZipEntry[]> => {
  const { start, length, count } = await endOf(source);
  if (count > MOST_ENTRIES || length > MOST_DIRECTORY) throw new RefusedContent('bomb');
  const directory = await source.read(start, length);
  const entries: ZipEntry[] = [];
  for (let at = 0; at < directory.length; ) {
    const { entry, next } = entryAt(directory, at);
    if (entries.push(entry) > MOST_ENTRIES) throw new RefusedContent('bomb');
    at = next;
  }
  return entries;
};

/** Where the packed bytes of an entry begin. @throws RefusedContent `broken` */
export const dataStart = async (source: ByteSource, { at, packed }: ZipEntry): Promise<number> => {
  const local = await source.read(at, LOCAL_SIZE);
  if (local.length < LOCAL_SIZE || local.readUInt32LE(0) !== LOCAL) throw broken();
  const start = at + LOCAL_SIZE + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (start + packed > source.size) throw broken();
  return start;
};
