import type { JobSummary } from '@dondoc/contracts';

const SIGNS = { running: '◔', finished: '✓', cancelled: '■' } as const;

/** Sign and words of a job's state. */
export const JobStateBadge = ({
  job: { status, statusLabel },
}: {
  job: Pick<JobSummary, 'status' | 'statusLabel'>;
}) => (
  <span className={`badge job-${status}`}>
    <span aria-hidden="true">{SIGNS[status]} </span>
    {statusLabel}
  </span>
);

/** How far a job is, as a bar for the eye and as numbers for everybody. */
export const JobProgress = ({ job }: { job: JobSummary }) => {
  const settled = job.total - job.waiting;
  return (
    <div className="job-progress">
      <progress max={job.total} value={settled} aria-label={`Đã xong ${settled} trên ${job.total} mục`} />
      <p role="status">{job.sentence}</p>
    </div>
  );
};
