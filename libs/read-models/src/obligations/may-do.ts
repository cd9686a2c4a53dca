import type { Act, ObligationView } from '@dondoc/contracts';
import {
  definitionOf,
  extensionsLeft,
  type Instant,
  isChased,
  lockAt,
  passedBy,
  type Obligation,
  pendingExtension,
  type Policy,
  standingDue,
} from '@dondoc/domain';

type May = ObligationView['may'];

/** For an obligation that stands in no plan yet. */
export const nothingOffered: May = {
  submit: false,
  accept: false,
  giveBack: false,
  declareNotApplicable: false,
  forward: false,
  appraise: false,
  enterPaper: false,
  askExtension: false,
  decideExtension: false,
  grantExtension: false,
  exempt: false,
  revokeExemption: false,
  askExplanation: false,
  reopen: false,
  cascadeOn: false,
};

const mayDecide = (
  obligation: Obligation,
  policy: Policy,
  may: (act: Act) => boolean,
  locked: boolean,
): Pick<May, 'askExtension' | 'decideExtension' | 'grantExtension' | 'exempt' | 'revokeExemption' | 'reopen'> => {
  const { work, rating, droppedBy } = obligation;
  const chased = isChased(obligation);
  const pending = pendingExtension(obligation) !== null;
  const extendable = chased && !pending && standingDue(obligation) !== null && extensionsLeft(obligation, policy) !== 0;
  const shut = (locked || work === 'accepted' || rating !== null) && droppedBy === null && work !== 'exempt';
  return {
    askExtension: may('extension.request') && extendable,
    decideExtension: may('extension.decide') && pending,
    grantExtension: may('extension.decide') && extendable,
    exempt: may('exemption.decide') && chased,
    revokeExemption: may('exemption.decide') && work === 'exempt',
    reopen: may('obligation.reopen') && shut,
  };
};

/** What the viewer is offered: what the rights allow and the state does not forbid. The rules themselves decide again. */
export const mayDo = (obligation: Obligation, policy: Policy, may: (act: Act) => boolean, now: Instant): May => {
  const { work, forwardedAt, rating, droppedBy, explains } = obligation;
  const { condition, via, scoring } = definitionOf(policy, obligation);
  const submitted = work === 'submitted';
  const locked = lockAt(obligation, policy, now)?.locked ?? false;
  const receivable = work !== 'accepted' && rating === null && droppedBy === null;
  return {
    submit: may('submission.submit') && receivable && !locked,
    accept: may('submission.accept') && submitted,
    giveBack: may('submission.return') && submitted,
    declareNotApplicable: may('submission.not-applicable') && condition !== null && work === 'open',
    forward:
      via !== null && submitted && forwardedAt === null && !passedBy(obligation, { via }) && may('submission.forward'),
    // Accepting the dossier does not end its appraisal: only the rating does.
    appraise: scoring !== null && rating === null && (submitted || work === 'accepted') && may('submission.appraise'),
    enterPaper: may('submission.record-paper') && receivable,
    ...mayDecide(obligation, policy, may, locked),
    askExplanation: may('explanation.request') && explains === null,
    // Offered to the unit itself; its Office drafts such a cascade from the list of cascades.
    cascadeOn: may('submission.submit') && may('cascade.draft') && explains === null,
  };
};
