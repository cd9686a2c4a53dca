import {
  type JobQuestion,
  jobListSchema,
  jobPreviewSchema,
  jobSchema,
  jobStartedSchema,
  type StartJobRequest,
} from '@dondoc/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Keyed } from './cascades.js';
import { apiPath, askJson, getJson, postJson } from './http.js';

/** How often a running job is looked at. */
const PROGRESS_MS = 1500;
/** How often the letters of a finished one are looked at. */
const LETTERS_MS = 5000;

/** Where the failures of a job are downloaded as a sheet. */
export const failuresAddress = (jobId: string): string => apiPath('jobs', jobId, 'failures.xlsx');

export const useJobs = () =>
  useQuery({
    queryKey: ['jobs'],
    queryFn: ({ signal }) => getJson('/api/jobs', jobListSchema, signal),
    refetchInterval: ({ state }) => (state.data?.jobs.some(({ status }) => status === 'running') ? PROGRESS_MS : false),
  });

/** A job; looked at again and again while it runs or its letters wait. */
export const useJob = (jobId: string) =>
  useQuery({
    queryKey: ['job', jobId],
    queryFn: ({ signal }) => getJson(apiPath('jobs', jobId), jobSchema, signal),
    refetchInterval: ({ state: { data } }) => {
      if (data?.status === 'running') return PROGRESS_MS;
      return data !== undefined && data.mailWaiting > 0 ? LETTERS_MS : false;
    },
  });

/** The exact list that a bulk act would run over; asked anew whenever the question changes. */
export const useJobPreview = (question: JobQuestion, enabled: boolean) =>
  useQuery({
    queryKey: ['job-preview', question],
    queryFn: ({ signal }) => askJson('/api/jobs/preview', question, jobPreviewSchema, signal),
    enabled,
    retry: false,
    gcTime: 0,
  });

const useJobWrite = <Body>(path: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: Keyed<Body>) => postJson(path, body, key, jobStartedSchema),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
};

export const useStartJob = () => useJobWrite<StartJobRequest>('/api/jobs');
export const useCancelJob = (jobId: string) => useJobWrite<{ reason: string }>(apiPath('jobs', jobId, 'cancellation'));
export const useRetryJob = (jobId: string) => useJobWrite<{ reason: string }>(apiPath('jobs', jobId, 'retry'));
