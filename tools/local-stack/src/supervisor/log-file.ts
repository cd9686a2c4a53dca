import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const LARGEST_BYTES = 20 * 1024 * 1024;

/** Makes the folder and puts a log aside that has grown large (one generation is kept). */
export const prepareLog = (file: string): string => {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > LARGEST_BYTES) renameSync(file, `${file}.1`);
  return file;
};

export const lastLines = (file: string, count: number): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : '';
