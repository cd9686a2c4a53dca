import { mayAct } from '@dondoc/contracts';
import type { ObligationRef } from '../../api/obligations.js';
import { ObligationDetails } from '../../features/obligation/obligation-details.js';
import { LettersOfObligation } from '../../features/letters/letters-of-obligation.js';
import { SubmissionForm } from '../../features/submission/submission-form.js';
import { useSignedIn } from '../frame.js';

/** An obligation together with the form that hands something in for it. */
export const ObligationWithForm = ({ inPanel = false, ...ref }: ObligationRef & { inPanel?: boolean }) => {
  const { role } = useSignedIn();
  return (
    <>
      <ObligationDetails
        key={`${ref.cascadeId}/${ref.unitId}/${ref.lineId}`}
        obligationRef={ref}
        inPanel={inPanel}
        submissionForm={(obligation, close, mode) => (
          <SubmissionForm obligation={obligation} onClose={close} paper={mode === 'paper'} />
        )}
      />
      {mayAct(role, 'letter.read', 'cascade') ? <LettersOfObligation {...ref} /> : null}
    </>
  );
};
