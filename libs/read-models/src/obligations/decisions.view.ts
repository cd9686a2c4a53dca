import type { ObligationView } from '@dondoc/contracts';
import {
  definitionOf,
  type Extension,
  extensionsLeft,
  formatDate,
  type Instant,
  type Lock,
  lockAt,
  type Obligation,
  soonWorkingDays,
  standingDue,
  statusAt,
  statusFactsOf,
  type UnitPlan,
} from '@dondoc/domain';
import type { CascadeFacts } from '../cascades/cascade-facts.js';

type Decisions = Pick<
  ObligationView,
  'extensions' | 'extensionsLeft' | 'exemption' | 'explains' | 'explanations' | 'lock'
>;

const extensionView = ({ requestId, asked, decided }: Extension): ObligationView['extensions'][number] => ({
  requestId,
  state: decided === null ? 'requested' : decided.until === null ? 'refused' : 'granted',
  askedAt: asked?.at ?? null,
  askedUntil: asked?.until ?? null,
  askedReason: asked?.reason ?? null,
  askedBy: asked?.by ?? null,
  decidedAt: decided?.at ?? null,
  until: decided?.until ?? null,
  reason: decided?.reason ?? null,
});

const lockView = (lock: Lock | null, obligation: Obligation): ObligationView['lock'] => {
  const due = standingDue(obligation);
  if (lock === null || due === null) return null;
  const reopened = lock.reopenedUntil === null ? '' : `; mở lại đến hết ${formatDate(lock.reopenedUntil)}`;
  const late = obligation.givenOn > due.lastSafeDay ? ` (giao ngày ${formatDate(obligation.givenOn)})` : '';
  const label = `Hạn nộp ${formatDate(due.lastSafeDay)}${late}; khóa sau ${formatDate(lock.closesOn)}${reopened}`;
  return { ...lock, label };
};

const explanationsOf = (
  plan: UnitPlan,
  lineId: string,
  { policy }: CascadeFacts,
  now: Instant,
): Decisions['explanations'] =>
  Object.values(plan.obligations).flatMap((one) => {
    if (one.explains?.lineId !== lineId) return [];
    const status = statusAt(statusFactsOf(one, definitionOf(policy, one)), policy.calendar, soonWorkingDays, now);
    return [{ lineId: one.lineId, question: one.explains.question, dueOn: one.due?.lastSafeDay ?? null, status }];
  });

const none: Decisions = {
  extensions: [],
  extensionsLeft: null,
  exemption: null,
  explains: null,
  explanations: [],
  lock: null,
};

/** Extensions, exemption, explanations and lock of an obligation at a moment. */
export const decisionsView = (
  plan: UnitPlan,
  obligation: Obligation | undefined,
  facts: CascadeFacts,
  now: Instant,
): Decisions => {
  if (!obligation) return none;
  const { exempted, explains, lineId } = obligation;
  const origin = facts.lines.find((line) => line.lineId === explains?.lineId);
  return {
    extensions: obligation.extensions.map(extensionView),
    extensionsLeft: extensionsLeft(obligation, facts.policy),
    exemption: exempted && { reason: exempted.reason, at: exempted.at },
    explains: explains && {
      lineId: explains.lineId,
      title: origin?.title ?? explains.lineId,
      question: explains.question,
    },
    explanations: explanationsOf(plan, lineId, facts, now),
    lock: lockView(lockAt(obligation, facts.policy, now), obligation),
  };
};
