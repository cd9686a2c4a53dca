import { AccountScreen } from '../../features/account/account-screen.js';
import { useSignedIn } from '../frame.js';

export const AccountPage = () => <AccountScreen posts={useSignedIn().posts} />;
