import type { CascadeDetail } from '@dondoc/contracts';
import { Modal } from 'antd';
import { useReadDate } from '../../api/read-date.js';
import { formatNumber } from '../../components/number-text.js';

type IssueConfirmationProps = {
  open: boolean;
  cascade: CascadeDetail;
  documentNumber: string;
  issuedOn: string;
  onCancel: () => void;
  onConfirm: () => void;
  /** Called when the dialog has gone and has given the focus back. */
  onClosed: () => void;
};

/** Says in figures what issuing makes, because it cannot be taken back. */
export const IssueConfirmation = ({
  open,
  cascade,
  documentNumber,
  issuedOn,
  onCancel,
  onConfirm,
  onClosed,
}: IssueConfirmationProps) => {
  const read = useReadDate(open ? issuedOn : '');
  const { lines, unitCount, obligationCount, warnings } = cascade;
  const uneven = lines.length * unitCount !== obligationCount;
  return (
    <Modal
      open={open}
      title="Ban hành và giao việc?"
      okText="Ban hành"
      cancelText="Xem lại"
      onOk={onConfirm}
      onCancel={onCancel}
      afterClose={onClosed}
    >
      <p>
        Số <strong>{documentNumber}</strong>, ngày <strong>{read.data?.label ?? issuedOn}</strong>.
      </p>
      <p data-testid="issue-counts">
        <strong>
          {formatNumber(lines.length)} nghĩa vụ × {formatNumber(unitCount)} đơn vị
        </strong>
        : tạo {formatNumber(obligationCount)} việc phải nộp, mỗi việc có hạn và thư nhắc riêng
        {uneven ? ' (có nghĩa vụ chỉ giao cho một số đơn vị)' : ''}.
      </p>
      {warnings.length > 0 ? <p>⚠ Còn {warnings.length} điểm nên xem lại, đã liệt kê trong trang.</p> : null}
      <p>Sau khi ban hành, số và ngày không sửa được nữa.</p>
    </Modal>
  );
};
