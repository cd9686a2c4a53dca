import type { ObligationRef } from '../../api/obligations.js';
import { ObligationDetails } from '../../features/obligation/obligation-details.js';
import { SubmissionForm } from '../../features/submission/submission-form.js';

/** An obligation together with the form that hands something in for it. */
export const ObligationWithForm = ({ inPanel = false, ...ref }: ObligationRef & { inPanel?: boolean }) => (
  <ObligationDetails
    key={`${ref.cascadeId}/${ref.unitId}/${ref.lineId}`}
    obligationRef={ref}
    inPanel={inPanel}
    submissionForm={(obligation, close) => <SubmissionForm obligation={obligation} onClose={close} />}
  />
);
