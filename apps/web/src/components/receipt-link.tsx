import type { ReactNode } from 'react';
import { apiPath } from '../api/http.js';

type ReceiptLinkProps = {
  cascadeId: string;
  unitId: string;
  lineId: string;
  submissionId: string;
  children?: ReactNode;
};

/** Saves the receipt of one submission. */
export const ReceiptLink = ({ cascadeId, unitId, lineId, submissionId, children }: ReceiptLinkProps) => (
  <a
    className="receipt-link"
    href={apiPath('obligations', cascadeId, unitId, lineId, 'submissions', submissionId, 'receipt.pdf')}
    download
  >
    {children ?? 'Tải biên nhận'}
  </a>
);
