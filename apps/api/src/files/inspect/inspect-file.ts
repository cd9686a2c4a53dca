import { type ByteSource, withFile } from './byte-source.js';
import { compoundType } from './compound-file.js';
import { plainTextType } from './plain-text.js';
import { zipDocumentType } from './zip-document.js';

const begins = (content: Buffer, hex: string): boolean => content.toString('hex', 0, hex.length / 2) === hex;

/**
 * The media type of a file by its content, whatever its name says: PDF, Word, Excel, OpenDocument text and sheet, PNG,
 * JPEG, plain UTF-8 text. Read piece by piece, so that others are served meanwhile.
 * @throws RefusedContent says why it is not taken
 */
export const inspectSource = async (source: ByteSource): Promise<string> => {
  const begin = await source.read(0, 8);
  if (begins(begin, '255044462d')) return 'application/pdf';
  if (begins(begin, '89504e470d0a1a0a')) return 'image/png';
  if (begins(begin, 'ffd8ff')) return 'image/jpeg';
  if (begins(begin, '504b0304')) return zipDocumentType(source);
  if (begins(begin, 'd0cf11e0a1b11ae1')) return compoundType(source);
  return plainTextType(source);
};

/** The same for a file on disk. @throws RefusedContent */
export const inspectFile = (path: string): Promise<string> => withFile(path, inspectSource);
