import { inflateSync } from 'node:zlib';

/** A picture as the browser has drawn it: red, green, blue of each point, row by row. */
export type Pixels = { width: number; height: number; rgb: Uint8Array };

type Header = { width: number; height: number; colourType: number };

const SIGNATURE_BYTES = 8;
const CHUNK_FRAME_BYTES = 12;
const CHANNELS = new Map([
  [2, 3], // red, green, blue
  [3, 1], // a place in the palette
  [6, 4], // and how opaque: a page always is, so it is left out
]);

type Chunks = { header: Header; palette: Buffer; data: Buffer };

const readChunks = (file: Buffer): Chunks => {
  let header: Header = { width: 0, height: 0, colourType: 0 };
  let palette: Buffer = Buffer.alloc(0);
  const data: Buffer[] = [];
  for (let at = SIGNATURE_BYTES; at < file.length; at += file.readUInt32BE(at) + CHUNK_FRAME_BYTES) {
    const name = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + file.readUInt32BE(at));
    if (name === 'IHDR')
      header = { width: content.readUInt32BE(0), height: content.readUInt32BE(4), colourType: content[9] ?? 0 };
    if (name === 'PLTE') palette = content;
    if (name === 'IDAT') data.push(content);
  }
  return { header, palette, data: inflateSync(Buffer.concat(data)) };
};

/** PNG specification 9.4: what the three neighbours left, above and left above foretell. */
const paeth = (left: number, above: number, corner: number): number => {
  const sum = left + above - corner;
  const [a, b, c] = [Math.abs(sum - left), Math.abs(sum - above), Math.abs(sum - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
};

const foretold = (filter: number, left: number, above: number, corner: number): number => {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  return filter === 4 ? paeth(left, above, corner) : 0;
};

const unfiltered = ({ header: { width, height }, data }: Chunks, channels: number): Uint8Array => {
  const line = width * channels;
  const plain = new Uint8Array(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x += 1) {
      const at = y * line + x;
      const left = x < channels ? 0 : (plain[at - channels] ?? 0);
      const above = y === 0 ? 0 : (plain[at - line] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (plain[at - line - channels] ?? 0);
      plain[at] = (data[y * (line + 1) + 1 + x] ?? 0) + foretold(filter, left, above, corner);
    }
  }
  return plain;
};

/**
 * Reads a PNG of 8 bits per channel, as the browser's screenshots and our own pictures are.
 * @throws Error for any other kind of PNG
 */
export const readPng = (file: Buffer): Pixels => {
  const chunks = readChunks(file);
  const { width, height, colourType } = chunks.header;
  const channels = CHANNELS.get(colourType);
  if (channels === undefined) throw new Error(`PNG of colour type ${colourType}`);
  const plain = unfiltered(chunks, channels);
  const rgb = new Uint8Array(width * height * 3);
  for (let point = 0; point < width * height; point += 1)
    for (let part = 0; part < 3; part += 1)
      rgb[point * 3 + part] =
        (colourType === 3 ? chunks.palette[(plain[point] ?? 0) * 3 + part] : plain[point * channels + part]) ?? 0;
  return { width, height, rgb };
};
