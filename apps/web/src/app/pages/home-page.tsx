import { mayAct, mayEver, type Role } from '@dondoc/contracts';
import { Navigate } from 'react-router';
import { DESK_ADDRESS } from '../../components/addresses.js';
import { useSignedIn } from '../frame.js';

/**
 * Where somebody begins: whoever follows cascades at the desk, a unit with what it owes, others with what they keep in
 * order.
 */
const beginningOf = (role: Role): string => {
  if (mayAct(role, 'desk.read', 'cascade')) return DESK_ADDRESS;
  if (mayEver(role, 'submission.submit')) return '/viec-can-nop';
  return mayEver(role, 'template.edit') ? '/mau' : '/don-vi-va-dau-moi';
};

export const HomePage = () => <Navigate to={beginningOf(useSignedIn().role)} replace />;
