import type { ObligationView } from '@dondoc/contracts';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'react-router';
import { newIdempotencyKey } from '../../api/http.js';
import { type ObligationRef, useAccept, useForward } from '../../api/obligations.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { ActForm, type Act } from './act-form.js';
import { CascadeOn } from './cascade-on.js';
import { DropDraft } from './drop-draft.js';
import { STATUS_ID } from './obligation-facts.js';

/** Handing in by the unit, or entering what was received on paper. */
export type SubmissionMode = 'submit' | 'paper';
/** Draws the form that hands something in; `close` puts it away. */
export type SubmissionFormSlot = (obligation: ObligationView, close: () => void, mode: SubmissionMode) => ReactNode;

type ActRowProps = { obligation: ObligationView; obligationRef: ObligationRef; submissionForm: SubmissionFormSlot };
/** The version that whoever judges has before them. */
type JudgeProps = { obligationRef: ObligationRef; submissionId: string | undefined };

const AcceptButton = ({ obligationRef, submissionId }: JudgeProps) => {
  const accept = useAccept(obligationRef);
  const [key] = useState(newIdempotencyKey);
  const { message } = App.useApp();
  const body = submissionId === undefined ? {} : { submissionId };
  const send = (): void => accept.mutate({ body, key }, { onSuccess: () => void message.success('Đã duyệt bài nộp.') });
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

/** Acts with a form of their own, in the order in which they are offered. */
const offers: readonly { act: Exclude<Act, 'none' | 'submit'>; may: keyof ObligationView['may']; text: string }[] = [
  { act: 'grant-request', may: 'decideExtension', text: 'Đồng ý gia hạn' },
  { act: 'refuse-request', may: 'decideExtension', text: 'Không gia hạn' },
  { act: 'appraise', may: 'appraise', text: 'Thẩm định' },
  { act: 'return', may: 'giveBack', text: 'Trả lại' },
  { act: 'ask-extension', may: 'askExtension', text: 'Đề nghị gia hạn' },
  { act: 'not-applicable', may: 'declareNotApplicable', text: 'Không áp dụng' },
  { act: 'paper', may: 'enterPaper', text: 'Ghi bài nộp bản giấy' },
  { act: 'grant', may: 'grantExtension', text: 'Gia hạn' },
  { act: 'reopen', may: 'reopen', text: 'Mở lại' },
  { act: 'explanation', may: 'askExplanation', text: 'Yêu cầu giải trình' },
  { act: 'exempt', may: 'exempt', text: 'Miễn' },
  { act: 'revoke', may: 'revokeExemption', text: 'Bãi bỏ quyết định miễn' },
];

const Buttons = ({
  obligation,
  open,
  children,
}: {
  obligation: ObligationView;
  open: (act: Act) => void;
  children: ReactNode;
}) => {
  const { may, submissions, status } = obligation;
  const again = submissions.length > 0;
  const awaited = !again || status.code === 'returned';
  return (
    <div className="acts">
      {may.submit ? (
        <Button type={awaited ? 'primary' : 'default'} size="large" onClick={() => open('submit')}>
          {again ? 'Nộp lại thành bản mới' : 'Nộp báo cáo'}
        </Button>
      ) : null}
      {children}
      {offers.map((offer) =>
        may[offer.may] ? (
          <Button key={offer.act} onClick={() => open(offer.act)}>
            {offer.text}
          </Button>
        ) : null,
      )}
      {may.cascadeOn ? <CascadeOn obligation={obligation} /> : null}
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
  const { may, submissions, draft } = obligation;
  if (act === 'submit' || act === 'paper') return <>{submissionForm(obligation, close, act)}</>;
  if (act !== 'none')
    return <ActForm act={act} obligation={obligation} obligationRef={obligationRef} onClose={close} />;
  if (!Object.values(may).includes(true)) return null;
  const newest = submissions[0]?.submissionId;
  return (
    <Buttons obligation={obligation} open={setAct}>
      {may.submit && draft ? <DropDraft obligationRef={obligationRef} revision={draft.revision} /> : null}
      {may.forward ? <ForwardButton key={`forward-${newest}`} obligationRef={obligationRef} /> : null}
      {may.accept ? <AcceptButton key={newest} obligationRef={obligationRef} submissionId={newest} /> : null}
    </Buttons>
  );
};
