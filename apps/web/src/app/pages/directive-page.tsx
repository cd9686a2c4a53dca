import { useParams } from 'react-router';
import { DirectiveScreen } from '../../features/directive/directive-screen.js';
import { useSignedIn } from '../frame.js';

export const DirectivePage = () => {
  const { cascadeId = '' } = useParams();
  const { role, unitId, unitName } = useSignedIn();
  return <DirectiveScreen key={cascadeId} cascadeId={cascadeId} viewer={{ role, unitId, unitName }} />;
};
