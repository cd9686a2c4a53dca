import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';

/** What can be done to many at once (việc hàng loạt), by the name that people read. */
export const jobKinds = {
  remind: 'Nhắc đơn vị',
  extend: 'Gia hạn',
  exempt: 'Miễn thực hiện',
  accept: 'Duyệt bài nộp',
  return: 'Trả lại bài nộp',
  reopen: 'Mở lại kỳ đã khóa',
  explain: 'Yêu cầu giải trình',
  forward: 'Chuyển bài nộp lên trên',
  'import-submissions': 'Nhập bài nộp từ Excel',
  'import-units': 'Nhập đơn vị từ Excel',
  'import-posts': 'Nhập đầu mối từ Excel',
} as const;
export type JobKind = keyof typeof jobKinds;

/** What all items of a job share. Plain dates; which are used depends on the kind. */
export type JobParameters = {
  /** `extend`, `reopen`: the new last day. */
  until?: PlainDate;
  /** `return`: the day by which it is to come again. */
  newDate?: PlainDate;
  /** `explain`: the day by which the explanation is due. */
  dueOn?: PlainDate;
  /** `explain`: what is asked. */
  question?: string;
};

/** The obligation that an item is about. */
export type JobRef = { cascadeId: string; unitId: string; lineId: string };

/** One thing to do, frozen when the job starts. `n` counts from 1; `body` is what only this item has (a row of a sheet). */
export type JobItem = { n: number; label: string; ref: JobRef | null; body: unknown };

/** What became of an item. A skip and a failure say why; a failure names field, value, reason and mend like any refusal. */
export type ItemResult =
  | { n: number; outcome: 'done' }
  | { n: number; outcome: 'skipped'; reason: string }
  | { n: number; outcome: 'failed'; code: string; field: string; value: string; reason: string; mend: string };

type Fact<Type extends string, Data> = { type: Type; at: Instant; data: Data };

/** Events of a job's stream. The items themselves stand in the stream next to it (`job:{id}:items`). */
export type JobEvent =
  | Fact<
      'JobStarted',
      {
        jobId: string;
        kind: JobKind;
        /** Account that acts; the role and the unit as which it does. */
        by: string;
        /** Their name, as known then; absent in older jobs. */
        name?: string;
        role: string;
        unitId: string;
        reason: string;
        parameters: JobParameters;
        total: number;
        /** The job whose failures this one tries again. */
        retryOf: string | null;
        /** The uploaded sheet whose rows are entered. */
        importId: string | null;
      }
    >
  | Fact<'JobItemsSettled', { results: readonly ItemResult[] }>
  | Fact<'JobCancelled', { by: string; reason: string }>
  | Fact<'JobFinished', JobCounts>;

export type JobCounts = { done: number; skipped: number; failed: number };

export type JobStatus = 'running' | 'cancelled' | 'finished';

export type Job = {
  started: (JobEvent & { type: 'JobStarted' })['data'] | null;
  status: JobStatus;
  counts: JobCounts;
  /** Numbers of the items that have their result. */
  settled: ReadonlySet<number>;
};

export type JobCommand =
  | { type: 'StartJob'; job: Omit<(JobEvent & { type: 'JobStarted' })['data'], 'total'>; items: readonly JobItem[] }
  | { type: 'SettleItems'; results: readonly ItemResult[] }
  | { type: 'CancelJob'; by: string; reason: string };

export const jobStreamId = (jobId: string): string => `job:${jobId}`;
export const jobItemsStreamId = (jobId: string): string => `job:${jobId}:items`;
/** Under this id an item is done, once, however often it is tried. */
export const jobItemCommandId = (jobId: string, n: number): string => `job:${jobId}:${n}`;

export const initialJob = (): Job => ({
  started: null,
  status: 'running',
  counts: { done: 0, skipped: 0, failed: 0 },
  settled: new Set(),
});
