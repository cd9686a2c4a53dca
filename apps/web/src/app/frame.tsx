import type { SessionView } from '@dondoc/contracts';
import { Navigate, Outlet, useLocation, useOutletContext, useSearchParams } from 'react-router';
import { AsOfContext } from '../api/as-of.js';
import { useChanges, useNewDay } from '../api/changes.js';
import { useSession } from '../api/session.js';
import { ACCOUNT_ADDRESS } from '../components/addresses.js';
import { PastBanner } from '../components/as-of-control.js';
import { AS_OF_PARAMETER } from '../components/keep-moment.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { Header } from './header.js';
import { NoPost } from './no-post.js';

/** The signed-in user, for every screen inside the frame. */
export const useSignedIn = (): SessionView => useOutletContext<SessionView>();

const SignedInFrame = ({ session }: { session: SessionView }) => {
  const connected = useChanges(session.post !== null);
  useNewDay(session.today);
  const [query] = useSearchParams();
  const { pathname } = useLocation();
  const asOf = query.get(AS_OF_PARAMETER) || null;
  return (
    <>
      <a className="skip-link" href="#noi-dung">
        Đến nội dung chính
      </a>
      <AsOfContext value={asOf}>
        <Header session={session} connected={connected} />
        <PastBanner />
        <main id="noi-dung" tabIndex={-1}>
          {session.post === null && !pathname.startsWith(ACCOUNT_ADDRESS) ? (
            <NoPost session={session} />
          ) : (
            <Outlet context={session} />
          )}
        </main>
      </AsOfContext>
    </>
  );
};

/** Header and content for signed-in users; everybody else goes to the sign-in screen and comes back afterwards. */
export const Frame = () => {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.data) return <SignedInFrame session={session.data} />;
  if (session.data === null) {
    const next = pathname === '/' ? '' : `?tiep=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/dang-nhap${next}`} replace />;
  }
  if (session.isPending) return <p className="starting">Đang mở…</p>;
  return (
    <main className="page">
      <h1>Chưa mở được Đôn Đốc</h1>
      <ProblemNotice error={session.error} onRetry={() => void session.refetch()} />
    </main>
  );
};
