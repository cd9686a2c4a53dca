import { Link } from 'react-router';
import { useUnread } from '../../api/inbox.js';
import { formatNumber } from '../../components/number-text.js';

const Bell = () => (
  <svg width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
    <path d="M6 9a6 6 0 0 1 12 0c0 6 2.5 7 2.5 7h-17S6 15 6 9Z" strokeLinejoin="round" />
    <path d="M10 19.5a2.2 2.2 0 0 0 4 0" strokeLinecap="round" />
  </svg>
);

/** The way to the inbox, with how much is unread; a new message is announced without taking the word from anybody. */
export const InboxBell = () => {
  const unread = useUnread().data?.unread ?? 0;
  return (
    <Link to="/hop-thu" className="inbox-bell">
      <Bell />
      <span className="inbox-bell-text">Hộp thư</span>
      <span className={unread === 0 ? 'visually-hidden' : 'inbox-count'} role="status">
        {unread === 0 ? 'không có thư chưa đọc' : formatNumber(unread)}
        {unread === 0 ? null : <span className="visually-hidden"> thư chưa đọc</span>}
      </span>
    </Link>
  );
};
