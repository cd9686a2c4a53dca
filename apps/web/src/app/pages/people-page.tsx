import { mayAct } from '@dondoc/contracts';
import { PeopleScreen } from '../../features/people/people-screen.js';
import { useSignedIn } from '../frame.js';

export const PeoplePage = () => <PeopleScreen mayManage={mayAct(useSignedIn().role, 'account.manage', [])} />;
