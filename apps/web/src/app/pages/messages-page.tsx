import { mayEver } from '@dondoc/contracts';
import { MessagesScreen } from '../../features/messages/messages-screen.js';
import { useSignedIn } from '../frame.js';

export const MessagesPage = () => {
  const { mailboxUrl, role } = useSignedIn();
  return <MessagesScreen mailboxUrl={mailboxUrl} mayCancel={mayEver(role, 'message.cancel')} />;
};
