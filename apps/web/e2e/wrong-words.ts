import type { Page } from 'playwright-core';

const ENGLISH =
  /\b(Submit|Cancel|Error|undefined|null|NaN|Infinity|Loading|Delete|Save|Close|Search|Next|Previous|Invalid|Warning|Success|Failed|Unknown|Untitled|Not Found|No data|Yes|\[object)\b/g;
/** A code of the program where a person reads: `OBLIGATION.NOT_FOUND`, `due_soon`. */
const CODE = /\b[A-Z]{4,}\.[A-Z]{2,}[A-Z_]*\b|\b[a-z]+_[a-z_]+\b/g;

/** Everything that is read or read out: text, labels, placeholders, titles; not what stands in fields or in `code`. */
const WORDS = `(() => {
  const said = [];
  for (const one of document.querySelectorAll('[aria-label],[placeholder],[title],[alt]'))
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) said.push(one.getAttribute(name) ?? '');
  const copy = document.body.cloneNode(true);
  for (const one of copy.querySelectorAll('code, pre, style, script, textarea')) one.remove();
  return [document.title, copy.textContent, ...said].join(' \\n ');
})()`;

/** English words and codes of the program on the page. Empty: none. */
export const wrongWords = async (page: Page): Promise<string[]> => {
  const said = await page.evaluate<string>(WORDS);
  return [...new Set([...(said.match(ENGLISH) ?? []), ...(said.match(CODE) ?? [])])];
};
