import { useParams } from 'react-router';
import { DirectiveScreen } from '../../features/directive/directive-screen.js';

export const DirectivePage = () => {
  const { cascadeId = '' } = useParams();
  return <DirectiveScreen key={cascadeId} cascadeId={cascadeId} />;
};
