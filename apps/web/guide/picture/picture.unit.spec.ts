import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepPicture } from './keep-picture.js';
import { palettePng } from './palette-png.js';
import { type Pixels, readPng } from './pixels.js';

/** A page: paper, a bar, and as many words as asked for, in a colour of their own. */
const page = (words: number): Pixels => {
  const [width, height] = [400, 300];
  const rgb = new Uint8Array(width * height * 3).fill(250);
  rgb.fill(40, 0, width * 30 * 3);
  for (let word = 0; word < words; word += 1) {
    const start = ((60 + word * 12) * width + 20) * 3;
    rgb.set([160, 20, 30, 160, 20, 30, 161, 21, 31, 90, 10, 15, 90, 10, 15, 90, 10, 15, 1, 2, 3, 1, 2, 3], start);
  }
  return { width, height, rgb };
};

describe('a picture of the guide', () => {
  it('comes back from its file as it was, when it has few colours', () => {
    const drawn = page(3);
    const back = readPng(palettePng(drawn));
    const worst = back.rgb.reduce((most, value, at) => Math.max(most, Math.abs(value - (drawn.rgb[at] ?? 0))), 0);
    expect([back.width, back.height]).toEqual([400, 300]);
    expect(worst).toBeLessThan(4);
  });

  it('stays readable with more colours than a palette has', () => {
    const many: Pixels = { width: 64, height: 64, rgb: new Uint8Array(randomBytes(64 * 64 * 3)) };
    expect(readPng(palettePng(many)).rgb.length).toBe(many.rgb.length);
  });

  it('is written when one short word is another, and only then', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guide pictures '));
    const path = join(folder, 'hinh', 'one.png');
    expect(await keepPicture(path, palettePng(page(2)))).toBe(true);
    const first = await readFile(path);
    expect(await keepPicture(path, palettePng(page(2)))).toBe(false);
    expect(await readFile(path)).toEqual(first);
    expect(await keepPicture(path, palettePng(page(3)))).toBe(true);
    await rm(folder, { recursive: true });
  });
});
