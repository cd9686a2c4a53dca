import type { LetterDetail, LetterSummary } from '@dondoc/contracts';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { formatInstant } from '../../components/instant-label.js';
import { formatDay } from '../../components/plain-date-label.js';
import { Meaning, WithdrawForm } from './withdraw-form.js';

/** That a letter no longer stands, with a sign and in words. */
export const WithdrawnMark = ({ withdrawn }: Pick<LetterSummary, 'withdrawn'>) =>
  withdrawn === null ? null : (
    <span className="withdrawn-mark">
      <span aria-hidden="true">⊘</span> Đã thu hồi từ {formatDay(withdrawn.on)}
    </span>
  );

const Withdrawn = ({
  letter,
  withdrawn,
}: {
  letter: LetterDetail;
  withdrawn: NonNullable<LetterDetail['withdrawn']>;
}) => (
  <Alert
    type="warning"
    showIcon
    role="status"
    title={`Công văn đã thu hồi từ ngày ${formatDay(withdrawn.on)}`}
    description={
      <>
        <p>
          Lý do: {withdrawn.reason}
          {withdrawn.document === '' ? null : ` · Theo ${withdrawn.document}`} · {withdrawn.by} ghi lúc{' '}
          {formatInstant(withdrawn.at)}
        </p>
        <Meaning meaning={letter.meaning} />
      </>
    }
  />
);

/** Whether a letter still stands; whose it is may call it back. */
export const Withdrawal = ({ letter }: { letter: LetterDetail }) => {
  const [open, setOpen] = useState(false);
  if (letter.withdrawn !== null) return <Withdrawn letter={letter} withdrawn={letter.withdrawn} />;
  if (!letter.may.withdraw) return null;
  if (open) return <WithdrawForm letter={letter} onClose={() => setOpen(false)} />;
  return (
    <div className="acts withdraw-act">
      <Button onClick={() => setOpen(true)}>Thu hồi công văn</Button>
    </div>
  );
};
