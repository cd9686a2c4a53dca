import { useSearchParams } from 'react-router';
import { PasteScreen } from '../../features/templates/paste/paste-screen.js';
import { useSignedIn } from '../frame.js';

export const PastePage = () => {
  const [search] = useSearchParams();
  const { unitId } = useSignedIn();
  return <PasteScreen into={search.get('vao')} home={unitId} />;
};
