import { MessagesScreen } from '../../features/messages/messages-screen.js';
import { useSignedIn } from '../frame.js';

export const MessagesPage = () => {
  const { mailboxUrl } = useSignedIn();
  return <MessagesScreen mailboxUrl={mailboxUrl} />;
};
