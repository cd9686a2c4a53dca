import type { JobSummary } from '@dondoc/contracts';

const SIGNS = { running: '◔', finished: '✓', cancelled: '■' } as const;

/** Sign and words of a job's state; a job that is over but could not do everything does not look like one that did. */
export const JobStateBadge = ({
  job: { status, statusLabel, failed },
}: {
  job: Pick<JobSummary, 'status' | 'statusLabel' | 'failed'>;
}) => {
  const partly = status === 'finished' && failed > 0;
  return (
    <span className={`badge job-${status}${partly ? ' job-partly' : ''}`}>
      <span aria-hidden="true">{partly ? '⚠' : SIGNS[status]} </span>
      {partly ? `${statusLabel}, có mục không làm được` : statusLabel}
    </span>
  );
};

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
