import type { JobSummary } from '@dondoc/contracts';
import { Link } from 'react-router';
import { useJobs } from '../../api/jobs.js';
import { IMPORT_ADDRESS, jobAddress } from '../../components/addresses.js';
import { EmptyState } from '../../components/empty-state.js';
import { formatInstant } from '../../components/instant-label.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { JobStateBadge } from './job-state.js';

const Row = ({ job }: { job: JobSummary }) => (
  <tr>
    <th scope="row">
      <Link to={jobAddress(job.jobId)}>{job.kindLabel}</Link>
    </th>
    <td>
      <JobStateBadge job={job} />
    </td>
    <td>{job.sentence}</td>
    <td>{job.reason}</td>
    <td>
      {job.startedBy}, {formatInstant(job.startedAt)}
    </td>
  </tr>
);

/** All bulk acts that were started for the unit, newest first. */
export const JobListScreen = ({ mayImport }: { mayImport: boolean }) => (
  <Page
    wide
    title="Việc hàng loạt"
    actions={
      mayImport ? (
        <Link className="link-button" to={IMPORT_ADDRESS}>
          Nhập từ Excel
        </Link>
      ) : null
    }
  >
    <QueryState query={useJobs()}>
      {({ jobs, asOf }) =>
        jobs.length === 0 ? (
          <EmptyState
            title="Chưa có việc hàng loạt nào"
            text="Chọn nhiều nghĩa vụ ở Bàn làm việc rồi nhắc, gia hạn, duyệt… một lần; hoặc nhập từ Excel."
          />
        ) : (
          <>
            <p className="as-of">Dữ liệu đến {formatInstant(asOf)}</p>
            <div className="table-scroll" role="region" aria-label="Danh sách việc" tabIndex={0}>
              <table className="plain-table">
                <thead>
                  <tr>
                    {['Việc', 'Trạng thái', 'Kết quả', 'Lý do', 'Người bắt đầu'].map((head) => (
                      <th key={head} scope="col">
                        {head}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {jobs.map((job) => (
                    <Row key={job.jobId} job={job} />
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )
      }
    </QueryState>
  </Page>
);
