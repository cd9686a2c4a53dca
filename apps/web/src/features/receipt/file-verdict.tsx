import type { ReceiptView } from '@dondoc/contracts';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { ProblemNotice } from '../../components/problem-notice.js';
import type { Verdict } from './use-file-check.js';

const Same = ({ name, as }: { name: string; as: ReceiptView['files'][number] }) => (
  <Alert
    type="success"
    showIcon
    title="Đúng tệp đã nộp, không bị sửa"
    description={`Tệp “${name}” trùng khớp từng byte với “${as.name}” ghi trên biên nhận.`}
  />
);

const Different = ({ name, sha256 }: { name: string; sha256: string }) => (
  <Alert
    type="error"
    showIcon
    title="Không phải tệp của biên nhận này, hoặc đã bị sửa"
    description={
      <>
        <p>
          Tệp “{name}” khác mọi tệp ghi trên biên nhận. Nếu đây là tệp biên nhận, dấu kiểm tra ở cuối tệp đã mất hoặc đã
          bị sửa.
        </p>
        <p className="hash">SHA-256 của tệp vừa chọn: {sha256}</p>
      </>
    }
  />
);

const TrueReceipt = ({
  receipt,
  here,
  known,
}: Pick<Extract<Verdict, { kind: 'receipt' }>, 'receipt' | 'here' | 'known'>) => {
  const other = known && !here;
  return (
    <Alert
      type={other ? 'warning' : 'success'}
      showIcon
      title={other ? 'Tệp biên nhận nguyên vẹn, nhưng của một bài nộp khác' : 'Tệp biên nhận nguyên vẹn'}
      description={
        <>
          <p>Tệp đúng như hệ thống đã lập, không bị sửa, và khớp với nhật ký.</p>
          {here ? null : (
            <Link to={`/kiem-tra/${receipt.code}`}>
              Xem nội dung biên nhận BN {receipt.number} của {receipt.unit}
            </Link>
          )}
        </>
      }
    />
  );
};

/** What the chosen file turned out to be. */
export const FileVerdict = ({ verdict }: { verdict: Verdict }) => {
  switch (verdict.kind) {
    case 'same':
      return <Same name={verdict.name} as={verdict.as} />;
    case 'different':
      return <Different name={verdict.name} sha256={verdict.sha256} />;
    case 'receipt':
      return <TrueReceipt {...verdict} />;
    case 'no-receipt':
      return (
        <Alert
          type="error"
          showIcon
          title="Đây không phải tệp biên nhận nguyên vẹn"
          description={`Tệp “${verdict.name}” không có dấu kiểm tra của hệ thống ở cuối. Để kiểm tra một tệp báo cáo, trước hết nhập mã trên biên nhận.`}
        />
      );
    case 'problem':
      return <ProblemNotice error={verdict.error} />;
  }
};
