import type { Job, JobCounts, JobEvent } from './job.js';

/** The job after one of its events. */
export const evolveJob = (job: Job, event: JobEvent): Job => {
  switch (event.type) {
    case 'JobStarted':
      return { ...job, started: event.data, status: 'running' };
    case 'JobItemsSettled': {
      const settled = new Set(job.settled);
      const counts: JobCounts = { ...job.counts };
      for (const { n, outcome } of event.data.results) {
        settled.add(n);
        counts[outcome] += 1;
      }
      return { ...job, settled, counts };
    }
    case 'JobCancelled':
      return { ...job, status: 'cancelled' };
    case 'JobFinished':
      return { ...job, status: 'finished' };
  }
};
