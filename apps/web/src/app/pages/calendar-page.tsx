import { CalendarScreen } from '../../features/calendar/calendar-screen.js';
import { useSignedIn } from '../frame.js';

export const CalendarPage = () => {
  const { role, today } = useSignedIn();
  return <CalendarScreen mayPublish={role === 'office' || role === 'admin'} today={today} />;
};
