import { type Act, mayAct, mayEver, type Relation, type SessionView } from '@dondoc/contracts';
import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useSignOut } from '../api/session.js';
import { ACCOUNT_ADDRESS, PEOPLE_ADDRESS, SEARCH_ADDRESS } from '../components/addresses.js';
import { Link, NavLink } from '../components/moment-link.js';
import { InboxBell } from '../features/inbox/inbox-bell.js';
import { ClockText } from './clock-text.js';
import { PostChoice } from './post-choice.js';

// What a page shows first decides who finds it in the menu, by the table of rights.
const LINKS: readonly { to: string; text: string; act: Act; standing?: Relation }[] = [
  { to: '/ban-lam-viec', text: 'Bàn làm việc', act: 'desk.read', standing: 'cascade' },
  { to: '/dot', text: 'Đợt triển khai', act: 'cascade.track', standing: 'cascade' },
  { to: '/viec-can-nop', text: 'Việc cần nộp', act: 'submission.submit' },
  { to: '/mau', text: 'Mẫu', act: 'template.read-draft' },
  { to: '/lich', text: 'Lịch', act: 'calendar.read' },
  { to: '/trang-lanh-dao', text: 'Lãnh đạo', act: 'leader-page.read', standing: 'cascade' },
  { to: '/cong-van', text: 'Công văn', act: 'letter.read', standing: 'cascade' },
  { to: '/thu', text: 'Thư', act: 'message.read' },
  { to: '/ket-noi', text: 'Kết nối', act: 'webhook.manage' },
  { to: '/viec-hang-loat', text: 'Việc hàng loạt', act: 'job.start' },
  { to: '/don-vi-va-dau-moi', text: 'Đơn vị', act: 'unit.read' },
  { to: PEOPLE_ADDRESS, text: 'Người dùng', act: 'account.read' },
];

/** On a narrow screen the menu is one row that is pushed aside: where one is stays in sight. */
const useActiveInSight = () => {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const active = nav.current?.querySelector<HTMLElement>('a.active');
    if (nav.current && active) nav.current.scrollLeft = active.offsetLeft - nav.current.offsetLeft - 60;
  }, [pathname]);
  return nav;
};

const Navigation = ({ session }: { session: SessionView }) => {
  const shown = (session.post === null ? [] : LINKS).filter(({ act, standing }) =>
    standing === undefined ? mayEver(session.role, act) : mayAct(session.role, act, standing),
  );
  const nav = useActiveInSight();
  return (
    <nav ref={nav} aria-label="Chính" className="main-nav">
      {shown.map(({ to, text }) => (
        <NavLink key={to} to={to}>
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
      <InboxBell />
      <PostChoice session={session} />
      <span className="header-name">
        <Link to={ACCOUNT_ADDRESS}>
          <strong>{session.name}</strong>
        </Link>
        <span>{session.name === session.unitName ? session.roleLabel : session.unitName}</span>
      </span>
      <Button className="sign-out" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        Đăng xuất
      </Button>
    </div>
  );
};

/** Finds documents, units, works and submissions from every screen. */
const SearchBox = () => {
  const [typed, setTyped] = useState('');
  const go = useNavigate();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== '') void go(`${SEARCH_ADDRESS}?${new URLSearchParams({ q: typed.trim() })}`);
  };
  return (
    <form role="search" className="header-search" onSubmit={send}>
      <Input
        type="search"
        aria-label="Tìm văn bản, đơn vị, việc, bài nộp"
        placeholder="Tìm: 155/kh-ubnd, so y te…"
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button htmlType="submit">Tìm</Button>
    </form>
  );
};

/** Product, where one is, the product's date, who is signed in. */
export const Header = ({ session, connected }: { session: SessionView; connected: boolean }) => (
  <header className="app-header">
    <Link to="/" className="brand">
      <img src="/favicon.svg" alt="" width="28" height="28" />
      Đôn Đốc
    </Link>
    <SearchBox />
    <div className="header-clock">
      <ClockText session={session} />
      <span role="status" className="connection">
        {connected ? '' : 'Mất kết nối trực tiếp, đang nối lại…'}
      </span>
    </div>
    <SignedInUser session={session} />
    <Navigation session={session} />
  </header>
);
