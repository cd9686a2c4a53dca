const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML, in a paragraph as in a value between quotes: nothing in it is markup. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

/** A whole mail in HTML. @param body markup, in which text from outside is {@link escaped} */
export const mailPage = (subject: string, body: string): string =>
  `<!doctype html><html lang="vi"><meta charset="utf-8"><title>${escaped(subject)}</title>` +
  `<body style="font-family:sans-serif;font-size:16px;line-height:1.5">${body}</body></html>`;
