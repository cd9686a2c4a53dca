import { crc32, deflateRawSync } from 'node:zlib';
import type { ZipEntry } from './zip-entries.js';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;

/** What is written of a part. */
type Packed = Omit<ZipEntry, 'locked'>;

/** A part, packed. */
export const deflated = (name: string, content: Buffer): Packed => ({
  name,
  method: 8,
  crc: crc32(content),
  size: content.length,
  packed: deflateRawSync(content),
});

/** Fields that the local and the central header share. */
const shared = ({ method, crc, size, packed, name }: Packed): Buffer => {
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

/** An archive of the parts; the same parts are the same bytes. */
export const zipped = (entries: readonly Packed[]): Buffer => {
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
