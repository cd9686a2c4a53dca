import { crc32, deflateSync } from 'node:zlib';
import type { Pixels } from './pixels.js';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;
/** Colours that are less apart than this in each channel count as one while the palette is chosen. */
const STEP = 4;

const coarse = (r: number, g: number, b: number): number =>
  (Math.floor(r / STEP) << 16) | (Math.floor(g / STEP) << 8) | Math.floor(b / STEP);

const keyAt = ({ rgb }: Pixels, point: number): number =>
  coarse(rgb[point * 3] ?? 0, rgb[point * 3 + 1] ?? 0, rgb[point * 3 + 2] ?? 0);

type Colour = { key: number; rgb: readonly [number, number, number]; count: number };

const coloursOf = (pixels: Pixels): Colour[] => {
  const seen = new Map<number, Colour>();
  for (let point = 0; point < pixels.width * pixels.height; point += 1) {
    const key = keyAt(pixels, point);
    const known = seen.get(key);
    if (known) known.count += 1;
    else {
      const [r = 0, g = 0, b = 0] = pixels.rgb.subarray(point * 3, point * 3 + 3);
      seen.set(key, { key, rgb: [r, g, b], count: 1 });
    }
  }
  return [...seen.values()].sort((a, b) => b.count - a.count || a.key - b.key);
};

const nearest = (palette: readonly Colour[], { rgb: [r, g, b] }: Colour): number => {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [place, { rgb }] of palette.entries()) {
    const distance = (rgb[0] - r) ** 2 + (rgb[1] - g) ** 2 + (rgb[2] - b) ** 2;
    if (distance < least) [best, least] = [place, distance];
  }
  return best;
};

const chunk = (name: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** A PNG with the 256 most frequent colours of the picture: a page of text has few, and the file is a third of the size. */
export const palettePng = (pixels: Pixels): Buffer => {
  const { width, height } = pixels;
  const colours = coloursOf(pixels);
  const palette = colours.slice(0, COLOURS);
  const places = new Map(colours.map((colour) => [colour.key, nearest(palette, colour)]));
  const lines = Buffer.alloc((width + 1) * height);
  for (let point = 0; point < width * height; point += 1)
    lines[Math.floor(point / width) * (width + 1) + 1 + (point % width)] = places.get(keyAt(pixels, point)) ?? 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(({ rgb }) => rgb))),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
