import { mayAct } from '@dondoc/contracts';
import { useParams } from 'react-router';
import { PersonScreen } from '../../features/people/person-screen.js';
import { useSignedIn } from '../frame.js';

export const PersonPage = () => {
  const { username = '' } = useParams();
  const { role } = useSignedIn();
  return <PersonScreen key={username} username={username} mayManage={mayAct(role, 'account.manage', [])} />;
};
