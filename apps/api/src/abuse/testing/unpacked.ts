import { inflateRawSync } from 'node:zlib';

/** The parts of an XLSX or DOCX file by name; of any other content itself under the empty name. */
export const partsOf = (raw: Buffer): Map<string, string> => {
  if (raw.subarray(0, 2).toString() !== 'PK') return new Map([['', raw.toString()]]);
  const parts = new Map<string, string>();
  for (
    let at = raw.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = raw.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    const [method, size, local] = [raw.readUInt16LE(at + 10), raw.readUInt32LE(at + 20), raw.readUInt32LE(at + 42)];
    const name = raw.subarray(at + 46, at + 46 + raw.readUInt16LE(at + 28)).toString();
    const start = local + 30 + raw.readUInt16LE(local + 26) + raw.readUInt16LE(local + 28);
    const content = raw.subarray(start, start + size);
    parts.set(name, (method === 8 ? inflateRawSync(content) : content).toString());
  }
  return parts;
};
