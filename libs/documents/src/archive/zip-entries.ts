import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const MOST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;

/** A part of an archive, still packed. `size`: bytes unpacked as the archive says, which may be a lie. */
export type ZipEntry = {
  name: string;
  locked: boolean;
  method: number;
  crc: number;
  size: number;
  packed: Buffer;
};

/** Why an archive is not read; `count`: how many parts it says it has, where these are too many. */
export class ZipFault extends Error {
  constructor(
    readonly kind: 'broken' | 'too-many-parts' | 'too-large',
    readonly count = 0,
  ) {
    super(kind);
    this.name = 'ZipFault';
  }
}

const broken = (): ZipFault => new ZipFault('broken');

const endOf = (bytes: Buffer): number => {
  const lowest = Math.max(0, bytes.length - END_SIZE - MOST_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= lowest; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  throw broken();
};

/** The packed bytes lie where the entry's own head says that they begin. */
const packedAt = (bytes: Buffer, head: number, length: number): Buffer => {
  if (head + LOCAL_SIZE > bytes.length || bytes.readUInt32LE(head) !== LOCAL) throw broken();
  const from = head + LOCAL_SIZE + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
  if (from + length > bytes.length) throw broken();
  return bytes.subarray(from, from + length);
};

const entryAt = (bytes: Buffer, at: number): { entry: ZipEntry; next: number } => {
  if (at + CENTRAL_SIZE > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw broken();
  const named = at + CENTRAL_SIZE + bytes.readUInt16LE(at + 28);
  const entry = {
    name: bytes.toString('utf8', at + CENTRAL_SIZE, named),
    locked: (bytes.readUInt16LE(at + 8) & 1) === 1,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    size: bytes.readUInt32LE(at + 24),
    packed: packedAt(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20)),
  };
  return { entry, next: named + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32) };
};

/**
 * The parts of a ZIP archive from its central directory, the list that office programs read too; nothing is unpacked yet.
 * @param mostParts an archive that says it has more is not read @throws ZipFault
 */
export const zipEntries = (bytes: Buffer, mostParts: number): ZipEntry[] => {
  if (bytes.length < END_SIZE) throw broken();
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostParts) throw new ZipFault('too-many-parts', count);
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  while (entries.length < count) {
    const { entry, next } = entryAt(bytes, at);
    entries.push(entry);
    at = next;
  }
  return entries;
};

/**
 * The content of a part. What the archive says of its sizes is not believed: unpacking stops at `room` bytes.
 * @throws ZipFault `too-large`, `broken`
 */
export const unpacked = ({ method, packed }: ZipEntry, room: number): Buffer => {
  if (method === STORED) {
    if (packed.length > room) throw new ZipFault('too-large');
    return packed;
  }
  if (method !== DEFLATED) throw broken();
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, room) });
  } catch (error) {
    const full = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw full ? new ZipFault('too-large') : broken();
  }
};
