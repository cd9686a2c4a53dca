import type { ObligationView } from '@dondoc/contracts';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'react-router';
import { newIdempotencyKey } from '../../api/http.js';
import { type ObligationRef, useAccept } from '../../api/obligations.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { STATUS_ID } from './obligation-facts.js';
import { NotApplicableForm, ReturnForm } from './decision-forms.js';

/** Draws the form that hands something in; `close` puts it away. */
export type SubmissionFormSlot = (obligation: ObligationView, close: () => void) => ReactNode;

type Act = 'none' | 'submit' | 'return' | 'not-applicable';
type ActRowProps = { obligation: ObligationView; obligationRef: ObligationRef; submissionForm: SubmissionFormSlot };

const AcceptButton = ({ obligationRef }: { obligationRef: ObligationRef }) => {
  const accept = useAccept(obligationRef);
  const [key] = useState(newIdempotencyKey);
  const { message } = App.useApp();
  const send = (): void =>
    accept.mutate({ body: {}, key }, { onSuccess: () => void message.success('Đã duyệt bài nộp.') });
  return (
    <>
      <Button type="primary" loading={accept.isPending} onClick={send}>
        Duyệt
      </Button>
      {accept.error ? <ProblemNotice error={accept.error} /> : null}
    </>
  );
};

const Buttons = ({
  obligation,
  open,
  children,
}: {
  obligation: ObligationView;
  open: (act: Act) => void;
  children: ReactNode;
}) => {
  const { may, submissions } = obligation;
  const again = submissions.length > 0;
  return (
    <div className="acts">
      {may.submit ? (
        <Button type={again ? 'default' : 'primary'} size="large" onClick={() => open('submit')}>
          {again ? 'Nộp lại thành bản mới' : 'Nộp báo cáo'}
        </Button>
      ) : null}
      {children}
      {may.giveBack ? <Button onClick={() => open('return')}>Trả lại</Button> : null}
      {may.declareNotApplicable ? <Button onClick={() => open('not-applicable')}>Không áp dụng</Button> : null}
    </div>
  );
};

/** What the viewer may do now; a form replaces the buttons while it is filled in. `#nop` opens the submission at once. */
export const ActRow = ({ obligation, obligationRef, submissionForm }: ActRowProps) => {
  const { hash } = useLocation();
  const [act, setAct] = useState<Act>(hash === '#nop' && obligation.may.submit ? 'submit' : 'none');
  const close = (): void => {
    setAct('none');
    document.getElementById(STATUS_ID)?.focus();
  };
  const { may } = obligation;
  if (act === 'submit') return <>{submissionForm(obligation, close)}</>;
  if (act === 'return') return <ReturnForm obligationRef={obligationRef} onClose={close} />;
  if (act === 'not-applicable') return <NotApplicableForm obligationRef={obligationRef} onClose={close} />;
  if (!may.submit && !may.accept && !may.giveBack && !may.declareNotApplicable) return null;
  return (
    <Buttons obligation={obligation} open={setAct}>
      {may.accept ? <AcceptButton key={obligation.submissions.length} obligationRef={obligationRef} /> : null}
    </Buttons>
  );
};
