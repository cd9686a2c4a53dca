const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const MOST_COMMENT = 65_535;

const endOf = (zip: Buffer): number => {
  const lowest = Math.max(0, zip.length - END_SIZE - MOST_COMMENT);
  for (let at = zip.length - END_SIZE; at >= lowest; at -= 1) if (zip.readUInt32LE(at) === END) return at;
  return -1;
};

/**
 * Names of the entries of a ZIP file, from its central directory; `[]` when it is broken. Nothing is unpacked, so an
 * archive made to swell to gigabytes costs no more than its size.
 */
export const zipEntryNames = (zip: Buffer): string[] => {
  const end = endOf(zip);
  if (end < 0) return [];
  const names: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  while (at + ENTRY_SIZE <= end && zip.readUInt32LE(at) === ENTRY) {
    const nameLength = zip.readUInt16LE(at + 28);
    names.push(zip.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength));
    at += ENTRY_SIZE + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return names;
};
