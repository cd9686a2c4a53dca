import type { Letter, LetterBody } from './letter.js';
import { escape, page, vietnameseTime } from './page.js';

const SHOWN = 200;

const recipientLink = (address: string): string =>
  `<a href="/?recipient=${encodeURIComponent(address)}">${escape(address)}</a>`;

const searchForm = (recipient: string): string => `<form action="/" role="search">
  <label for="recipient">Tìm theo người nhận</label>
  <input id="recipient" name="recipient" type="search" value="${escape(recipient)}" placeholder="ví dụ: sonoivu@">
  <button>Tìm</button>${recipient === '' ? '' : ' <a href="/">Bỏ tìm</a>'}
</form>`;

const timeOf = ({ date, receivedAt }: Letter): string => vietnameseTime(date ?? receivedAt);

const letterRow = (letter: Letter): string => `<tr>
  <td>${timeOf(letter)}</td><td>${letter.to.map(recipientLink).join(', ')}</td>
  <td><a href="/letters/${letter.id}">${escape(letter.subject || '(không có tiêu đề)')}</a></td></tr>`;

const letterTable = (letters: readonly Letter[]): string => `<table>
<thead><tr><th scope="col">Ngày gửi</th><th scope="col">Người nhận</th><th scope="col">Tiêu đề</th></tr></thead>
<tbody>${letters.slice(0, SHOWN).map(letterRow).join('\n')}</tbody></table>
${letters.length > SHOWN ? `<p class="quiet">Hiện ${SHOWN} thư mới nhất trong ${letters.length} thư.</p>` : ''}`;

const recipientTable = (letters: readonly Letter[]): string => {
  const counts = new Map<string, number>();
  for (const { to } of letters) for (const address of to) counts.set(address, (counts.get(address) ?? 0) + 1);
  const rows = [...counts]
    .sort(([a], [b]) => a.localeCompare(b, 'vi'))
    .map(([address, count]) => `<tr><td>${recipientLink(address)}</td><td class="number">${count}</td></tr>`);
  return `<h2>Người nhận</h2><table>
<thead><tr><th scope="col">Địa chỉ</th><th scope="col" class="number">Số thư</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
};

/** The list of letters, all or of one recipient. */
export const listPage = (letters: readonly Letter[], recipient: string): string => {
  const heading = recipient === '' ? 'Thư mới nhất' : `Thư gửi ${recipient}`;
  const empty = recipient === '' ? 'Chưa có thư nào.' : 'Không có thư nào gửi tới người nhận này.';
  return page(
    'Hộp thư thử – Đôn Đốc',
    `<h1>Hộp thư thử</h1>
<p class="quiet">Mọi thư hệ thống gửi đi khi chạy trên máy này được giữ ở đây, không ra khỏi máy.</p>
${searchForm(recipient)}
<h2>${escape(heading)} (${letters.length})</h2>
${letters.length === 0 ? `<p>${empty}</p>` : letterTable(letters)}
${recipient === '' && letters.length > 0 ? recipientTable(letters) : ''}`,
  );
};

const attachmentList = ({ id, attachments }: Letter): string =>
  attachments
    .map(
      ({ name, bytes }, index) =>
        `<a href="/letters/${id}/files/${index}">${escape(name)}</a> (${Math.ceil(bytes / 1024)} KB)`,
    )
    .join(', ');

const facts = (letter: Letter): string => {
  const rows: [string, string][] = [
    ['Người gửi', escape(letter.from)],
    ['Người nhận', letter.to.map(recipientLink).join(', ')],
    ['Ngày gửi', timeOf(letter)],
    ['Mã thư', escape(letter.messageId)],
    ['Gửi lặp', letter.duplicates === 0 ? 'không' : `${letter.duplicates} lần (chỉ giữ một)`],
    ...(letter.attachments.length > 0 ? [['Tệp kèm', attachmentList(letter)] satisfies [string, string]] : []),
  ];
  return `<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>`;
};

/** One letter; its HTML is shown in a frame that may run nothing. */
export const letterPage = (letter: Letter, { text, html }: LetterBody): string =>
  page(
    `${letter.subject} – Hộp thư thử`,
    `<p><a href="/">← Tất cả thư</a></p>
<h1>${escape(letter.subject || '(không có tiêu đề)')}</h1>
${facts(letter)}
${
  html === null
    ? `<pre>${escape(text ?? '')}</pre>`
    : `<iframe title="Nội dung thư" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/letters/${letter.id}/html"></iframe>`
}`,
  );

export const notFoundPage = (): string =>
  page('Không có thư này', '<h1>Không có thư này</h1><p><a href="/">← Tất cả thư</a></p>');
