import { useParams } from 'react-router';
import { AmendmentScreen } from '../../features/amendment/amendment-screen.js';

export const AmendmentPage = () => {
  const { cascadeId = '' } = useParams();
  return <AmendmentScreen key={cascadeId} cascadeId={cascadeId} />;
};
