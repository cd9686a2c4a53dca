import { mayEver } from '@dondoc/contracts';
import { CalendarScreen } from '../../features/calendar/calendar-screen.js';
import { useSignedIn } from '../frame.js';

export const CalendarPage = () => {
  const { role, today } = useSignedIn();
  return <CalendarScreen mayPublish={mayEver(role, 'calendar.publish')} today={today} />;
};
