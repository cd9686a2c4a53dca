const SECTOR = 512;
const FREE = 0xffffffff;
const END_OF_CHAIN = 0xfffffffe;
const FAT = 0xfffffffd;

const entry = (name: string, start: number, size: number): Buffer => {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 0, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes.writeUInt32LE(start, 116);
  bytes.writeUInt32LE(size, 120);
  return bytes;
};

/** A compound file ([MS-CFB]) with a table, a directory of up to three parts, and one sector for each part. */
export const compoundFile = (parts: Record<string, Buffer>): Buffer => {
  const names = Object.keys(parts);
  const header = Buffer.alloc(SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(1, 48);
  for (let index = 0; index < 109; index += 1) header.writeUInt32LE(index === 0 ? 0 : FREE, 76 + index * 4);
  const table = Buffer.alloc(SECTOR, 0xff);
  table.writeUInt32LE(FAT, 0);
  for (let sector = 1; sector <= names.length + 1; sector += 1) table.writeUInt32LE(END_OF_CHAIN, sector * 4);
  const directory = Buffer.alloc(SECTOR);
  const entries = [entry('Root Entry', 0, 0), ...names.map((name, index) => entry(name, index + 2, SECTOR))];
  Buffer.concat(entries).copy(directory);
  const contents = Object.values(parts).map((part) => Buffer.concat([part, Buffer.alloc(SECTOR - part.length)]));
  return Buffer.concat([header, table, directory, ...contents]);
};
