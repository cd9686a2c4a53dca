/** Text made safe for HTML, in content and in attributes. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Sent with every page of ours: no script at all, nothing from elsewhere. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Sent with a letter's own HTML: it can show itself and open links in a new tab, nothing else. */
export const LETTER_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'";

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 68rem; padding: 1rem 1.5rem 3rem; color: #1b1f24; }
  h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
  a { color: #0b57a4; } a:focus-visible, input:focus-visible, button:focus-visible { outline: 3px solid #0b57a4; outline-offset: 2px; }
  table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #d5d9de; vertical-align: top; }
  td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
  form { display: flex; gap: .5rem; align-items: center; flex-wrap: wrap; margin: 1rem 0; }
  input, button { font: inherit; padding: .35rem .6rem; border: 1px solid #767d86; border-radius: 4px; } input { min-width: 18rem; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
  iframe { width: 100%; height: 65vh; border: 1px solid #c4c9cf; border-radius: 4px; background: #fff; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f7f8; padding: 1rem; border-radius: 4px; }
  .quiet { color: #555d66; }`;

/** A whole page; `body` is HTML already. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title><style>${STYLE}</style></head>
<body><main>
${body}
</main></body></html>`;

const clock = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** An ISO instant in Vietnamese time. */
export const vietnameseTime = (instant: string): string => clock.format(new Date(instant));
