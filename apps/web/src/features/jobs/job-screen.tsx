import type { JobItemView, JobView } from '@dondoc/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../api/http.js';
import { failuresAddress, useJob, useRetryJob } from '../../api/jobs.js';
import { importAddress, jobAddress, JOBS_ADDRESS, obligationAddress } from '../../components/addresses.js';
import { Crumbs } from '../../components/crumbs.js';
import { formatInstant } from '../../components/instant-label.js';
import { formatNumber } from '../../components/number-text.js';
import { Page } from '../../components/page.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { QueryState } from '../../components/query-state.js';
import { CancelForm } from './cancel-form.js';
import { JobProgress, JobStateBadge } from './job-state.js';

const SIGNS = { waiting: '⋯', done: '✓', skipped: '–', failed: '✗' } as const;

const Row = ({ item, mail }: { item: JobItemView; mail: boolean }) => (
  <tr className={`item-${item.outcome}`}>
    <td>{item.n}</td>
    <th scope="row">{item.ref ? <Link to={obligationAddress(item.ref)}>{item.label}</Link> : item.label}</th>
    <td>
      <span aria-hidden="true">{SIGNS[item.outcome]} </span>
      {item.outcomeLabel}
    </td>
    <td>{[item.reason, item.mend].filter((one) => one !== null && one !== '').join(' ')}</td>
    {mail ? <td>{item.mail ?? ''}</td> : null}
  </tr>
);

const Items = ({ job }: { job: JobView }) => {
  const mail = job.kind === 'remind';
  const heads = ['STT', 'Mục', 'Kết quả', 'Vì sao', ...(mail ? ['Thư'] : [])];
  return (
    <>
      <h2>Từng mục</h2>
      {job.itemsShown < job.total ? (
        <p className="as-of">
          Hiện {formatNumber(job.itemsShown)} trong {formatNumber(job.total)} mục, mục không làm được trước.
        </p>
      ) : null}
      <div className="table-scroll" role="region" aria-label="Kết quả từng mục" tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {job.items.map((item) => (
              <Row key={item.n} item={item} mail={mail} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};

const Retry = ({ job }: { job: JobView }) => {
  const retry = useRetryJob(job.jobId);
  const [key] = useState(newIdempotencyKey);
  const go = useNavigate();
  const send = (): void =>
    retry.mutate({ body: { reason: '' }, key }, { onSuccess: ({ jobId }) => void go(jobAddress(jobId)) });
  return (
    <>
      <Button type="primary" loading={retry.isPending} onClick={send}>
        Làm lại {formatNumber(job.failed)} mục không làm được
      </Button>
      {retry.error ? <ProblemNotice error={retry.error} /> : null}
    </>
  );
};

const Facts = ({ job }: { job: JobView }) => (
  <dl className="facts">
    <dt>Lý do</dt>
    <dd>{job.reason}</dd>
    <dt>Người bắt đầu</dt>
    <dd>
      {job.startedBy}, {formatInstant(job.startedAt)}
    </dd>
    {job.endedAt === null ? null : (
      <>
        <dt>{job.status === 'cancelled' ? 'Dừng' : 'Xong'}</dt>
        <dd>
          {formatInstant(job.endedAt)}
          {job.cancelledBy === null ? '' : `, ${job.cancelledBy}: ${job.cancelReason ?? ''}`}
        </dd>
      </>
    )}
    {job.retryOf === null ? null : (
      <>
        <dt>Làm lại từ</dt>
        <dd>
          <Link to={jobAddress(job.retryOf)}>việc trước</Link>
        </dd>
      </>
    )}
    {job.importId === null ? null : (
      <>
        <dt>Nhập từ</dt>
        <dd>
          <Link to={importAddress(job.importId)}>tệp Excel đã gửi</Link>
        </dd>
      </>
    )}
    {job.mailFailures === 0 ? null : (
      <>
        <dt>Thư gửi lỗi</dt>
        <dd>⚠ {formatNumber(job.mailFailures)} thư, hệ thống tự thử lại</dd>
      </>
    )}
  </dl>
);

const JobContent = ({ job }: { job: JobView }) => {
  const [stopping, setStopping] = useState(false);
  return (
    <Page
      wide
      title={job.kindLabel}
      above={<Crumbs steps={[{ to: JOBS_ADDRESS, text: 'Việc hàng loạt' }]} />}
      heading={
        <>
          {job.kindLabel} <JobStateBadge job={job} />
        </>
      }
      actions={job.may.cancel && !stopping ? <Button onClick={() => setStopping(true)}>Dừng việc này</Button> : null}
    >
      {stopping && job.may.cancel ? <CancelForm jobId={job.jobId} onClose={() => setStopping(false)} /> : null}
      <JobProgress job={job} />
      <Facts job={job} />
      <div className="acts">
        {job.may.retry ? <Retry job={job} /> : null}
        {job.failed > 0 ? (
          <a className="link-button" href={failuresAddress(job.jobId)} download>
            Tải danh sách không làm được (Excel)
          </a>
        ) : null}
      </div>
      <Items job={job} />
    </Page>
  );
};

/** One bulk act: how far it is, what became of each item, and how to go on. */
export const JobScreen = ({ jobId }: { jobId: string }) => (
  <QueryState query={useJob(jobId)} title="Việc hàng loạt">
    {(job) => <JobContent job={job} />}
  </QueryState>
);
