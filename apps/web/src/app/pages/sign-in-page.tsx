import { Navigate, useSearchParams } from 'react-router';
import { useSession } from '../../api/session.js';
import { SignInScreen } from '../../features/sign-in/sign-in-screen.js';

/** Only addresses of this application: `//other.example` would lead away. */
const nextAddress = (wanted: string | null): string =>
  wanted?.startsWith('/') && !wanted.startsWith('//') && !wanted.startsWith('/\\') ? wanted : '/';

export const SignInPage = () => {
  const session = useSession();
  const [query] = useSearchParams();
  const next = nextAddress(query.get('tiep'));
  if (session.data) return <Navigate to={next} replace />;
  return <SignInScreen next={next} cameBack={query.has('mot-lan')} />;
};
