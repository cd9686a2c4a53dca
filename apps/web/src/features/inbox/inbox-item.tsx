import type { InboxItem } from '@dondoc/contracts';
import { Button } from 'antd';
import { Link } from 'react-router';
import { formatInstant } from '../../components/instant-label.js';

/** Links in letters name the whole address; inside the product the path is enough. */
const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : url);

type Line = InboxItem['content']['sections'][number]['lines'][number];

const LineText = ({ line: { text, detail, url } }: { line: Line }) => (
  <li>
    {url === null ? text : <Link to={pathOf(url)}>{text}</Link>}
    <span className="inbox-detail">{detail}</span>
  </li>
);

/** One message: the same words as the mail, with its read mark. */
export const InboxMessage = ({ item, onMark }: { item: InboxItem; onMark: (read: boolean) => void }) => {
  const { subject, content, toldAt, readAt, kindLabel } = item;
  const unread = readAt === null;
  return (
    <li className={unread ? 'message inbox-unread' : 'message'}>
      <p className="message-head">
        <span className={unread ? 'badge badge-unread' : 'badge badge-plain'}>{unread ? '● Chưa đọc' : 'Đã đọc'}</span>
        <span className="badge badge-plain">{kindLabel}</span>
        <span>{formatInstant(toldAt)}</span>
      </p>
      <h2 className="inbox-subject">{subject}</h2>
      <p className="message-to">{content.greeting}</p>
      {content.sections.map(({ heading, lines }) => (
        <section key={heading} aria-label={heading}>
          <h3>
            {heading} ({lines.length})
          </h3>
          <ul className="inbox-lines">
            {lines.map((line) => (
              <LineText key={`${line.text} ${line.url}`} line={line} />
            ))}
          </ul>
        </section>
      ))}
      <Button
        onClick={() => onMark(unread)}
        aria-label={`${unread ? 'Đánh dấu đã đọc' : 'Đánh dấu chưa đọc'}: ${subject}`}
      >
        {unread ? 'Đánh dấu đã đọc' : 'Đánh dấu chưa đọc'}
      </Button>
    </li>
  );
};
