import { useParams } from 'react-router';
import { RollUpsScreen } from '../../features/roll-ups/roll-ups-screen.js';

export const RollUpsPage = () => {
  const { cascadeId = '' } = useParams();
  return <RollUpsScreen key={cascadeId} cascadeId={cascadeId} />;
};
