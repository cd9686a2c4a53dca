import { useParams } from 'react-router';
import { ObligationWithForm } from './obligation-with-form.js';

export const ObligationPage = () => {
  const { cascadeId = '', unitId = '', lineId = '' } = useParams();
  return <ObligationWithForm cascadeId={cascadeId} unitId={unitId} lineId={lineId} />;
};
