import { bufferSource, type ByteSource } from './byte-source.js';
import { compoundType } from './compound-file.js';
import { RefusedContent } from './refused-content.js';
import { type Budget, checkDeclared, MOST_UNPACKED, unpack } from './unpack.js';
import { type ZipEntry, zipDirectory } from './zip-directory.js';

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = ['application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.spreadsheet'];
const MACRO = /(^|\/)vbaProject\.bin$|^xl\/macrosheets\/|^(Basic|Scripts)\//i;
/** A sheet in a letter, a picture in the sheet: more files inside files than that nobody makes by hand. */
const DEEPEST = 2;

const typeByNames = (entries: readonly ZipEntry[]): string | undefined => {
  const names = new Set(entries.map(({ name }) => name));
  if (names.has('word/document.xml')) return `${OPEN_XML}.wordprocessingml.document`;
  return names.has('xl/workbook.xml') ? `${OPEN_XML}.spreadsheetml.sheet` : undefined;
};

/** What an OpenDocument file says that it is (ODF 1.2, part 3, 3.3). */
const typeByMark = (mark: Buffer | undefined): string | undefined =>
  OPEN_DOCUMENT.find((type) => type === mark?.toString('latin1').trim());

const lookInside = async (content: Buffer, budget: Budget, depth: number): Promise<void> => {
  if (content.readUInt32BE(0) === 0xd0cf11e0) {
    // What is embedded by old programs (formulas, pictures) is no document of ours; only its macros matter.
    await compoundType(bufferSource(content)).catch((error: unknown) => {
      if (error instanceof RefusedContent && error.fault !== 'macro') return;
      throw error;
    });
    return;
  }
  if (depth >= DEEPEST) throw new RefusedContent('bomb');
  await partsOf(bufferSource(content), budget, depth + 1);
};

/** Unpacks every part to nowhere; returns those that say what the file is. */
const partsOf = async (
  source: ByteSource,
  budget: Budget,
  depth: number,
): Promise<{ entries: ZipEntry[]; told: Map<string, Buffer> }> => {
  const entries = await zipDirectory(source);
  if (entries.some(({ encrypted }) => encrypted)) throw new RefusedContent('encrypted');
  if (entries.some(({ name }) => MACRO.test(name))) throw new RefusedContent('macro');
  checkDeclared(entries, budget);
  const told = new Map<string, Buffer>();
  for (const entry of entries) {
    const content = await unpack(source, entry, budget);
    if (content.length < 4) continue;
    const begin = content.readUInt32BE(0);
    if (begin === 0x504b0304 || begin === 0xd0cf11e0) await lookInside(content, budget, depth);
    else told.set(entry.name, content);
  }
  if (told.get('[Content_Types].xml')?.includes('macroEnabled')) throw new RefusedContent('macro');
  return { entries, told };
};

/**
 * The media type of a Word, Excel or OpenDocument file.
 * @throws RefusedContent `type` for other archives, `encrypted`, `macro`, `bomb`, `broken`
 */
export const zipDocumentType = async (source: ByteSource): Promise<string> => {
  const { entries, told } = await partsOf(source, { left: MOST_UNPACKED }, 0);
  if (told.get('META-INF/manifest.xml')?.includes('encryption-data')) throw new RefusedContent('encrypted');
  const type = typeByNames(entries) ?? typeByMark(told.get('mimetype'));
  if (type === undefined) throw new RefusedContent('type');
  return type;
};
