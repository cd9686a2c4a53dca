import { useParams } from 'react-router';
import { RehearsalScreen } from '../../features/rehearsal/rehearsal-screen.js';
import { useSignedIn } from '../frame.js';

export const RehearsalPage = () => {
  const { templateId = '' } = useParams();
  const { today } = useSignedIn();
  return <RehearsalScreen templateId={templateId} today={today} />;
};
