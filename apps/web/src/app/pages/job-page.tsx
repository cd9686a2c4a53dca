import { useParams } from 'react-router';
import { JobScreen } from '../../features/jobs/job-screen.js';

export const JobPage = () => {
  const { jobId = '' } = useParams();
  return <JobScreen key={jobId} jobId={jobId} />;
};
