import { mayAct, mayEver } from '@dondoc/contracts';
import { LetterListScreen } from '../../features/letters/letter-list-screen.js';
import { useSignedIn } from '../frame.js';

export const LetterListPage = () => {
  const { role } = useSignedIn();
  const may = { make: mayAct(role, 'letter.make', 'cascade'), editTemplate: mayEver(role, 'letter.edit-template') };
  return <LetterListScreen may={may} />;
};
