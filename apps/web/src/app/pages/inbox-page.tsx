import { InboxScreen } from '../../features/inbox/inbox-screen.js';

export const InboxPage = () => <InboxScreen />;
