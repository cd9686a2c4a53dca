import { mayEver } from '@dondoc/contracts';
import { useParams } from 'react-router';
import { DueListScreen } from '../../features/due-list/due-list-screen.js';
import { useSignedIn } from '../frame.js';

/** The signed-in unit's own list, or the list of the unit that the address names. */
export const DueListPage = () => {
  const { unitId } = useParams();
  const { role } = useSignedIn();
  return (
    <DueListScreen
      key={unitId ?? ''}
      unitId={unitId ?? null}
      own={unitId === undefined && mayEver(role, 'submission.submit')}
    />
  );
};
