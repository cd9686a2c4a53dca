import { Navigate } from 'react-router';
import { CascadeList } from '../../features/cascades/cascade-list.js';
import { useSignedIn } from '../frame.js';

/** The plans being carried out; a unit's focal point starts with what the unit owes. */
export const HomePage = () => {
  const { role } = useSignedIn();
  return role === 'unit' ? <Navigate to="/viec-can-nop" replace /> : <CascadeList />;
};
