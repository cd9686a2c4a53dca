import type { ObligationView } from '@dondoc/contracts';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { formatInstant } from '../../components/instant-label.js';
import { ReceiptLink } from '../../components/receipt-link.js';
import { StatusTag } from '../../components/status-tag.js';

type ReceiptProps = {
  at: string;
  submissionId: string | null;
  /** It came earlier and was entered now. */
  entered: boolean;
  obligation: Pick<ObligationView, 'cascadeId' | 'unit' | 'line' | 'status'>;
  onClose: () => void;
};

/** Says that it was received and when; the focus goes here, because the form has gone. */
export const SubmissionReceipt = ({ at, submissionId, entered, obligation, onClose }: ReceiptProps) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} role="status" className="receipt" data-testid="submission-receipt">
      <p>
        <strong>
          {entered ? 'Đã ghi nhận' : 'Đã nhận'} lúc {formatInstant(at)}.
        </strong>
      </p>
      <p>
        <StatusTag status={obligation.status} />
      </p>
      {submissionId === null ? null : (
        <p>
          <ReceiptLink
            cascadeId={obligation.cascadeId}
            unitId={obligation.unit.unitId}
            lineId={obligation.line.lineId}
            submissionId={submissionId}
          />
        </p>
      )}
      <Button onClick={onClose}>Đóng</Button>
    </div>
  );
};
