import { DeskPrint } from '../../features/desk/desk-print.js';
import { useSignedIn } from '../frame.js';

export const DeskPrintPage = () => {
  const { now, name } = useSignedIn();
  return <DeskPrint now={now} name={name} />;
};
