import type { LetterContent } from '@dondoc/contracts';
import { escaped, mailPage } from '../mail/mail-html.js';

/**
 * A letter's content: the same words as plain text, as HTML and for the inbox. `items` for lists; `told`: keys of the
 * notices that are in it, for what was settled meanwhile is left out.
 */
export type Composed = {
  subject: string;
  text: string;
  html: string;
  items: string[];
  content: LetterContent;
  told: string[];
};

/** `keys`: ledger keys of the notices that the line tells. */
export type LetterLine = LetterContent['sections'][number]['lines'][number] & { keys: readonly string[] };
export type LetterSection = { heading: string; lines: LetterLine[] };

const FOOT =
  'Thư này do hệ thống Đôn Đốc gửi theo phân công trong văn bản; mỗi ngày làm việc nhiều nhất một thư nhắc. Có thể chọn kênh nhận thư trong hệ thống.';

const htmlLine = ({ text, detail, url }: LetterLine): string => {
  const title = url ? `<a href="${escaped(url)}">${escaped(text)}</a>` : escaped(text);
  return `<li style="margin-bottom:8px">${title}<br><span style="color:#444">${escaped(detail).replace(/\n/g, '<br>')}</span></li>`;
};

const textLine = ({ text, detail, url }: LetterLine): string => `- ${text}\n  ${detail}${url ? `\n  ${url}` : ''}`;

/** Lays out greeting, sections and foot, as text and as HTML in which nothing from outside is markup. */
export const layOut = (subject: string, greeting: string, sections: readonly LetterSection[]): Composed => {
  const filled = sections.filter(({ lines }) => lines.length > 0);
  const text = filled.map(({ heading, lines }) => `${heading} (${lines.length})\n${lines.map(textLine).join('\n')}`);
  const html = filled.map(
    ({ heading, lines }) => `<h3>${escaped(heading)} (${lines.length})</h3><ul>${lines.map(htmlLine).join('')}</ul>`,
  );
  const lines = filled.flatMap((section) => section.lines);
  return {
    subject,
    text: [greeting, ...text, FOOT].join('\n\n'),
    html: mailPage(
      subject,
      `<p>${escaped(greeting)}</p>${html.join('')}<hr><p style="color:#555">${escaped(FOOT)}</p>`,
    ),
    items: filled.flatMap((section) => section.lines.map((line) => `${section.heading}: ${line.text}`)),
    content: {
      greeting,
      sections: filled.map((section) => ({
        heading: section.heading,
        lines: section.lines.map(({ keys: _, ...line }) => line),
      })),
    },
    told: [...new Set(lines.flatMap(({ keys }) => keys))],
  };
};
