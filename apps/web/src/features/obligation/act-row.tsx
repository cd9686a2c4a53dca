import type { ObligationView } from '@dondoc/contracts';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'react-router';
import { newIdempotencyKey } from '../../api/http.js';
import { type ObligationRef, useAccept, useForward } from '../../api/obligations.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { STATUS_ID } from './obligation-facts.js';
import { CascadeOn } from './cascade-on.js';
import { AppraisalForm } from './appraisal-form.js';
import { NotApplicableForm, ReturnForm } from './decision-forms.js';

/** Draws the form that hands something in; `close` puts it away. */
export type SubmissionFormSlot = (obligation: ObligationView, close: () => void) => ReactNode;

type Act = 'none' | 'submit' | 'return' | 'not-applicable' | 'appraise';
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

const ForwardButton = ({ obligationRef }: { obligationRef: ObligationRef }) => {
  const forward = useForward(obligationRef);
  const [key] = useState(newIdempotencyKey);
  const { message } = App.useApp();
  const send = (): void =>
    forward.mutate({ body: {}, key }, { onSuccess: () => void message.success('Đã chuyển tiếp lên nơi nhận.') });
  return (
    <>
      <Button type="primary" loading={forward.isPending} onClick={send}>
        Chuyển tiếp
      </Button>
      {forward.error ? <ProblemNotice error={forward.error} /> : null}
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
      {may.cascadeOn ? <CascadeOn obligation={obligation} /> : null}
      {may.appraise ? <Button onClick={() => open('appraise')}>Thẩm định</Button> : null}
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
  if (act === 'appraise' && obligation.scoreSheet !== null) {
    return <AppraisalForm obligationRef={obligationRef} sheet={obligation.scoreSheet} onClose={close} />;
  }
  if (!Object.values(may).includes(true)) return null;
  return (
    <Buttons obligation={obligation} open={setAct}>
      {may.forward ? (
        <ForwardButton key={`forward-${obligation.submissions.length}`} obligationRef={obligationRef} />
      ) : null}
      {may.accept ? <AcceptButton key={obligation.submissions.length} obligationRef={obligationRef} /> : null}
    </Buttons>
  );
};
