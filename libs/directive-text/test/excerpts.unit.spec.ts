import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readDirective } from '../src/index.js';
import { excerpts } from './excerpts.js';

const found = (file: string): string[] =>
  readDirective(readFileSync(new URL(`./excerpts/${file}.txt`, import.meta.url), 'utf8')).documents.flatMap(
    ({ obligations }) => obligations.map(({ clause, due }) => `${clause} | ${due?.sentence ?? '–'}`),
  );

it.each(excerpts)('$file: what it demands and nothing else', ({ file, demands }) => {
  expect(found(file)).toEqual(demands);
});
