import type { ByteSource } from './byte-source.js';
import { RefusedContent } from './refused-content.js';

/** A stream or storage of a compound file, the container of Office before 2007 ([MS-CFB] 2.6). */
type Part = { name: string; start: number; size: number };

const ENTRY_SIZE = 128;
const HEADER_SIZE = 512;
/** From here on numbers mean "none", "end", "free" and the like. */
const NO_SECTOR = 0xfffffffa;
/** A directory has a few sectors; a chain that goes on is a loop. */
const MOST_SECTORS = 2_000;

/** `fat`: sectors of the table that chains the sectors of each part, in order. */
type Layout = { sector: number; firstDirectory: number; fat: number[] };

const place = (sector: number, number: number): number => (number + 1) * sector;
const numbersIn = (bytes: Buffer): number[] =>
  Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32LE(index * 4));

const layoutOf = async (source: ByteSource): Promise<Layout> => {
  const header = await source.read(0, HEADER_SIZE);
  const shift = header.length < HEADER_SIZE ? 0 : header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw new RefusedContent('broken');
  const sector = 1 << shift;
  const fat = numbersIn(header.subarray(76));
  // Files above 7 MB continue the list of the table's sectors outside the header.
  let more = header.readUInt32LE(68);
  for (let read = 0; more < NO_SECTOR && read < MOST_SECTORS; read += 1) {
    const numbers = numbersIn(await source.read(place(sector, more), sector));
    more = numbers.pop() ?? NO_SECTOR;
    fat.push(...numbers);
  }
  return { sector, firstDirectory: header.readUInt32LE(48), fat };
};

const nextSector = async (source: ByteSource, { sector, fat }: Layout, number: number): Promise<number> => {
  const perSector = sector / 4;
  const fatSector = fat[Math.floor(number / perSector)] ?? NO_SECTOR;
  if (fatSector >= NO_SECTOR) return NO_SECTOR;
  const cell = await source.read(place(sector, fatSector) + (number % perSector) * 4, 4);
  return cell.length < 4 ? NO_SECTOR : cell.readUInt32LE(0);
};

const partsIn = (sector: Buffer): Part[] => {
  const parts: Part[] = [];
  for (let at = 0; at + ENTRY_SIZE <= sector.length; at += ENTRY_SIZE) {
    const length = sector.readUInt16LE(at + 64);
    if (length < 2 || length > 64) continue;
    const name = sector.toString('utf16le', at, at + length - 2);
    parts.push({ name, start: sector.readUInt32LE(at + 116), size: sector.readUInt32LE(at + 120) });
  }
  return parts;
};

const partsOf = async (source: ByteSource, layout: Layout): Promise<Part[]> => {
  const parts: Part[] = [];
  let number = layout.firstDirectory;
  for (let read = 0; number < NO_SECTOR; read += 1) {
    if (read > MOST_SECTORS) throw new RefusedContent('broken');
    const sector = await source.read(place(layout.sector, number), layout.sector);
    if (sector.length === 0) throw new RefusedContent('broken');
    parts.push(...partsIn(sector));
    number = await nextSector(source, layout, number);
  }
  return parts;
};

/** Word: bit fEncrypted of the file information block ([MS-DOC] 2.5.2). */
const isLockedWord = (begin: Buffer): boolean => begin.length > 12 && (begin.readUInt16LE(10) & 0x0100) !== 0;

/** Excel: a record FilePass among the first ones ([MS-XLS] 2.4.117). */
const isLockedSheet = (begin: Buffer): boolean => {
  for (let at = 0; at + 4 <= begin.length; at += 4 + begin.readUInt16LE(at + 2)) {
    if (begin.readUInt16LE(at) === 0x002f) return true;
  }
  return false;
};

const isMacro = ({ name }: Part): boolean => /^(macros|vba|_vba_project(_cur)?)$/i.test(name);

/**
 * `application/msword` or `application/vnd.ms-excel`.
 * @throws RefusedContent `encrypted`, `macro`, `broken`, `type` for anything else in such a container
 */
export const compoundType = async (source: ByteSource): Promise<string> => {
  const layout = await layoutOf(source);
  const parts = await partsOf(source, layout);
  const find = (...names: string[]): Part | undefined => parts.find(({ name }) => names.includes(name));
  // Word and Excel since 2007 put a document with a password into such a container ([MS-OFFCRYPTO] 2.3.4.4).
  if (find('EncryptedPackage')) throw new RefusedContent('encrypted');
  if (parts.some(isMacro)) throw new RefusedContent('macro');
  const [word, sheet] = [find('WordDocument'), find('Workbook', 'Book')];
  const main = word ?? sheet;
  if (!main) throw new RefusedContent('type');
  const begin = await source.read(place(layout.sector, main.start), layout.sector);
  if (word ? isLockedWord(begin) : isLockedSheet(begin)) throw new RefusedContent('encrypted');
  return word ? 'application/msword' : 'application/vnd.ms-excel';
};
