import { mayEver } from '@dondoc/contracts';
import { JobListScreen } from '../../features/jobs/job-list-screen.js';
import { useSignedIn } from '../frame.js';

export const JobsPage = () => {
  const { role } = useSignedIn();
  return <JobListScreen mayImport={mayEver(role, 'import.submissions') || mayEver(role, 'import.register')} />;
};
