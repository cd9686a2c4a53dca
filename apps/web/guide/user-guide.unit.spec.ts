import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const GUIDE = `${ROOT}docs/user-guide/`;

const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name) && !/\.spec\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`);
const textOf = (files: readonly string[]): string => files.map((file) => readFileSync(file, 'utf8')).join('\n');

const chapters = filesBelow(GUIDE, /\.md$/).map((file) => ({
  name: file.slice(file.lastIndexOf('/') + 1),
  text: readFileSync(file, 'utf8'),
}));
const pictures = readdirSync(`${GUIDE}hinh`).map((name) => `hinh/${name}`);
/** The chapters by role; the older ones have bold words that are none of the screen's. */
const BY_ROLE = ['van-phong.md', 'don-vi.md', 'lanh-dao.md', 'quan-tri.md'];

/** What stands in bold and is no word of the screen. */
const PLAIN_BOLD = ['đậm', 'Kết quả.', 'Khi gặp lỗi.', 'không phải gia hạn', 'hạn cũ vẫn tính', 'từ một ngày'];

const headings = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the user guide', () => {
  it.each(chapters)('names only pictures that are there: $name', ({ text }) => {
    for (const [, picture = ''] of text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) expect(pictures).toContain(picture);
  });

  it('uses every picture, and says in words what it shows', () => {
    const all = chapters.map(({ text }) => text).join('\n');
    expect(pictures.filter((picture) => !all.includes(`](${picture})`))).toEqual([]);
    expect(all).not.toContain('![]');
  });

  it.each(chapters)('links only to chapters and headings that are there: $name', ({ text, name }) => {
    const broken = [...text.matchAll(/\]\((?!hinh\/|https?:)([^)#]*)(?:#([^)]+))?\)/g)].filter(([, file, heading]) => {
      const target = file ? chapters.find((chapter) => chapter.name === file) : { text };
      if (!target) return !file?.startsWith('../') || !readdirSync(`${ROOT}docs`).includes(file.slice(3));
      return heading !== undefined && !headings(target.text).includes(heading);
    });
    expect(broken.map(([link]) => `${name} ${link}`)).toEqual([]);
  });

  it('quotes only words that stand on a screen', () => {
    const sources = textOf([
      ...filesBelow(`${ROOT}apps/web/src`, /\.tsx?$/),
      ...['contracts', 'domain', 'read-models', 'notifications'].flatMap((lib) =>
        filesBelow(`${ROOT}libs/${lib}/src`, /\.ts$/),
      ),
    ]).replace(/\s+/g, ' ');
    const unknown = chapters
      .filter(({ name }) => BY_ROLE.includes(name))
      .flatMap(({ name, text }) =>
        [...text.replace(/\s+/g, ' ').matchAll(/\*\*([^*]+)\*\*/g)]
          .map(([, words = '']) => words)
          .filter((words) => !PLAIN_BOLD.includes(words))
          // `…` stands for a number or a name.
          .flatMap((words) => words.split('…').map((part) => part.trim()))
          .filter((part) => part !== '' && !sources.includes(part))
          .map((part) => `${name}: ${part}`),
      );
    expect(unknown).toEqual([]);
  });

  it('keeps its pictures small', () => {
    const sizes = pictures.map((picture) => readFileSync(GUIDE + picture).length);
    expect(Math.max(...sizes)).toBeLessThan(150_000);
  });
});
