import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { palettePng } from './palette-png.js';
import { type Pixels, readPng } from './pixels.js';

/** Edges of letters may come out otherwise by a shade: a change of fewer points than one short word has is none. */
const SAME_SHARE = 0.000_05;
const SEEN_DIFFERENCE = 24;

/** The share of points that a reader would see as different; 1 for pictures of different size. */
export const differingShare = (one: Pixels, other: Pixels): number => {
  if (one.width !== other.width || one.height !== other.height) return 1;
  const points = one.width * one.height;
  let different = 0;
  for (let point = 0; point < points; point += 1) {
    const differs = [0, 1, 2].some(
      (part) => Math.abs((one.rgb[point * 3 + part] ?? 0) - (other.rgb[point * 3 + part] ?? 0)) > SEEN_DIFFERENCE,
    );
    if (differs) different += 1;
  }
  return different / points;
};

/**
 * Writes a screenshot as a small PNG, unless the file there already shows the same.
 * @returns whether the file is new or has changed
 */
export const keepPicture = async (path: string, screenshot: Buffer): Promise<boolean> => {
  const picture = palettePng(readPng(screenshot));
  if (existsSync(path) && differingShare(readPng(await readFile(path)), readPng(picture)) < SAME_SHARE) return false;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, picture);
  return true;
};
