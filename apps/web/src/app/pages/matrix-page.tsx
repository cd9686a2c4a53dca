import { useParams } from 'react-router';
import { MatrixScreen } from '../../features/matrix/matrix-screen.js';
import { useSignedIn } from '../frame.js';
import { ObligationWithForm } from './obligation-with-form.js';

export const MatrixPage = () => {
  const { cascadeId = '' } = useParams();
  const { today } = useSignedIn();
  return (
    <MatrixScreen
      key={cascadeId}
      cascadeId={cascadeId}
      today={today}
      panel={(place) => <ObligationWithForm cascadeId={cascadeId} {...place} inPanel />}
    />
  );
};
