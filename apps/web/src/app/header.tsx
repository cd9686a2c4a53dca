import type { SessionView } from '@dondoc/contracts';
import { Button } from 'antd';
import { Link, NavLink } from 'react-router';
import { useSignOut } from '../api/session.js';
import { ClockText } from './clock-text.js';

type Role = SessionView['role'];
const OVERSEERS: readonly Role[] = ['office', 'focal-department', 'leader', 'admin'];

// A focal department collects, and owes work of its own.
const LINKS: readonly { to: string; text: string; roles: readonly Role[] }[] = [
  { to: '/', text: 'Đợt triển khai', roles: OVERSEERS },
  { to: '/viec-can-nop', text: 'Việc cần nộp', roles: ['unit', 'focal-department'] },
  { to: '/mau', text: 'Mẫu', roles: ['office', 'admin'] },
  { to: '/lich', text: 'Lịch', roles: [...OVERSEERS, 'unit'] },
  { to: '/thu', text: 'Thư', roles: OVERSEERS },
];

const Navigation = ({ session }: { session: SessionView }) => {
  const shown = LINKS.filter(({ roles }) => roles.includes(session.role));
  return (
    <nav aria-label="Chính" className="main-nav">
      {shown.map(({ to, text }) => (
        <NavLink key={to} to={to} end={to !== '/'}>
          {text}
        </NavLink>
      ))}
    </nav>
  );
};

const SignedInUser = ({ session }: { session: SessionView }) => {
  const signOut = useSignOut();
  return (
    <div className="header-user">
      <span className="header-name">
        <strong>{session.name}</strong>
        <span>{session.name === session.unitName ? session.roleLabel : session.unitName}</span>
      </span>
      <Button className="sign-out" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        Đăng xuất
      </Button>
    </div>
  );
};

/** Product, where one is, the product's date, who is signed in. */
export const Header = ({ session, connected }: { session: SessionView; connected: boolean }) => (
  <header className="app-header">
    <Link to="/" className="brand">
      <img src="/favicon.svg" alt="" width="28" height="28" />
      Đôn Đốc
    </Link>
    <Navigation session={session} />
    <div className="header-clock">
      <ClockText session={session} />
      <span role="status" className="connection">
        {connected ? '' : 'Mất kết nối trực tiếp, đang nối lại…'}
      </span>
    </div>
    <SignedInUser session={session} />
  </header>
);
