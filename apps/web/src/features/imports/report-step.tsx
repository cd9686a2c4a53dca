import type { ImportReport } from '@dondoc/contracts';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../api/http.js';
import { markedAddress, useEnterImport } from '../../api/imports.js';
import { isRefusal } from '../../api/problem-error.js';
import { jobAddress } from '../../components/addresses.js';
import { FormField } from '../../components/form-field.js';
import { formatInstant } from '../../components/instant-label.js';
import { formatNumber } from '../../components/number-text.js';
import { ProblemNotice } from '../../components/problem-notice.js';

const Errors = ({ report }: { report: ImportReport }) => (
  <>
    <h3>Lỗi</h3>
    {report.errorCount > report.errors.length ? (
      <p className="as-of">
        Hiện {formatNumber(report.errors.length)} trong {formatNumber(report.errorCount)} lỗi; tệp đánh dấu có đủ.
      </p>
    ) : null}
    <div className="table-scroll" role="region" aria-label="Các lỗi" tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            {['Dòng', 'Cột', 'Giá trị', 'Lỗi', 'Cách sửa'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.errors.map(({ row, column, head, value, reason, mend }) => (
            <tr key={`${column}${row}${reason}`}>
              <td>{row}</td>
              <td>
                {column} · {head}
              </td>
              <td>{value === '' ? '(trống)' : value}</td>
              <td>{reason}</td>
              <td>{mend}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <p>
      <a className="link-button" href={markedAddress(report.importId)} download>
        Tải chính tệp này, ô sai được đánh dấu
      </a>
    </p>
  </>
);

const Enter = ({ report }: { report: ImportReport }) => {
  const [reason, setReason] = useState('');
  const [key, setKey] = useState(newIdempotencyKey);
  const enter = useEnterImport(report.importId);
  const go = useNavigate();
  const send = (rows: 'all' | 'right'): void =>
    enter.mutate(
      { body: { rows, reason }, key },
      {
        onError: (error) => (isRefusal(error) ? setKey(newIdempotencyKey()) : undefined),
        onSuccess: ({ jobId }) => void go(jobAddress(jobId)),
      },
    );
  return (
    <>
      <FormField id="import-reason" label="Lý do" optional hint="Để trống thì ghi tên tệp.">
        {({ status, ...control }) => (
          <Input
            {...control}
            status={status}
            value={reason}
            maxLength={1000}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </FormField>
      <div className="acts">
        {report.wrong === 0 ? (
          <Button type="primary" loading={enter.isPending} onClick={() => send('all')}>
            Nhập tất cả {formatNumber(report.right)} dòng
          </Button>
        ) : (
          <Button loading={enter.isPending} onClick={() => send('right')}>
            Chỉ nhập {formatNumber(report.right)} dòng đúng
          </Button>
        )}
      </div>
      {enter.error ? <ProblemNotice error={enter.error} /> : null}
    </>
  );
};

/** What the check has found: all errors, what would be entered, and the way on. */
export const ReportStep = ({ report }: { report: ImportReport }) => {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <li className="card">
      <h2 ref={head} tabIndex={-1}>
        Kết quả kiểm tra: {report.fileName}
      </h2>
      <p role="status">
        {report.sentence} <span className="as-of">Dữ liệu đến {formatInstant(report.asOf)}</span>
      </p>
      {report.errorCount === 0 ? null : <Errors report={report} />}
      {report.preview.length === 0 ? null : (
        <details>
          <summary>Các dòng sẽ nhập ({formatNumber(report.right)})</summary>
          <ul>
            {report.preview.map(({ row, label }) => (
              <li key={row}>
                Dòng {row}: {label}
              </li>
            ))}
          </ul>
        </details>
      )}
      {report.jobId !== null ? (
        <>
          <p>
            Tệp này đã được nhập. <Link to={jobAddress(report.jobId)}>Xem kết quả từng dòng</Link>
          </p>
          {report.rows > 0 ? (
            <p>Còn dòng chưa nhập: sửa trong tệp rồi gửi lại cả tệp. Dòng đã nhập được bỏ qua.</p>
          ) : null}
        </>
      ) : report.right > 0 ? (
        <Enter report={report} />
      ) : null}
    </li>
  );
};
