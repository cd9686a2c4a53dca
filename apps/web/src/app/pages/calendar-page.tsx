import { mayEver } from '@dondoc/contracts';
import { CalendarScreen } from '../../features/calendar/calendar-screen.js';
import { useSignedIn } from '../frame.js';

export const CalendarPage = () => {
  const { role, today } = useSignedIn();
  return <CalendarScreen mayAmend={mayEver(role, 'cascade.amend')} today={today} />;
};
