import { mayEver } from '@dondoc/contracts';
import { useParams } from 'react-router';
import { RollUpsScreen } from '../../features/roll-ups/roll-ups-screen.js';
import { useSignedIn } from '../frame.js';

export const RollUpsPage = () => {
  const { cascadeId = '' } = useParams();
  const { now, role } = useSignedIn();
  return <RollUpsScreen key={cascadeId} cascadeId={cascadeId} now={now} mayWrite={mayEver(role, 'roll-up.make')} />;
};
