import type { ObligationView } from '@dondoc/contracts';
import type { ObligationRef } from '../../api/obligations.js';
import { formatDay } from '../../components/plain-date-label.js';
import {
  AskExplanationForm,
  AskExtensionForm,
  ExemptForm,
  GrantExtensionForm,
  GrantRequestForm,
  RefuseRequestForm,
  ReopenForm,
  RevokeExemptionForm,
} from './act-forms.js';
import { AppraisalForm } from './appraisal-form.js';
import { NotApplicableForm, ReturnForm } from './decision-forms.js';

export type Act =
  | 'none'
  | 'submit'
  | 'paper'
  | 'return'
  | 'not-applicable'
  | 'appraise'
  | 'ask-extension'
  | 'grant'
  | 'grant-request'
  | 'refuse-request'
  | 'exempt'
  | 'revoke'
  | 'explanation'
  | 'reopen';

type Props = {
  act: Exclude<Act, 'none' | 'submit' | 'paper'>;
  obligation: ObligationView;
  obligationRef: ObligationRef;
  onClose: () => void;
};

const RequestForm = ({ act, obligation, ...form }: Props) => {
  const pending = obligation.extensions.find(({ state }) => state === 'requested');
  if (!pending?.requestId || pending.askedUntil === null) return null;
  const Form = act === 'grant-request' ? GrantRequestForm : RefuseRequestForm;
  return <Form {...form} requestId={pending.requestId} askedUntil={formatDay(pending.askedUntil)} />;
};

const dated = {
  'ask-extension': AskExtensionForm,
  grant: GrantExtensionForm,
  exempt: ExemptForm,
  revoke: RevokeExemptionForm,
  explanation: AskExplanationForm,
  reopen: ReopenForm,
} as const;

/** The form of an act. */
export const ActForm = (props: Props) => {
  const { act, obligation, obligationRef, onClose } = props;
  const form = { obligationRef, onClose };
  const submissionId = obligation.submissions[0]?.submissionId;
  switch (act) {
    case 'return':
      return <ReturnForm {...form} submissionId={submissionId} />;
    case 'not-applicable':
      return <NotApplicableForm {...form} />;
    case 'appraise':
      if (obligation.scoreSheet === null) return null;
      return <AppraisalForm {...form} sheet={obligation.scoreSheet} submissionId={submissionId} />;
    case 'grant-request':
    case 'refuse-request':
      return <RequestForm {...props} />;
    case 'ask-extension':
    case 'grant':
    case 'exempt':
    case 'revoke':
    case 'explanation':
    case 'reopen': {
      const Form = dated[act];
      return <Form {...form} />;
    }
  }
};
