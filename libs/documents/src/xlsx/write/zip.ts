import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file of the archive, given piece by piece. */
export type ZipPart = { name: string; pieces: Iterable<string> };

type Packed = { name: Buffer; data: Buffer; size: number; crc: number };

/** Characters that are packed at a time; in between others get their turn. */
const AT_A_TIME = 128 * 1024;
/** Lists repeat themselves: more effort makes them hardly smaller. */
const LEVEL = 3;

function* gathered(pieces: Iterable<string>): Iterable<Buffer> {
  let waiting: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < AT_A_TIME) continue;
    yield Buffer.from(waiting.join(''), 'utf8');
    waiting = [];
    length = 0;
  }
  yield Buffer.from(waiting.join(''), 'utf8');
}

const pack = async ({ name, pieces }: ZipPart): Promise<Packed> => {
  const packer = createDeflateRaw({ level: LEVEL });
  const packed: Buffer[] = [];
  packer.on('data', (data: Buffer) => packed.push(data));
  const ended = once(packer, 'end');
  let [size, crc] = [0, 0];
  for (const piece of gathered(pieces)) {
    size += piece.length;
    crc = crc32(piece, crc);
    if (!packer.write(piece)) await once(packer, 'drain');
  }
  packer.end();
  await ended;
  return { name: Buffer.from(name, 'utf8'), data: Buffer.concat(packed), size, crc };
};

/** 1/1/1980, the first day that the format knows: the same content makes the same file. */
const DAY = 0x21;
const UTF8_NAMES = 0x0800;

/** The fields that a file's own head and its line in the directory share. */
const commonHead = ({ name, data, size, crc }: Packed): Buffer => {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(UTF8_NAMES, 2);
  head.writeUInt16LE(8, 4);
  head.writeUInt16LE(DAY, 8);
  head.writeUInt32LE(crc, 10);
  head.writeUInt32LE(data.length, 14);
  head.writeUInt32LE(size, 18);
  head.writeUInt16LE(name.length, 22);
  return head;
};

const directoryLine = (part: Packed, offset: number): Buffer => {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), commonHead(part), rest, part.name]);
};

const endOf = (count: number, size: number, offset: number): Buffer => {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
};

/** A ZIP archive of deflated files, packed in the background while its parts are still being written. Below 4 GB. */
export const zipped = async (parts: readonly ZipPart[]): Promise<Buffer> => {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = await pack(part);
    const file = [Buffer.from('PK\x03\x04', 'latin1'), commonHead(packed), packed.name, packed.data];
    directory.push(directoryLine(packed, offset));
    files.push(...file);
    offset += file.reduce((sum, { length }) => sum + length, 0);
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...files, ...directory, endOf(parts.length, size, offset)]);
};
