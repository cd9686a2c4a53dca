import { useParams } from 'react-router';
import { UnitScreen } from '../../features/units/unit-screen.js';

export const UnitPage = () => {
  const { unitId = '' } = useParams();
  return <UnitScreen key={unitId} unitId={unitId} />;
};
