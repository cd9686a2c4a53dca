import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import type { ByteSource } from './byte-source.js';
import { RefusedContent } from './refused-content.js';
import { dataStart, type ZipEntry } from './zip-directory.js';

const MEBIBYTE = 1024 * 1024;
/** All that a file may unpack to, files inside it included. A sheet full to its last row stays well below. */
export const MOST_UNPACKED = 256 * MEBIBYTE;
/** Times by which one entry may swell; sheets and texts reach thirty, deflate can do a thousand. */
const MOST_SWELLING = 250;
const SMALL = MEBIBYTE;
/** A file inside the file is held in memory to look into it: up to so many bytes. */
const MOST_HELD = 32 * MEBIBYTE;

const STORED = 0;
const DEFLATED = 8;

/** What may still be unpacked; shared by a file and all files inside it. */
export type Budget = { left: number };

/** Checks what the directory declares before anything is unpacked. @throws RefusedContent `bomb` */
export const checkDeclared = (entries: readonly ZipEntry[], budget: Budget): void => {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const swells = entries.some(({ size, packed }) => size > SMALL && size > packed * MOST_SWELLING);
  if (total > budget.left || swells) throw new RefusedContent('bomb');
};

/** Files inside a file begin so: ZIP, and the compound file of old Office programs. */
const isContainer = (begin: Buffer): boolean => ['504b0304', 'd0cf11e0'].includes(begin.toString('hex', 0, 4));
/** Parts that are read although they are none. */
const READ = /^(mimetype|\[Content_Types\]\.xml|META-INF\/manifest\.xml)$/;

/** Counts what really comes out, keeps what is looked into, stops at the first byte too many. */
class Meter extends Writable {
  size = 0;
  readonly kept: Buffer[] = [];
  private keeps = false;

  constructor(
    private readonly entry: ZipEntry,
    private readonly budget: Budget,
  ) {
    super();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    if (this.size === 0) this.keeps = READ.test(this.entry.name) || isContainer(chunk);
    this.size += chunk.length;
    this.budget.left -= chunk.length;
    if (this.keeps) this.kept.push(chunk);
    done(this.isTooMuch() ? new RefusedContent('bomb') : undefined);
  }

  private isTooMuch(): boolean {
    const { size, packed } = this.entry;
    const swells = this.size > SMALL && this.size > packed * MOST_SWELLING;
    return this.budget.left < 0 || swells || this.size > size || (this.keeps && this.size > MOST_HELD);
  }
}

/**
 * Unpacks an entry to nowhere, chunk by chunk in the threads of zlib. Returns its bytes where they are looked into (files
 * inside the file, the parts that say what it is), else nothing.
 * @throws RefusedContent `bomb` when more comes out than declared or allowed; `broken` when less or nonsense
 */
export const unpack = async (source: ByteSource, entry: ZipEntry, budget: Budget): Promise<Buffer> => {
  if (entry.method !== STORED && entry.method !== DEFLATED) throw new RefusedContent('broken');
  const start = await dataStart(source, entry);
  const packed = source.stream(start, start + entry.packed);
  const meter = new Meter(entry, budget);
  try {
    await (entry.method === STORED ? pipeline(packed, meter) : pipeline(packed, createInflateRaw(), meter));
  } catch (error) {
    if (error instanceof RefusedContent) throw error;
    throw isZlib(error) ? new RefusedContent('broken') : error;
  }
  if (meter.size !== entry.size) throw new RefusedContent('broken');
  return Buffer.concat(meter.kept);
};

const isZlib = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
