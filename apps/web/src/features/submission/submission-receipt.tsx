import type { ObligationView } from '@dondoc/contracts';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { formatInstant } from '../../components/instant-label.js';
import { StatusTag } from '../../components/status-tag.js';

type ReceiptProps = { receivedAt: string; status: ObligationView['status']; onClose: () => void };

/** Says that it was received and when; the focus goes here, because the form has gone. */
export const SubmissionReceipt = ({ receivedAt, status, onClose }: ReceiptProps) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} role="status" className="receipt" data-testid="submission-receipt">
      <p>
        <strong>Đã nhận lúc {formatInstant(receivedAt)}.</strong>
      </p>
      <p>
        <StatusTag status={status} />
      </p>
      <Button onClick={onClose}>Đóng</Button>
    </div>
  );
};
